"use client";

import { ArrowLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { Money } from "@/components/ui/money";
import { Seal } from "@/components/ui/seal";
import { Time } from "@/components/ui/time";
import type { CaseDetail } from "@/lib/review/contract";
import { Figure, RiskFigures } from "./risk-figures";
import { TimeLeft } from "./time-left";

/** What the case is about in one glance: the order, what is at stake, how risky, what held it, and until when. */
export function CaseHead({
  detail,
  heading,
  onBack,
}: {
  readonly detail: CaseDetail;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onBack: () => void;
}) {
  const t = useTranslations("review.case");
  const word = useTranslations("common");
  const seal = detail.decision?.decision;
  return (
    <header className="mb-6">
      <button
        type="button"
        onClick={onBack}
        className="mb-3 inline-flex h-9 items-center gap-1.5 text-indigo text-sm lg:hidden"
      >
        <ArrowLeft aria-hidden="true" size={16} />
        {t("back")}
      </button>
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <h2 ref={heading} tabIndex={-1} className="break-all font-mincho font-semibold text-lg outline-none">
            {t("heading", { order: detail.externalOrderId })}
          </h2>
          <p className="text-ink-2 text-sm">
            <bdi>{detail.shop.name}</bdi>
            <span className="mx-2 text-line">|</span>
            <Money amount={detail.amountTotal} currency={detail.currency} className="font-semibold text-ink" />
          </p>
        </div>
        {seal ? (
          <Seal key={seal} word={seal} label={word(`decision.${seal}`)} size="md" landing />
        ) : (
          <Seal word={detail.verdict} label={word(`verdict.${detail.verdict}`)} size="md" />
        )}
      </div>
      <RiskFigures judged={detail} decidedByLabel={t("held")}>
        <Figure name={t("dueAt")}>
          {detail.closedAt === null ? <TimeLeft dueAt={detail.dueAt} /> : <Time at={detail.dueAt} />}
        </Figure>
        <Figure name={t("orderedAt")}>
          <Time at={detail.orderedAt} className="text-ink-2" />
        </Figure>
      </RiskFigures>
    </header>
  );
}
