import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ReportPage } from "@/components/reports/report-page";
import { queryOf, reportUrl } from "@/components/reports/report-view";
import { loadVerdictReport } from "@/lib/api/console/reports";
import { asLocale } from "@/lib/i18n/config";
import { requirePermission } from "@/lib/platform/auth-page";
import { now } from "@/lib/platform/clock";
import { verdictReportOptions } from "@/lib/reports/client";
import { tokyoDay } from "@/lib/shared/tokyo-day";
import { readUrl } from "@/lib/shared/url-state";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("title") };
}

type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>;

export default async function ReportsPage({ searchParams }: { readonly searchParams: Search }) {
  const actor = await requirePermission("reports.read");
  const at = now();
  const today = tokyoDay(at);
  const query = queryOf(readUrl(reportUrl, await searchParams), today);
  const options = verdictReportOptions(asLocale(await getLocale()) ?? "ja", query);
  const queries = new QueryClient();
  await queries.prefetchQuery({ ...options, queryFn: () => loadVerdictReport(actor, query, at) });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ReportPage today={today} />
    </HydrationBoundary>
  );
}
