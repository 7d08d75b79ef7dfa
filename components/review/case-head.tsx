"use client";

import { ArrowLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { Money } from "@/components/ui/money";
import { Seal } from "@/components/ui/seal";
import { Stroke } from "@/components/ui/stroke";
import { Time } from "@/components/ui/time";
import type { CaseDetail } from "@/lib/review/contract";
import { TimeLeft } from "./time-left";

const KINDS_SHOWN = 2;

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
  const harm = useTranslations("review.typology");
  const kinds = detail.typologies.toSorted((a, b) => b.score - a.score).slice(0, KINDS_SHOWN);
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
      <dl className="mt-4 flex flex-wrap items-baseline gap-x-8 gap-y-2 text-sm max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-4">
        <Figure name={t("score")}>
          <Stroke strength={detail.riskScore / 1_000} label={null} className="mr-3 w-32 max-sm:w-20" />
          <span className="figures">{t("scoreOf", { score: Math.round(detail.riskScore) })}</span>
        </Figure>
        <Figure name={t("held")}>{[detail.decidedBy.step, ...heldBy(detail)].join(" · ")}</Figure>
        {kinds.length > 0 ? (
          <Figure name={harm("title")}>
            <span className="figures">
              {kinds.map(({ typology, score }) => `${harm(typology)} ${Math.round(score)}`).join(" · ")}
            </span>
          </Figure>
        ) : null}
        <Figure name={t("dueAt")}>
          {detail.closedAt === null ? <TimeLeft dueAt={detail.dueAt} /> : <Time at={detail.dueAt} />}
        </Figure>
        <Figure name={t("orderedAt")}>
          <Time at={detail.orderedAt} className="text-ink-2" />
        </Figure>
      </dl>
    </header>
  );
}

/** Names for the codes that held the order, where the case's own reasons and rules give them. */
function heldBy({ decidedBy, reasons, rulesFired }: CaseDetail): string[] {
  return decidedBy.by.flatMap((code) => {
    const reason = reasons.find((known) => known.code === code)?.label;
    const rule = rulesFired.find((known) => known.ruleId === code)?.name;
    return reason ?? rule ?? [];
  });
}

const Figure = ({ name, children }: { readonly name: string; readonly children: React.ReactNode }) => (
  <div className="min-w-0">
    <dt className="text-ink-3 text-xs">{name}</dt>
    <dd>{children}</dd>
  </div>
);
