import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { filterOf, LIST_URL } from "@/components/lists/list-url";
import { ListsPage } from "@/components/lists/lists-page";
import { loadEntries } from "@/lib/api/console/list-entries";
import { asLocale } from "@/lib/i18n/config";
import { entriesOptions } from "@/lib/lists/client";
import { requirePermission } from "@/lib/platform/auth-page";
import { now } from "@/lib/platform/clock";
import { readUrl } from "@/lib/shared/url-state";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lists"))("title") };
}

type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** The first page of what the address asks for, already there when it arrives. */
export default async function ListsRoute({ searchParams }: { readonly searchParams: Search }) {
  const actor = await requirePermission("lists.read");
  const locale = asLocale(await getLocale()) ?? "ja";
  const filter = filterOf(readUrl(LIST_URL, await searchParams));
  const queries = new QueryClient();
  const found = await loadEntries(actor, filter, now());
  queries.setQueryData(entriesOptions(locale, filter).queryKey, { pages: [found], pageParams: [null] });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ListsPage role={actor.role} />
    </HydrationBoundary>
  );
}
