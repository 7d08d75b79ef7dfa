import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { NetworkPage } from "@/components/admin/network/network-page";
import { contributionStateOf, NETWORK_URL } from "@/components/admin/network/network-url";
import { can } from "@/lib/access/permissions";
import { listContributions, networkStatus } from "@/lib/api/console/network";
import { asLocale } from "@/lib/i18n/config";
import { CONTRIBUTIONS_PAGE, contributionsOptions, networkOptions } from "@/lib/network/client";
import { requirePermission } from "@/lib/platform/auth-page";
import { now } from "@/lib/platform/clock";
import { readUrl } from "@/lib/shared/url-state";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outside.network"))("title") };
}

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

export default async function NetworkAdminPage({ searchParams }: Props) {
  const actor = await requirePermission("network.read");
  const locale = asLocale(await getLocale()) ?? "ja";
  const state = contributionStateOf(readUrl(NETWORK_URL, await searchParams));
  const queries = new QueryClient();
  await Promise.all([
    queries.prefetchQuery({ ...networkOptions(locale), queryFn: () => networkStatus(actor, now()) }),
    queries.prefetchInfiniteQuery({
      ...contributionsOptions(locale, state),
      queryFn: () => listContributions(actor, { limit: CONTRIBUTIONS_PAGE, ...(state ? { state } : {}) }),
    }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <NetworkPage manages={can(actor.role, "network.manage")} audits={can(actor.role, "audit.read")} />
    </HydrationBoundary>
  );
}
