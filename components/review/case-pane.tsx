"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState, Notice } from "@/components/ui/state";
import { caseOptions } from "@/lib/review/client";
import type { CaseDetail, DecisionBody } from "@/lib/review/contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import { CaseHead } from "./case-head";
import { CaseStanding } from "./case-standing";
import { DecisionDock } from "./decision-dock";
import { Circumstances, Goods, InHouse, Notes, SimilarOrders } from "./order-sections";
import { Parties } from "./parties";
import { NotEvaluated, Reasons } from "./reasons";
import { useClaim } from "./use-claim";
import { useReaderLocale } from "./use-reader-locale";

export type CasePaneProps = {
  readonly caseId: string;
  readonly mayDecide: boolean;
  readonly drafts: Map<string, string>;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  /** Set by a decision: the next case to be shown takes the focus, and lowers it. */
  readonly awaitsFocus: RefObject<boolean>;
  readonly onBack: () => void;
  readonly onTakeNext: () => void;
  readonly onDecide: (detail: CaseDetail, body: DecisionBody) => void;
};

/** Everything about one case: why it was held first, then the order, then what can be done about it. */
export function CasePane(props: CasePaneProps) {
  const { data, error, refetch } = useQuery(caseOptions(useReaderLocale(), props.caseId));
  const t = useTranslations("review.failure");
  const common = useTranslations("common");
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
}

function Loaded({ detail, stale, ...props }: CasePaneProps & { readonly detail: CaseDetail; readonly stale: boolean }) {
  const t = useTranslations("review");
  const open = detail.closedAt === null;
  const claim = useClaim(useReaderLocale(), open && props.mayDecide ? detail.caseId : null);
  useEffect(() => {
    if (!props.awaitsFocus.current) return;
    props.awaitsFocus.current = false;
    props.heading.current?.focus();
  }, [props.awaitsFocus, props.heading]);
  return (
    <>
      <div className="@container min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pt-4 pb-8 lg:px-6">
        <CaseHead detail={detail} heading={props.heading} onBack={props.onBack} />
        {stale ? (
          <Notice tone="warn" role="status" className="mb-4">
            {t("failure.network")}
          </Notice>
        ) : null}
        <CaseStanding detail={detail} claim={claim} onTakeNext={props.onTakeNext} />
        <Reasons detail={detail} />
        <NotEvaluated detail={detail} />
        <Parties detail={detail} />
        <Goods detail={detail} />
        <Circumstances detail={detail} />
        <InHouse detail={detail} />
        <SimilarOrders detail={detail} />
        <Notes detail={detail} />
      </div>
      {open && props.mayDecide ? (
        <DecisionDock
          drafts={props.drafts}
          caseId={detail.caseId}
          blocked={claim.status === "other"}
          onDecide={(body) => props.onDecide(detail, body)}
        />
      ) : null}
      {open && !props.mayDecide ? (
        <p className="border-line border-t px-4 py-3 text-ink-2 text-xs lg:px-6">{t("decide.readOnly")}</p>
      ) : null}
    </>
  );
}

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
