import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { askConsole } from "../shared/ask-console";
import type { Locale } from "../shared/vocabulary";
import type { VerdictReport, VerdictReportQuery } from "./contract";

export {
  DETECTION_WINDOW_DAYS,
  dayPlus,
  daysInPeriod,
  MATURITY_DAYS,
  PERIOD_DAYS_MAX,
  PRECISION_WINDOW_DAYS,
} from "./calendar";

export const reportKeys = {
  all: ["reports"] as const,
  verdicts: ({ from, to, shop, method }: VerdictReportQuery) =>
    [...reportKeys.all, "verdicts", from, to, shop ?? null, method ?? null] as const,
};

const REPORT_FRESH_MS = 60_000;

/** Figures carry no language; only a refusal does. */
export const verdictReportOptions = (locale: Locale, query: VerdictReportQuery) =>
  queryOptions({
    queryKey: reportKeys.verdicts(query),
    queryFn: ({ signal }) => askConsole<VerdictReport>(`/reports/verdicts?${searchOf(query)}`, { locale, signal }),
    placeholderData: keepPreviousData,
    staleTime: REPORT_FRESH_MS,
  });

/** A report's filters as they stand in an address. */
export function searchOf({ from, to, shop, method }: VerdictReportQuery): URLSearchParams {
  return new URLSearchParams({ from, to, ...(shop ? { shop } : {}), ...(method ? { method } : {}) });
}
