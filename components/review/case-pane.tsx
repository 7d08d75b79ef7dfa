"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { memo, type RefObject, useDeferredValue, useEffect } from "react";
import { useLive } from "@/components/shell/use-live";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { ErrorState, Notice } from "@/components/ui/state";
import { can } from "@/lib/access/permissions";
import { type Act, caseOptions, reviewKeys } from "@/lib/review/client";
import type { CaseDetail } from "@/lib/review/contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import type { Role } from "@/lib/shared/vocabulary";
import { CaseHead } from "./case-head";
import { CaseStanding } from "./case-standing";
import { DecisionDock } from "./decision-dock";
import type { Drafts } from "./drafts";
import { Identifiers } from "./identifiers";
import { Masked } from "./masked";
import { Circumstances, Goods, InHouse, SimilarOrders } from "./order-sections";
import { Parties } from "./parties";
import { RawDocument } from "./raw-document";
import { NotEvaluated, Reasons } from "./reasons";
import { Timeline } from "./timeline";
import { useClaim } from "./use-claim";
import { useHydrated } from "./use-hydrated";
import { useReveal } from "./use-reveal";

export type CasePaneProps = {
  readonly caseId: string;
  readonly role: Role;
  readonly drafts: Drafts;
  /** Cases that were dealt with and are on their way to the server: their lease is kept. */
  readonly acted: ReadonlySet<string>;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  /** Set by a decision: the next case to be shown takes the focus, and lowers it. */
  readonly awaitsFocus: RefObject<boolean>;
  readonly onBack: () => void;
  readonly onTakeNext: () => void;
  readonly onAct: (detail: CaseDetail, act: Act) => void;
};

/** Everything about one case: why it was held first, then the order, then what can be done about it. */
export const CasePane = memo(function CasePane(props: CasePaneProps) {
  const { data, error, refetch } = useQuery(caseOptions(useReaderLocale(), props.caseId));
  const t = useTranslations("review.failure");
  const common = useTranslations("common");
  useChanges(props.caseId);
  if (data) return <Loaded {...props} detail={data} stale={error !== null} />;
  if (!error) return <Skeleton />;
  const missing = error instanceof ConsoleProblem && error.status === 404;
  return (
    <div className="p-6">
      <ErrorState
        title={missing ? t("missing") : t("case")}
        requestId={error instanceof ConsoleProblem ? error.requestId : null}
        requestIdLabel={common("requestId")}
        action={
          missing ? (
            <Button onClick={props.onBack}>{common("action.back")}</Button>
          ) : (
            <Button onClick={() => void refetch()}>{common("action.retry")}</Button>
          )
        }
      >
        {missing ? t("missingBody") : t("network")}
      </ErrorState>
    </div>
  );
});

/** What others do to the case on the desk is seen at once; who is on it is told by the lease. */
function useChanges(caseId: string): void {
  const queries = useQueryClient();
  const locale = useReaderLocale();
  useLive("cases", ({ changes }) => {
    const told = changes === null || changes.some((one) => one.caseId === caseId && TELLING.has(one.change));
    if (told) void queries.invalidateQueries({ queryKey: reviewKeys.case(locale, caseId) });
  });
}

const TELLING: ReadonlySet<string> = new Set(["decided", "changed"]);

function Loaded({ detail, stale, ...props }: CasePaneProps & { readonly detail: CaseDetail; readonly stale: boolean }) {
  const t = useTranslations("review");
  const { role } = props;
  const mayDecide = can(role, detail.escalatedAt === null ? "cases.decide" : "cases.decideEscalated");
  const open = detail.closedAt === null;
  const claim = useClaim(useReaderLocale(), open && mayDecide ? detail.caseId : null, props.acted);
  const hydrated = useHydrated();
  const { shown, reveal, revealing } = useReveal(detail);
  const onReveal = can(role, "orders.reveal") ? reveal : undefined;
  useEffect(() => {
    if (!props.awaitsFocus.current) return;
    props.awaitsFocus.current = false;
    props.heading.current?.focus();
  }, [props.awaitsFocus, props.heading]);
  return (
    <>
      <div className="@container relative min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pt-4 pb-8 lg:px-6">
        <CaseHead detail={shown} heading={props.heading} onBack={props.onBack} />
        {stale ? (
          <Notice tone="warn" role="status" className="mb-4">
            {t("failure.network")}
          </Notice>
        ) : null}
        <CaseStanding detail={shown} claim={claim} mayDecide={mayDecide} onTakeNext={props.onTakeNext} />
        {!open && hydrated ? <UnsentNote note={props.drafts.get(detail.caseId).note} /> : null}
        <Evidence detail={shown} onReveal={onReveal} revealing={revealing} />
      </div>
      {open && mayDecide ? (
        <DecisionDock
          key={String(hydrated)}
          drafts={hydrated ? props.drafts : null}
          detail={shown}
          blocked={claim.status === "other"}
          mayBlock={can(role, "lists.manage")}
          onAct={(act) => props.onAct(detail, act)}
        />
      ) : null}
      {open && !can(role, "cases.decide") ? (
        <p className="border-line border-t px-4 py-3 text-ink-2 text-xs lg:px-6">{t("decide.readOnly")}</p>
      ) : null}
    </>
  );
}

/** What somebody had begun to write when the case was closed by another hand: to be read and copied, not lost. */
function UnsentNote({ note }: { readonly note: string }) {
  const t = useTranslations("review.decide");
  if (note.trim() === "") return null;
  return (
    <Notice tone="warn" className="mb-5">
      <p>{t("unsent")}</p>
      <p className="mt-1 select-all whitespace-pre-wrap break-words">
        <bdi>{note}</bdi>
      </p>
    </Notice>
  );
}

/** All that was found. What is in sight comes first, the rest in the next breath; a page from the server has it all already. */
const Evidence = memo(function Evidence({
  detail,
  onReveal,
  revealing,
}: {
  readonly detail: CaseDetail;
  readonly onReveal: (() => void) | undefined;
  readonly revealing: boolean;
}) {
  const whole = useDeferredValue(true, !useHydrated());
  return (
    <>
      <Reasons detail={detail} />
      {detail.masked ? <Masked onReveal={onReveal} busy={revealing} /> : null}
      <Parties detail={detail} />
      <Identifiers detail={detail} onReveal={onReveal} revealing={revealing} />
      {whole ? <Rest detail={detail} raw={onReveal !== undefined} /> : null}
    </>
  );
});

const Rest = memo(function Rest({ detail, raw }: { readonly detail: CaseDetail; readonly raw: boolean }) {
  return (
    <>
      <NotEvaluated detail={detail} />
      <Goods detail={detail} />
      <Circumstances detail={detail} />
      <InHouse detail={detail} />
      <SimilarOrders detail={detail} />
      <Timeline entries={detail.timeline} />
      {raw ? <RawDocument caseId={detail.caseId} /> : null}
    </>
  );
});

const LINES = ["w-1/3", "w-2/3", "w-1/2", "w-3/4", "w-2/5", "w-3/5"] as const;

function Skeleton() {
  const t = useTranslations("review.case");
  return (
    <div role="status" aria-label={t("loading")} className="grid gap-5 p-6">
      {LINES.map((width) => (
        <span key={width} className={`h-3 bg-line ${width}`} />
      ))}
    </div>
  );
}
