"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { Rate } from "@/lib/reports/contract";

/** A rate in words: its value with one decimal, of how many, and its interval. */
export function useRateText() {
  const t = useTranslations("reports.figures");
  const format = useFormatter();
  const percent = (share: number) =>
    format.number(share, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return {
    percent,
    interval: ({ low, high }: Rate) => t("interval", { low: percent(low), high: percent(high) }),
    range: ({ low, high }: Rate) => `${percent(low)}–${percent(high)}`,
    counts: ({ hits, n }: Rate) => t("counts", { hits, n }),
  };
}
