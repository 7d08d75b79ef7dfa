import type { Mark } from "@/components/charts/day-panel";
import type { Figure, ReportDay } from "@/lib/reports/contract";
import type { Weight } from "./report-view";

type FigureOf = (day: ReportDay) => Figure;

/** Below this many orders an interval spans most of the axis and says nothing about its scale. */
const WORTH_READING = 20;

/** A round end of the axis that holds every interval worth reading; those of a few detections may run out of it. */
export function axisTop(days: readonly ReportDay[], of: FigureOf, by: Weight): number {
  const highest = Math.max(
    0,
    ...days.map(of).map(({ byCount, byAmount }) => {
      if (!byCount || byCount.n < WORTH_READING) return 0;
      return by === "yen" ? (byAmount?.value ?? 0) : byCount.high;
    }),
  );
  return [0.1, 0.25, 0.5].find((top) => highest <= top && highest > 0) ?? 1;
}

export const rateMark = (name: string, of: FigureOf, by: Weight): Mark<ReportDay> => ({
  kind: "line",
  name,
  color: "var(--ink)",
  wash: "color-mix(in srgb, var(--indigo) 20%, transparent)",
  value: (day) => (by === "yen" ? of(day).byAmount : of(day).byCount)?.value ?? null,
  interval: (day) => {
    const { byCount } = of(day);
    return by === "count" && byCount ? [byCount.low, byCount.high] : null;
  },
});

const amountOf = (day: ReportDay, verdict: keyof ReportDay["verdicts"], by: Weight): number =>
  by === "yen" ? day.amountsJpy[verdict] : day.verdicts[verdict];

export const stoppedMarks = (names: { NG: string; HOLD: string }, by: Weight): readonly Mark<ReportDay>[] => [
  { kind: "bar", name: names.NG, color: "var(--vermilion)", value: (day) => amountOf(day, "NG", by) },
  {
    kind: "bar",
    name: names.HOLD,
    color: "var(--amber-wash)",
    edge: "var(--amber)",
    value: (day) => amountOf(day, "HOLD", by),
  },
];

export const passedMark = (name: string, by: Weight): Mark<ReportDay> => ({
  kind: "bar",
  name,
  color: "var(--sunk)",
  edge: "var(--edge)",
  value: (day) => amountOf(day, "OK", by),
});
