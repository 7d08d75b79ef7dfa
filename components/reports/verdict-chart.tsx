"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type RefObject, useRef, useState } from "react";
import { ChartExport } from "@/components/charts/chart-export";
import { DayPanel } from "@/components/charts/day-panel";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Section } from "@/components/ui/page";
import { DETECTION_WINDOW_DAYS, MATURITY_DAYS, PRECISION_WINDOW_DAYS } from "@/lib/reports/client";
import type { ReportDay, VerdictReport } from "@/lib/reports/contract";
import { axisTop, passedMark, rateMark, stoppedMarks } from "./chart-marks";
import { Legend, Pointed, Swatch } from "./chart-words";
import { csvOf } from "./csv";
import { formatYen, formatYenShort } from "./format-yen";
import { noon } from "./noon";
import type { Weight } from "./report-view";
import { VerdictTable } from "./verdict-table";

const FIGURE = "verdicts";

/**
 * Verdicts by day under the precision of what was stopped and the share of fraud that was. Panels on one axis of days, each with its
 * own scale: what passes is many times what is stopped, and a shared scale would hide one or the other.
 */
export function VerdictChart({ report, by }: { readonly report: VerdictReport; readonly by: Weight }) {
  const t = useTranslations("reports.chart");
  const figure = useRef<HTMLElement>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const { days, period } = report;
  const shown = days.find(({ day }) => day === pointed) ?? null;
  const immature = days.some(({ mature }) => !mature);
  return (
    <Section title={t("title")} aside={<Pointed day={shown} by={by} />}>
      <Panels report={report} by={by} figure={figure} onDay={setPointed} />
      {immature ? (
        <p className="mt-2 max-w-prose text-ink-3 text-xs">
          <span className="mr-2 font-medium text-ink-2">{t("immature", { days: MATURITY_DAYS })}</span>
          {t("immatureNote")}
        </p>
      ) : null}
      <div className="mt-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <VerdictTable days={days} by={by} />
        <ChartExport
          figure={figure}
          name={`sekisho-${period.from}-${period.to}`}
          title={t("caption")}
          csv={() => csvOf(days)}
        />
      </div>
    </Section>
  );
}

type PanelsProps = {
  readonly report: VerdictReport;
  readonly by: Weight;
  readonly figure: RefObject<HTMLElement | null>;
  readonly onDay: (day: string | null) => void;
};

function Panels({ report, by, figure, onDay }: PanelsProps) {
  const t = useTranslations("reports.chart");
  const format = useFormatter();
  const locale = useReaderLocale();
  const { days, period } = report;
  const firstImmature = days.find(({ mature }) => !mature)?.day;
  const percent = (value: number) => format.number(value, "percent");
  const amount = (value: number) => (by === "yen" ? formatYenShort(value, locale) : format.number(value));
  const common = {
    rows: days,
    figure: FIGURE,
    formatDay: (day: string) => format.dateTime(noon(day), "shortDay"),
    hatched: firstImmature === undefined ? null : ([firstImmature, period.to] as const),
    onDay,
  };
  return (
    <figure ref={figure} className="grid gap-1">
      <div data-panel={t("precision")}>
        <Legend
          name={t("precision")}
          note={t(by === "yen" ? "precisionNoteYen" : "precisionNote", { days: PRECISION_WINDOW_DAYS })}
        />
        <DayPanel
          {...common}
          marks={[rateMark(t("precision"), ({ precision }) => precision, by)]}
          heightPx={120}
          label={t("describe", { from: period.from, to: period.to })}
          max={axisTop(days, ({ precision }) => precision, by)}
          formatValue={percent}
          withDays={false}
        />
      </div>
      <div data-panel={t("detectionRate")}>
        <Legend name={t("detectionRate")} note={t("detectionNote", { days: DETECTION_WINDOW_DAYS })} />
        <DayPanel
          {...common}
          marks={[rateMark(t("detectionRate"), ({ detectionRate }) => detectionRate, by)]}
          heightPx={96}
          max={1}
          formatValue={percent}
          withDays={false}
        />
      </div>
      <div data-panel={t("stopped")}>
        <Legend name={t("stopped")}>
          <Swatch color="border-vermilion bg-vermilion" name={t("NG")} text={total(report, "NG")} />
          <Swatch color="border-amber bg-amber-wash" name={t("HOLD")} text={total(report, "HOLD")} />
        </Legend>
        <DayPanel
          {...common}
          marks={stoppedMarks({ NG: t("NG"), HOLD: t("HOLD") }, by)}
          heightPx={84}
          formatValue={amount}
          withDays={false}
        />
      </div>
      <div data-panel={t("passed")}>
        <Legend name={t("passed")}>
          <Swatch color="border-edge bg-sunk" name={t("OK")} text={total(report, "OK")} />
        </Legend>
        <DayPanel {...common} marks={[passedMark(t("passed"), by)]} heightPx={56} formatValue={amount} withDays />
      </div>
    </figure>
  );

  function total({ verdicts, amountsJpy }: VerdictReport, verdict: keyof ReportDay["verdicts"]): string {
    return by === "yen" ? formatYen(amountsJpy[verdict], locale) : format.number(verdicts[verdict]);
  }
}
