"use client";

import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/page";
import { MATURITY_DAYS } from "@/lib/reports/client";
import type { Rate, VerdictReport } from "@/lib/reports/contract";
import { IntervalMark } from "./interval-mark";
import { useRateText } from "./use-rate-text";

/** Precision, detection rate and false-positive rate side by side: any one of them alone misleads. */
export function Figures({ figures }: { readonly figures: VerdictReport["figures"] }) {
  const t = useTranslations("reports.figures");
  const { percent } = useRateText();
  const byAmount = figures.detectionRateByAmount;
  return (
    <Section title={t("title")} aside={t("aside", { days: MATURITY_DAYS })}>
      <dl className="grid gap-x-10 gap-y-6 sm:grid-cols-3">
        <Figure name={t("precision")} of={t("precisionOf")} rate={figures.precision} />
        <Figure
          name={t("detectionRate")}
          of={t("detectionRateOf")}
          rate={figures.detectionRate}
          more={byAmount === null ? null : t("detectionRateByAmount", { value: percent(byAmount) })}
        />
        <Figure name={t("falsePositiveRate")} of={t("falsePositiveRateOf")} rate={figures.falsePositiveRate} />
      </dl>
    </Section>
  );
}

function Figure({
  name,
  of,
  rate,
  more = null,
}: {
  readonly name: string;
  readonly of: string;
  readonly rate: Rate | null;
  readonly more?: string | null;
}) {
  const t = useTranslations("reports.figures");
  const { percent, counts, interval } = useRateText();
  return (
    <div>
      <dt>
        <span className="font-semibold">{name}</span>
        <span className="block text-ink-3 text-xs">{of}</span>
      </dt>
      {rate ? (
        <dd>
          <p className="figures mt-1 font-mincho text-2xl">{percent(rate.value)}</p>
          <IntervalMark rate={rate} className="my-1" />
          <p className="figures text-ink-2 text-xs">{interval(rate)}</p>
          <p className="figures text-ink-2 text-xs">
            {counts(rate)}
            {rate.open > 0 ? <span className="ml-2">{t("open", { count: rate.open })}</span> : null}
          </p>
          {more ? <p className="figures text-ink-2 text-xs">{more}</p> : null}
        </dd>
      ) : (
        <dd>
          <p className="mt-1 text-ink-3 text-lg">{t("none")}</p>
          <p className="text-ink-3 text-xs">{t("noneBecause")}</p>
        </dd>
      )}
    </div>
  );
}
