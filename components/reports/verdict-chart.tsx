"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { DayPanel, type Mark } from "@/components/charts/day-panel";
import { Section } from "@/components/ui/page";
import { MATURITY_DAYS, PRECISION_WINDOW_DAYS } from "@/lib/reports/client";
import type { ReportDay, VerdictReport } from "@/lib/reports/contract";
import type { Verdict } from "@/lib/shared/vocabulary";
import { useRateText } from "./use-rate-text";
import { VerdictTable } from "./verdict-table";

const FIGURE = "verdicts";

/**
 * Verdicts by day under the precision of what was stopped. Three panels on one axis of days, each with its own scale: what passes is
 * many times what is stopped, and a shared scale would hide one or the other.
 */
export function VerdictChart({ report }: { readonly report: VerdictReport }) {
  const t = useTranslations("reports.chart");
  const format = useFormatter();
  const [pointed, setPointed] = useState<string | null>(null);
  const { days, period } = report;
  const shown = days.find(({ day }) => day === pointed) ?? null;
  const dayText = (day: string) => format.dateTime(noon(day), "shortDay");
  const firstImmature = days.find(({ mature }) => !mature)?.day;
  const common = {
    rows: days,
    figure: FIGURE,
    formatDay: dayText,
    hatched: firstImmature === undefined ? null : ([firstImmature, period.to] as const),
    onDay: setPointed,
  };
  const count = (value: number) => format.number(value);
  return (
    <Section title={t("title")} aside={<Pointed day={shown} />}>
      <figure className="grid gap-1">
        <Legend name={t("precision")} note={t("precisionNote", { days: PRECISION_WINDOW_DAYS })} />
        <DayPanel
          {...common}
          marks={[precisionMark(t("precision"))]}
          heightPx={150}
          label={t("describe", { from: period.from, to: period.to })}
          max={axisTop(days)}
          formatValue={(value) => format.number(value, "percent")}
          withDays={false}
        />
        <Legend name={t("stopped")}>
          <Swatch color="border-vermilion bg-vermilion" name={t("NG")} count={total(days, "NG")} />
          <Swatch color="border-amber bg-amber-wash" name={t("HOLD")} count={total(days, "HOLD")} />
        </Legend>
        <DayPanel
          {...common}
          marks={stoppedMarks({ NG: t("NG"), HOLD: t("HOLD") })}
          heightPx={96}
          formatValue={count}
          withDays={false}
        />
        <Legend name={t("passed")}>
          <Swatch color="border-edge bg-sunk" name={t("OK")} count={total(days, "OK")} />
        </Legend>
        <DayPanel {...common} marks={[passedMark(t("passed"))]} heightPx={56} formatValue={count} withDays />
      </figure>
      {firstImmature === undefined ? null : (
        <p className="mt-2 text-ink-3 text-xs">
          <span className="mr-2 font-medium text-ink-2">{t("immature", { days: MATURITY_DAYS })}</span>
          {t("immatureNote")}
        </p>
      )}
      <VerdictTable days={days} />
    </Section>
  );
}

/** Midday of Japan lies on the same calendar day wherever it is formatted as Japan's. */
export const noon = (day: string): Date => new Date(`${day}T12:00:00+09:00`);

/** A round end of the axis that holds every interval worth reading; those of a few detections may run out of it. */
function axisTop(days: readonly ReportDay[]): number {
  const highest = Math.max(0, ...days.map(({ precision }) => (precision && precision.n >= 20 ? precision.high : 0)));
  return [0.1, 0.25, 0.5].find((top) => highest <= top && highest > 0) ?? 1;
}

const precisionMark = (name: string): Mark<ReportDay> => ({
  kind: "line",
  name,
  color: "var(--ink)",
  wash: "color-mix(in srgb, var(--indigo) 20%, transparent)",
  value: ({ precision }) => precision?.value ?? null,
  interval: ({ precision }) => (precision ? [precision.low, precision.high] : null),
});

const stoppedMarks = (names: { NG: string; HOLD: string }): readonly Mark<ReportDay>[] => [
  { kind: "bar", name: names.NG, color: "var(--vermilion)", value: ({ verdicts }) => verdicts.NG },
  {
    kind: "bar",
    name: names.HOLD,
    color: "var(--amber-wash)",
    edge: "var(--amber)",
    value: ({ verdicts }) => verdicts.HOLD,
  },
];

const passedMark = (name: string): Mark<ReportDay> => ({
  kind: "bar",
  name,
  color: "var(--sunk)",
  edge: "var(--edge)",
  value: ({ verdicts }) => verdicts.OK,
});

function Legend({
  name,
  note,
  children,
}: {
  readonly name: string;
  readonly note?: string;
  readonly children?: React.ReactNode;
}) {
  return (
    <p className="mt-2 flex flex-wrap items-baseline gap-x-3 text-xs">
      <span className="font-semibold">{name}</span>
      {note ? <span className="text-ink-3">{note}</span> : null}
      {children}
    </p>
  );
}

const total = (days: readonly ReportDay[], verdict: Verdict): number =>
  days.reduce((sum, { verdicts }) => sum + verdicts[verdict], 0);

function Swatch({ color, name, count }: { readonly color: string; readonly name: string; readonly count: number }) {
  const format = useFormatter();
  return (
    <span className="figures inline-flex items-baseline gap-1.5 text-ink-2">
      <span aria-hidden="true" className={`inline-block size-2.5 border ${color}`} />
      {name} {format.number(count)}
    </span>
  );
}

/** The day under the pointer or the arrow keys, in figures. */
function Pointed({ day }: { readonly day: ReportDay | null }) {
  const t = useTranslations("reports.chart");
  const format = useFormatter();
  const { percent, range } = useRateText();
  if (!day) return null;
  const { verdicts, precision } = day;
  return (
    <span className="figures text-ink-2">
      <span className="mr-3 font-semibold text-ink">{format.dateTime(noon(day.day), "day")}</span>
      {`${t("passed")} ${verdicts.OK} · ${t("HOLD")} ${verdicts.HOLD} · ${t("NG")} ${verdicts.NG}`}
      <span className="ml-3">
        {precision
          ? `${t("precision")} ${percent(precision.value)} (${range(precision)}, ${t("n", { count: precision.n })})`
          : t("noPrecision")}
      </span>
    </span>
  );
}
