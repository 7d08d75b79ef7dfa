"use client";

import { useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import { keyOf } from "@/components/shortcuts/commands";
import { useCommand, useShortcutSheet } from "@/components/shortcuts/shortcuts";
import { Button } from "@/components/ui/button";
import { KeyHint } from "@/components/ui/key-hint";
import { Mark } from "@/components/ui/mark";
import { SplitView } from "@/components/ui/split-view";
import { EmptyState } from "@/components/ui/state";
import { useSteady } from "@/components/ui/use-steady";
import type { Act } from "@/lib/review/client";
import type { CaseDetail } from "@/lib/review/contract";
import type { Role } from "@/lib/shared/vocabulary";
import { CasePane } from "./case-pane";
import { Drafts } from "./drafts";
import { QueuePane } from "./queue-pane";
import { useHydrated } from "./use-hydrated";
import { firstCase, useFirstCase, useMoves, usePrefetchNeighbour, useTakeNext } from "./use-moves";
import { usePerform } from "./use-perform";
import { useQueue } from "./use-queue";
import { useReviewLocation } from "./use-review-location";
import { useWide } from "./use-wide";

/** The desk: what waits on the left, the case on the right; on a small screen one after the other. */
export function Workbench({ role, userId }: { readonly role: Role; readonly userId: string }) {
  const { caseId, filter, show, narrow, look } = useReviewLocation();
  const title = useTranslations("review")("title");
  const queue = useQueue(filter);
  const wide = useWide();
  const hydrated = useHydrated();
  const [drafts] = useState(() => new Drafts(userId, typeof window === "undefined" ? null : window.sessionStorage));
  const [acted] = useState(() => new Set<string>());
  const heading = useRef<HTMLHeadingElement>(null);
  const focusNext = useRef<string | null>(null);
  const open = useCallback((id: string) => show(id, wide ? "replace" : "push"), [show, wide]);
  // A decision takes its buttons along; the next case's heading receives the focus when it is there.
  const awaitsFocus = useRef(false);
  const takeNext = useSteady(useTakeNext(filter, show));
  const back = useCallback(() => show(null), [show]);
  const { perform, undoLast } = usePerform({
    cases: queue.cases,
    show: (next) => show(next),
    began: (id) => acted.add(id),
    ended: (id, how) => {
      acted.delete(id);
      if (how === "saved") drafts.delete(id);
    },
  });
  const act = useSteady((detail: CaseDetail, what: Act) => {
    awaitsFocus.current = true;
    perform(detail.caseId, detail.externalOrderId, what);
  });
  useCommand("undo", () => {
    awaitsFocus.current = undoLast();
  });
  useCommand("next-free", takeNext);
  useFirstCase({ wide, caseId, cases: queue.cases, show });
  usePrefetchNeighbour(queue.cases, caseId);
  useMoves({ cases: queue.cases, caseId, show, open, heading, focusNext });

  return (
    <div aria-busy={!hydrated} data-desk className="-mx-4 -my-6 lg:-mx-6 h-[calc(100dvh-3rem-var(--notice))]">
      <h1 className="sr-only">{title}</h1>
      <SplitView
        name="review"
        share={31}
        least={24}
        most={45}
        className="h-full"
        showing={caseId ? "detail" : "list"}
        list={
          <section aria-label={title} className="flex h-full min-h-0 flex-col">
            <QueuePane
              queue={queue}
              filter={filter}
              shownId={caseId}
              focusNext={focusNext}
              onOpen={open}
              onNarrow={narrow}
              onLook={look}
            />
            <KeysFoot />
          </section>
        }
        detail={
          <section className="flex h-full min-h-0 flex-col">
            {caseId ? (
              <CasePane
                key={caseId}
                caseId={caseId}
                role={role}
                drafts={drafts}
                acted={acted}
                heading={heading}
                awaitsFocus={awaitsFocus}
                onBack={back}
                onTakeNext={takeNext}
                onAct={act}
              />
            ) : null}
            {caseId === null && !queue.isLoading && !queue.failed && firstCase(queue.cases) === null ? (
              <NothingChosen empty={queue.cases.length === 0} />
            ) : null}
          </section>
        }
      />
    </div>
  );
}

function KeysFoot() {
  const t = useTranslations("commands");
  const openSheet = useShortcutSheet();
  return (
    <div className="mt-auto hidden items-center gap-3 border-line border-t px-4 py-1.5 text-ink-3 text-xs lg:pointer-fine:flex">
      {(["next", "previous"] as const).map((id) => (
        <span key={id} className="inline-flex items-center gap-1.5">
          <KeyHint>{keyOf(id)}</KeyHint>
          {t(`name.${id}`)}
        </span>
      ))}
      <Button kind="quiet" size="sm" className="ml-auto" shortcut={keyOf("help")} onClick={openSheet}>
        {t("sheet.open")}
      </Button>
    </div>
  );
}

/** What others look at is for them to open, not for the desk. With nothing to choose from, the list says so; the desk is merely clear. */
function NothingChosen({ empty }: { readonly empty: boolean }) {
  const t = useTranslations("review.none");
  if (empty) return <Mark className="m-auto size-20 text-line" />;
  return (
    <div className="m-auto">
      <EmptyState title={t("title")}>
        {t("body")} <KeyHint>{keyOf("next")}</KeyHint> <KeyHint>{keyOf("previous")}</KeyHint>
      </EmptyState>
    </div>
  );
}
