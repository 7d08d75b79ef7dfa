import { dayPlus, daysInPeriod, PERIOD_DAYS_MAX } from "@/lib/reports/client";
import type { VerdictReportQuery } from "@/lib/reports/contract";

/** Long enough to hold both mature orders and the latest ones. */
const DEFAULT_DAYS = 90;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The period that an address names; the last 90 days where it names none that can be shown. */
export function periodOf(from: string | null, to: string | null, today: string): VerdictReportQuery {
  if (from !== null && to !== null && isDay(from) && isDay(to)) {
    const days = daysInPeriod(from, to);
    if (days >= 1 && days <= PERIOD_DAYS_MAX) return { from, to };
  }
  return { from: dayPlus(today, 1 - DEFAULT_DAYS), to: today };
}

const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(text)) && dayPlus(text, 0) === text;
