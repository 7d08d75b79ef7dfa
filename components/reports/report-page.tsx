"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/review/use-reader-locale";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page";
import { ProgressLine } from "@/components/ui/progress-line";
import { EmptyState, ErrorState, Notice } from "@/components/ui/state";
import { verdictReportOptions } from "@/lib/reports/client";
import type { VerdictReport, VerdictReportQuery } from "@/lib/reports/contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import { Figures } from "./figures";
import { InHouseTable } from "./in-house-table";
import { periodOf } from "./period";
import { PeriodPicker } from "./period-picker";
import { noon, VerdictChart } from "./verdict-chart";

/** Verdicts and precision over a period that the address names. `today` is the day in Japan when the page was made. */
export function ReportPage({ today }: { readonly today: string }) {
  const t = useTranslations("reports");
  const search = useSearchParams();
  const period = periodOf(search.get("from"), search.get("to"), today);
  const report = useQuery(verdictReportOptions(useReaderLocale(), period));
  const show = ({ from, to }: VerdictReportQuery) =>
    window.history.pushState(null, "", `?${new URLSearchParams({ from, to })}`);
  return (
    <div className="mx-auto max-w-6xl">
      <PageHeader title={t("title")} lead={t("lead")} />
      <PeriodPicker period={period} today={today} onChange={show} />
      <ProgressLine active={report.isPlaceholderData} label={t("refreshing")} className="my-3" />
      {report.data ? (
        <Loaded report={report.data} staleSince={report.isRefetchError ? new Date(report.dataUpdatedAt) : null} />
      ) : (
        <Waiting error={report.error} onRetry={() => void report.refetch()} />
      )}
    </div>
  );
}

function Loaded({ report, staleSince }: { readonly report: VerdictReport; readonly staleSince: Date | null }) {
  const t = useTranslations("reports");
  const format = useFormatter();
  const day = (date: string) => format.dateTime(noon(date), "day");
  return (
    <>
      <p className="figures mb-8 text-ink-2 text-sm">
        {t("period.shown", { from: day(report.period.from), to: day(report.period.to) })}
        <span className="ml-4">{t("period.orders", { count: report.orders })}</span>
      </p>
      {staleSince ? (
        <Notice tone="warn" role="status" className="mb-6">
          {t("failure.stale", { time: format.dateTime(staleSince, "clock") })}
        </Notice>
      ) : null}
      {report.orders === 0 ? (
        <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>
      ) : (
        <>
          <Figures figures={report.figures} />
          <VerdictChart report={report} />
          <InHouseTable inHouse={report.inHouse} />
        </>
      )}
    </>
  );
}

function Waiting({ error, onRetry }: { readonly error: Error | null; readonly onRetry: () => void }) {
  const t = useTranslations("reports");
  const common = useTranslations("common");
  if (!error) return <div role="status" aria-label={t("refreshing")} className="h-96 bg-sunk" />;
  const problem = error instanceof ConsoleProblem ? error : null;
  return (
    <ErrorState
      title={t("failure.title")}
      requestId={problem?.requestId ?? null}
      requestIdLabel={common("requestId")}
      action={<Button onClick={onRetry}>{common("action.retry")}</Button>}
    >
      {problem?.detail || common("failure.network")}
    </ErrorState>
  );
}
