import type { Figure, ReportDay } from "@/lib/reports/contract";

const HEAD = [
  "day",
  "mature",
  "ok",
  "hold",
  "ng",
  "ok_jpy",
  "hold_jpy",
  "ng_jpy",
  ...columns("precision"),
  ...columns("detection"),
];

/** The days of a report as CSV (RFC 4180), oldest first; shares between 0 and 1. Names of columns don't follow the language. */
export function csvOf(days: readonly ReportDay[]): string {
  const rows = days.map((day) => [
    day.day,
    day.mature ? 1 : 0,
    day.verdicts.OK,
    day.verdicts.HOLD,
    day.verdicts.NG,
    day.amountsJpy.OK,
    day.amountsJpy.HOLD,
    day.amountsJpy.NG,
    ...cellsOf(day.precision),
    ...cellsOf(day.detectionRate),
  ]);
  return [HEAD, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

function columns(name: string): readonly string[] {
  return ["n", "hits", "open", "share", "low", "high", "of_jpy", "hits_jpy", "share_jpy"].map(
    (part) => `${name}_${part}`,
  );
}

function cellsOf({ byCount, byAmount }: Figure): readonly (number | string)[] {
  const counts = byCount
    ? [byCount.n, byCount.hits, byCount.open, rounded(byCount.value), rounded(byCount.low), rounded(byCount.high)]
    : ["", "", "", "", "", ""];
  return [...counts, ...(byAmount ? [byAmount.ofJpy, byAmount.hitsJpy, rounded(byAmount.value)] : ["", "", ""])];
}

const rounded = (share: number): number => Math.round(share * 1e6) / 1e6;
