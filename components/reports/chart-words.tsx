"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import type { Figure, ReportDay } from "@/lib/reports/contract";
import { formatYen } from "./format-yen";
import { noon } from "./noon";
import type { Weight } from "./report-view";
import { useRateText } from "./use-rate-text";

export function Legend({
  name,
  note,
  children,
}: {
  readonly name: string;
  readonly note?: string;
  readonly children?: ReactNode;
}) {
  return (
    <p className="mt-2 flex flex-wrap items-baseline gap-x-3 text-xs">
      <span className="font-semibold">{name}</span>
      {note ? <span className="text-ink-3">{note}</span> : null}
      {children}
    </p>
  );
}

export function Swatch({
  color,
  name,
  text,
}: {
  readonly color: string;
  readonly name: string;
  readonly text: string;
}) {
  return (
    <span className="figures inline-flex items-baseline gap-1.5 text-ink-2">
      <span aria-hidden="true" className={`inline-block size-2.5 border ${color}`} />
      {name} {text}
    </span>
  );
}

/** The day under the pointer or the arrow keys, in figures; read out to whoever moves by keys. */
export function Pointed({ day, by }: { readonly day: ReportDay | null; readonly by: Weight }) {
  const t = useTranslations("reports.chart");
  const format = useFormatter();
  const locale = useReaderLocale();
  const rate = useFigureText(by);
  const amount = (verdict: keyof ReportDay["verdicts"], { verdicts, amountsJpy }: ReportDay) =>
    by === "yen" ? formatYen(amountsJpy[verdict], locale) : format.number(verdicts[verdict]);
  return (
    <output className="figures text-ink-2">
      {day ? (
        <>
          <span className="mr-3 font-semibold text-ink">{format.dateTime(noon(day.day), "day")}</span>
          {`${t("passed")} ${amount("OK", day)} · ${t("HOLD")} ${amount("HOLD", day)} · ${t("NG")} ${amount("NG", day)}`}
          <span className="ml-3">
            {t("precision")} {rate(day.precision) ?? t("noPrecision")}
          </span>
          <span className="ml-3">
            {t("detectionRate")} {rate(day.detectionRate) ?? t(day.mature ? "noFraud" : "notYet")}
          </span>
        </>
      ) : null}
    </output>
  );
}

function useFigureText(by: Weight) {
  const t = useTranslations("reports.chart");
  const { percent, range } = useRateText();
  return ({ byCount, byAmount }: Figure): string | null => {
    if (by === "yen") return byAmount && percent(byAmount.value);
    return byCount && `${percent(byCount.value)} (${range(byCount)}, ${t("n", { count: byCount.n })})`;
  };
}
