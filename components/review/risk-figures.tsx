"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Stroke } from "@/components/ui/stroke";
import type { CaseDetail } from "@/lib/review/contract";

const KINDS_SHOWN = 2;

type Judged = Pick<CaseDetail, "riskScore" | "typologies" | "decidedBy" | "reasons" | "rulesFired">;

/** How risky, what decided so, and which fraud it looks like; beside it, what else the page tells in one glance. */
export function RiskFigures({
  judged,
  decidedByLabel,
  children,
}: {
  readonly judged: Judged;
  /** What that which decided is called. */
  readonly decidedByLabel: string;
  /** Further `Figure`s. */
  readonly children: ReactNode;
}) {
  const t = useTranslations("review.case");
  const harm = useTranslations("review.typology");
  const kinds = judged.typologies.toSorted((a, b) => b.score - a.score).slice(0, KINDS_SHOWN);
  return (
    <dl className="mt-4 flex flex-wrap items-baseline gap-x-8 gap-y-2 text-sm max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-4">
      <Figure name={t("score")}>
        <Stroke strength={judged.riskScore / 1_000} label={null} className="mr-3 w-32 max-sm:w-20" />
        <span className="figures">{t("scoreOf", { score: Math.round(judged.riskScore) })}</span>
      </Figure>
      <Figure name={decidedByLabel}>{[judged.decidedBy.step, ...namesOf(judged)].join(" · ")}</Figure>
      {kinds.length > 0 ? (
        <Figure name={harm("title")}>
          <span className="figures">
            {kinds.map(({ typology, score }) => `${harm(typology)} ${Math.round(score)}`).join(" · ")}
          </span>
        </Figure>
      ) : null}
      {children}
    </dl>
  );
}

/** Names for the codes that decided, where rules and reasons give them, the strongest first. */
function namesOf({ decidedBy, reasons, rulesFired }: Judged): string[] {
  const rules = rulesFired.filter(({ ruleId }) => decidedBy.by.includes(ruleId)).map(({ name }) => name);
  const signals = reasons.filter(({ code }) => decidedBy.by.includes(code)).map(({ label }) => label);
  return [...rules, ...signals];
}

export const Figure = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="min-w-0">
    <dt className="text-ink-3 text-xs">{name}</dt>
    <dd>{children}</dd>
  </div>
);
