import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { askConsole } from "../shared/ask-console";
import type { Locale } from "../shared/vocabulary";
import type { VerdictReport, VerdictReportQuery } from "./contract";

export { dayOf, dayPlus, daysInPeriod, MATURITY_DAYS, PERIOD_DAYS_MAX, PRECISION_WINDOW_DAYS } from "./calendar";

export const reportKeys = {
  all: ["reports"] as const,
  verdicts: ({ from, to }: VerdictReportQuery) => [...reportKeys.all, "verdicts", from, to] as const,
};

const REPORT_FRESH_MS = 60_000;

/** Figures carry no language; only a refusal does. */
export const verdictReportOptions = (locale: Locale, period: VerdictReportQuery) =>
  queryOptions({
    queryKey: reportKeys.verdicts(period),
    queryFn: ({ signal }) =>
      askConsole<VerdictReport>(`/reports/verdicts?${new URLSearchParams(period)}`, { locale, signal }),
    placeholderData: keepPreviousData,
    staleTime: REPORT_FRESH_MS,
  });
