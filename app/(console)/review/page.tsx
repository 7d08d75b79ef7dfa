import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { filterOf } from "@/components/review/review-filter";
import { Workbench } from "@/components/review/workbench";
import { loadCase, loadQueue } from "@/lib/api/console/cases";
import { asLocale } from "@/lib/i18n/config";
import { requirePermission } from "@/lib/platform/auth-page";
import { now } from "@/lib/platform/clock";
import { caseOptions, queueOptions } from "@/lib/review/client";
import { caseIdParams } from "@/lib/review/contract";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review"))("title") };
}

type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** The queue and one case, already there when the page arrives. */
export default async function ReviewPage({ searchParams }: { readonly searchParams: Search }) {
  const actor = await requirePermission("cases.read");
  const search = await searchParams;
  const at = { now: now(), locale: asLocale(await getLocale()) ?? "ja" };
  const filter = filterOf(one(search.shop), one(search.min));
  const queries = new QueryClient();
  const asked = caseIdParams.safeParse({ caseId: one(search.case) });
  await queries.prefetchInfiniteQuery({
    ...queueOptions(at.locale, filter),
    queryFn: () => loadQueue(actor, filter, at),
  });
  if (asked.success) {
    const found = await loadCase(actor, asked.data.caseId, at);
    if (found) queries.setQueryData(caseOptions(at.locale, asked.data.caseId).queryKey, found);
  }
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <Workbench role={actor.role} />
    </HydrationBoundary>
  );
}

const one = (value: string | string[] | undefined): string | null => (typeof value === "string" ? value : null);
