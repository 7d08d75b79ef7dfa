import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ALERT_URL, scopeOf } from "@/components/alerts/alert-url";
import { AlertsPage } from "@/components/alerts/alerts-page";
import { alertsOptions } from "@/lib/alerts/client";
import { loadAlerts } from "@/lib/api/console/alerts";
import { asLocale } from "@/lib/i18n/config";
import { requirePermission } from "@/lib/platform/auth-page";
import { readUrl } from "@/lib/shared/url-state";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("alerts"))("title") };
}

type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** The first page of what the address asks for, already there when it arrives. */
export default async function AlertsRoute({ searchParams }: { readonly searchParams: Search }) {
  const actor = await requirePermission("alerts.read");
  const locale = asLocale(await getLocale()) ?? "ja";
  const scope = scopeOf(readUrl(ALERT_URL, await searchParams));
  const queries = new QueryClient();
  queries.setQueryData(alertsOptions(locale, scope).queryKey, {
    pages: [await loadAlerts(actor, scope)],
    pageParams: [null],
  });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <AlertsPage role={actor.role} />
    </HydrationBoundary>
  );
}
