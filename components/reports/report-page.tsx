"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { useUrlState } from "@/components/shell/use-url-state";
import { FailedState } from "@/components/ui/failed-state";
import { PageHeader } from "@/components/ui/page";
import { ProgressLine } from "@/components/ui/progress-line";
import { EmptyState, SkeletonRows, StaleLine } from "@/components/ui/state";
import { verdictReportOptions } from "@/lib/reports/client";
import type { VerdictReport } from "@/lib/reports/contract";
import { Figures } from "./figures";
import { InHouseTable } from "./in-house-table";
import { noon } from "./noon";
import { ReportFilter } from "./report-filter";
import { queryOf, reportUrl, type Weight } from "./report-view";
import { Totals } from "./totals";
import { VerdictChart } from "./verdict-chart";

/** Verdicts, precision and detection rate of what the address names. `today` is the day in Japan when the page was made. */
export function ReportPage({ today }: { readonly today: string }) {
  const t = useTranslations("reports");
  const [view, setView] = useUrlState(reportUrl);
  const query = queryOf(view, today);
  const report = useQuery(verdictReportOptions(useReaderLocale(), query));
  const stale = report.isRefetchError ? new Date(report.dataUpdatedAt) : null;
  return (
    <div className="max-w-[90rem]">
      <PageHeader title={t("title")} lead={t("lead")} />
      <ReportFilter view={view} period={query} today={today} onChange={setView} />
      <ProgressLine active={report.isPlaceholderData} label={t("refreshing")} className="my-3" />
      {stale ? (
        <StaleLine since={stale} busy={report.isFetching} onRetry={() => void report.refetch()} className="mb-6" />
      ) : null}
      {report.data ? (
        <Loaded report={report.data} by={view.by} />
      ) : (
        <Waiting error={report.error} onRetry={() => void report.refetch()} />
      )}
    </div>
  );
}

function Loaded({ report, by }: { readonly report: VerdictReport; readonly by: Weight }) {
  const t = useTranslations("reports");
  const format = useFormatter();
  const day = (date: string) => format.dateTime(noon(date), "day");
  return (
    <>
      <p className="figures mb-4 flex flex-wrap gap-x-4 text-ink-2 text-sm">
        <span>{t("period.shown", { from: day(report.period.from), to: day(report.period.to) })}</span>
        <span>{t("period.orders", { count: report.orders })}</span>
      </p>
      {report.orders === 0 ? (
        <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>
      ) : (
        <>
          <Totals report={report} />
          <Figures report={report} by={by} />
          <VerdictChart report={report} by={by} />
          <InHouseTable inHouse={report.inHouse} />
        </>
      )}
    </>
  );
}

function Waiting({ error, onRetry }: { readonly error: Error | null; readonly onRetry: () => void }) {
  const t = useTranslations("reports");
  if (!error) return <SkeletonRows rows={12} className="mt-6" />;
  return <FailedState title={t("failure.title")} error={error} onRetry={onRetry} />;
}
