import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { filterOf, REVIEW_URL } from "@/components/review/review-url";
import { Workbench } from "@/components/review/workbench";
import { loadCase, loadQueue } from "@/lib/api/console/cases";
import { loadViews } from "@/lib/api/console/cases-views";
import { asLocale } from "@/lib/i18n/config";
import { requirePermission } from "@/lib/platform/auth-page";
import { now } from "@/lib/platform/clock";
import { caseOptions, queueOptions, viewsOptions } from "@/lib/review/client";
import { readUrl } from "@/lib/shared/url-state";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("title") };
}

type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** The queue and one case, already there when the page arrives. */
export default async function ReviewPage({ searchParams }: { readonly searchParams: Search }) {
  const actor = await requirePermission("cases.read");
  const url = readUrl(REVIEW_URL, await searchParams);
  const at = { now: now(), locale: asLocale(await getLocale()) ?? "ja" };
  const filter = filterOf(url);
  const queries = new QueryClient();
  await Promise.all([
    queries.prefetchInfiniteQuery({ ...queueOptions(at.locale, filter), queryFn: () => loadQueue(actor, filter, at) }),
    queries.prefetchQuery({ ...viewsOptions(at.locale), queryFn: () => loadViews(actor, at.now) }),
  ]);
  if (url.case !== undefined) {
    const found = await loadCase(actor, url.case, at);
    if (found) queries.setQueryData(caseOptions(at.locale, url.case).queryKey, found);
  }
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <Workbench role={actor.role} userId={actor.userId} />
    </HydrationBoundary>
  );
}
