"use client";

import { useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Section } from "@/components/ui/page";
import { MATURITY_DAYS } from "@/lib/reports/client";
import type { Figure as Rates, VerdictReport } from "@/lib/reports/contract";
import { formatYen } from "./format-yen";
import { IntervalMark } from "./interval-mark";
import type { Weight } from "./report-view";
import { useRateText } from "./use-rate-text";

/** Precision, detection rate and false-positive rate side by side: any one of them alone misleads. */
export function Figures({ report, by }: { readonly report: VerdictReport; readonly by: Weight }) {
  const t = useTranslations("reports.figures");
  const { precision, detectionRate, falsePositiveRate } = report.figures;
  return (
    <Section title={t("title")} aside={t("aside", { days: MATURITY_DAYS })}>
      <dl className="grid gap-x-10 gap-y-6 sm:grid-cols-3">
        <Figure name={t("precision")} of={t("precisionOf")} figure={precision} by={by} openWithin />
        <Figure name={t("detectionRate")} of={t("detectionRateOf")} figure={detectionRate} by={by} />
        <Figure name={t("falsePositiveRate")} of={t("falsePositiveRateOf")} figure={falsePositiveRate} by={by} />
      </dl>
    </Section>
  );
}

type FigureProps = {
  readonly name: string;
  readonly of: string;
  readonly figure: Rates;
  readonly by: Weight;
  /** Whether the open outcomes are counted in, as "not confirmed". */
  readonly openWithin?: boolean;
};

function Figure({ name, of, figure, by, openWithin = false }: FigureProps) {
  const t = useTranslations("reports.figures");
  const known = by === "yen" ? figure.byAmount : figure.byCount;
  return (
    <div>
      <dt>
        <span className="font-semibold">{name}</span>
        <span className="block text-ink-3 text-xs">{of}</span>
      </dt>
      {known ? (
        <dd>{by === "yen" ? <ByAmount figure={figure} /> : <ByCount figure={figure} openWithin={openWithin} />}</dd>
      ) : (
        <dd>
          <p className="mt-1 text-ink-3 text-lg">{t("none")}</p>
          <p className="text-ink-3 text-xs">{t("noneBecause")}</p>
        </dd>
      )}
    </div>
  );
}

function ByCount({ figure: { byCount, byAmount }, openWithin }: { figure: Rates; openWithin: boolean }) {
  const t = useTranslations("reports.figures");
  const { percent, counts, interval } = useRateText();
  if (!byCount) return null;
  return (
    <>
      <p className="figures mt-1 font-mincho text-2xl">{percent(byCount.value)}</p>
      <IntervalMark rate={byCount} className="my-1" />
      <p className="figures text-ink-2 text-xs">{interval(byCount)}</p>
      <p className="figures text-ink-2 text-xs">
        {counts(byCount)}
        {byCount.open > 0 ? (
          <span className="ml-2">{t(openWithin ? "openWithin" : "openBeside", { count: byCount.open })}</span>
        ) : null}
      </p>
      {byAmount ? (
        <p className="figures text-ink-2 text-xs">{t("byAmount", { value: percent(byAmount.value) })}</p>
      ) : null}
    </>
  );
}

function ByAmount({ figure: { byCount, byAmount } }: { readonly figure: Rates }) {
  const t = useTranslations("reports.figures");
  const locale = useReaderLocale();
  const { percent } = useRateText();
  if (!byAmount) return null;
  const yen = (amount: number) => formatYen(amount, locale);
  return (
    <>
      <p className="figures mt-1 font-mincho text-2xl">{percent(byAmount.value)}</p>
      <span aria-hidden="true" className="relative my-1 block h-4 w-full">
        <span className="absolute inset-x-0 top-1/2 h-px bg-line" />
        <span className="absolute inset-y-0 left-0 w-px bg-line" />
        <span className="absolute inset-y-0 right-0 w-px bg-line" />
        <span className="-ml-px absolute inset-y-0 w-0.5 bg-ink" style={{ left: `${byAmount.value * 100}%` }} />
      </span>
      <p className="figures text-ink-2 text-xs">
        {t("amounts", { hits: yen(byAmount.hitsJpy), of: yen(byAmount.ofJpy) })}
      </p>
      <p className="text-ink-3 text-xs">{t("noInterval")}</p>
      {byCount ? (
        <p className="figures text-ink-2 text-xs">
          {t("byCount", { value: percent(byCount.value), hits: byCount.hits, n: byCount.n })}
        </p>
      ) : null}
    </>
  );
}
