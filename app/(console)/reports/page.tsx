import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { periodOf } from "@/components/reports/period";
import { ReportPage } from "@/components/reports/report-page";
import { loadVerdictReport } from "@/lib/api/console/reports";
import { asLocale } from "@/lib/i18n/config";
import { requirePermission } from "@/lib/platform/auth-page";
import { now } from "@/lib/platform/clock";
import { dayOf, verdictReportOptions } from "@/lib/reports/client";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reports"))("title") };
}

type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>;

export default async function ReportsPage({ searchParams }: { readonly searchParams: Search }) {
  const actor = await requirePermission("reports.read");
  const { from, to } = await searchParams;
  const at = now();
  const today = dayOf(at);
  const period = periodOf(one(from), one(to), today);
  const options = verdictReportOptions(asLocale(await getLocale()) ?? "ja", period);
  const queries = new QueryClient();
  await queries.prefetchQuery({ ...options, queryFn: () => loadVerdictReport(actor, period, at) });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ReportPage today={today} />
    </HydrationBoundary>
  );
}

const one = (value: string | string[] | undefined): string | null => (typeof value === "string" ? value : null);
