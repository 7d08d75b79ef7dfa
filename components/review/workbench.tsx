"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";
import { keyOf } from "@/components/shortcuts/commands";
import { ShortcutProvider, useCommand, useShortcutSheet } from "@/components/shortcuts/shortcuts";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { KeyHint } from "@/components/ui/key-hint";
import { EmptyState } from "@/components/ui/state";
import { useToast } from "@/components/ui/toast";
import { can } from "@/lib/access/permissions";
import { caseOptions, claimNext } from "@/lib/review/client";
import type { CaseDetail, CaseSummary, DecisionBody } from "@/lib/review/contract";
import type { Role } from "@/lib/shared/vocabulary";
import { CasePane } from "./case-pane";
import { neighbourOf } from "./queue-cache";
import { QueuePane } from "./queue-pane";
import { useDecide } from "./use-decide";
import { useQueue } from "./use-queue";
import { useReaderLocale } from "./use-reader-locale";
import { useReviewLocation } from "./use-review-location";
import { useWide } from "./use-wide";

/** The desk: what waits on the left, the case on the right; on a small screen one after the other. */
export function Workbench({ role }: { readonly role: Role }) {
  return (
    <ShortcutProvider role={role}>
      <Desk role={role} />
    </ShortcutProvider>
  );
}

function Desk({ role }: { readonly role: Role }) {
  const { caseId, filter, show, narrow } = useReviewLocation();
  const title = useTranslations("review")("title");
  const queue = useQueue(filter);
  const wide = useWide();
  const [drafts] = useState(() => new Map<string, string>());
  const heading = useRef<HTMLHeadingElement>(null);
  const open = useCallback((id: string) => show(id, wide ? "replace" : "enter"), [show, wide]);
  // A decision takes its buttons along; the next case's heading receives the focus when it is there.
  const awaitsFocus = useRef(false);
  const takeNext = useTakeNext(filter, show);
  const decide = useDecide({
    cases: queue.cases,
    show: (next) => show(next),
    settled: (id) => drafts.delete(id),
  });

  useFirstCase({ wide, caseId, cases: queue.cases, show });
  usePrefetchNeighbour(queue.cases, caseId);
  useMoves({ cases: queue.cases, caseId, show, open, heading });

  return (
    <div className="-mx-4 -my-6 lg:-mx-6 grid h-[calc(100dvh-3rem)] lg:grid-cols-[minmax(20rem,26rem)_minmax(0,1fr)]">
      <h1 className="sr-only">{title}</h1>
      <section className={cx("min-h-0 flex-col border-line lg:flex lg:border-r", caseId ? "hidden" : "flex")}>
        <QueuePane queue={queue} filter={filter} shownId={caseId} onOpen={open} onNarrow={narrow} />
        <KeysFoot />
      </section>
      <section className={cx("min-h-0 min-w-0 flex-col lg:flex", caseId ? "flex" : "hidden")}>
        {caseId ? (
          <CasePane
            key={caseId}
            caseId={caseId}
            mayDecide={can(role, "cases.decide")}
            drafts={drafts}
            heading={heading}
            awaitsFocus={awaitsFocus}
            onBack={() => show(null)}
            onTakeNext={takeNext}
            onDecide={(detail: CaseDetail, body: DecisionBody) => {
              awaitsFocus.current = true;
              decide(detail.caseId, detail.externalOrderId, body);
            }}
          />
        ) : null}
        {caseId === null && queue.cases.length > 0 ? <NothingChosen /> : null}
      </section>
    </div>
  );
}

type Show = ReturnType<typeof useReviewLocation>["show"];

/** On a wide screen half of it would stay empty: the first case that nobody is on is opened, and the address says so. */
function useFirstCase(on: { wide: boolean; caseId: string | null; cases: readonly CaseSummary[]; show: Show }): void {
  const { wide, caseId, show } = on;
  const first = on.cases.find((item) => item.claim === null || item.claim.mine)?.caseId ?? null;
  useEffect(() => {
    if (!wide || caseId !== null || first === null) return;
    // The router learns of addresses only once it has started, which is after the effects of its pages.
    const timer = setTimeout(() => show(first));
    return () => clearTimeout(timer);
  }, [wide, caseId, first, show]);
}

/** The case that a decision would lead to is read ahead, so that it is there at once. */
function usePrefetchNeighbour(cases: readonly CaseSummary[], caseId: string | null): void {
  const queries = useQueryClient();
  const locale = useReaderLocale();
  const nextId = caseId === null ? null : (neighbourOf(cases, caseId)?.caseId ?? null);
  useEffect(() => {
    if (nextId !== null) void queries.prefetchQuery(caseOptions(locale, nextId));
  }, [queries, locale, nextId]);
}

function useMoves(on: {
  cases: readonly CaseSummary[];
  caseId: string | null;
  show: Show;
  open: (caseId: string) => void;
  heading: React.RefObject<HTMLHeadingElement | null>;
}): void {
  // Keys may come faster than the address changes: each step starts where the last one led.
  const at = useRef(on.caseId);
  useEffect(() => {
    at.current = on.caseId;
  }, [on.caseId]);
  const step = (by: 1 | -1) => () => {
    const index = on.cases.findIndex((item) => item.caseId === at.current);
    const target = index === -1 ? on.cases[0] : on.cases[index + by];
    if (!target) return;
    at.current = target.caseId;
    focusRow(target.caseId);
    on.show(target.caseId);
  };
  useCommand("next", step(1));
  useCommand("previous", step(-1));
  useCommand("open", () => {
    if (on.caseId !== null) on.heading.current?.focus();
    else if (on.cases[0]) on.open(on.cases[0].caseId);
  });
}

/** Leafing takes the focus along the rows, where they are shown. */
function focusRow(caseId: string): void {
  const row = rowOf(caseId);
  row?.scrollIntoView({ block: "nearest" });
  if (row && row.offsetParent !== null) row.focus({ preventScroll: true });
}

const rowOf = (caseId: string) => document.querySelector<HTMLAnchorElement>(`a[data-case="${CSS.escape(caseId)}"]`);

function useTakeNext(filter: ReturnType<typeof useReviewLocation>["filter"], show: Show): () => void {
  const t = useTranslations("review");
  const locale = useReaderLocale();
  const { show: toast } = useToast();
  return () => {
    claimNext(locale, filter).then(
      ({ next }) => (next ? show(next.caseId) : toast({ title: t("claim.nothingFree") })),
      () => toast({ title: t("failure.network"), tone: "bad" }),
    );
  };
}

function KeysFoot() {
  const t = useTranslations("review.shortcuts");
  const openSheet = useShortcutSheet();
  return (
    <div className="mt-auto hidden items-center gap-3 border-line border-t px-4 py-2 text-ink-3 text-xs pointer-fine:flex">
      {(["next", "previous"] as const).map((id) => (
        <span key={id} className="inline-flex items-center gap-1.5">
          <KeyHint>{keyOf(id)}</KeyHint>
          {t(`command.${id}`)}
        </span>
      ))}
      <Button kind="quiet" size="sm" className="ml-auto" shortcut={keyOf("help")} onClick={openSheet}>
        {t("open")}
      </Button>
    </div>
  );
}

function NothingChosen() {
  const t = useTranslations("review.none");
  return (
    <div className="m-auto">
      <EmptyState title={t("title")}>
        {t("body")} <KeyHint>{keyOf("next")}</KeyHint> <KeyHint>{keyOf("previous")}</KeyHint>
      </EmptyState>
    </div>
  );
}
