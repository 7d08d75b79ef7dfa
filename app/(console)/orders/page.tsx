import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { OrderSearch } from "@/components/orders/order-search";
import { filterOf, ORDER_URL } from "@/components/orders/order-url";
import { loadOrders, loadSearchOptions } from "@/lib/api/console/orders";
import { asLocale } from "@/lib/i18n/config";
import { narrowingOptions, orderSearchOptions } from "@/lib/orders/client";
import { requirePermission } from "@/lib/platform/auth-page";
import { readUrl } from "@/lib/shared/url-state";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders"))("title") };
}

type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** The first page of what the address asks for, already there when it arrives. */
export default async function OrdersPage({ searchParams }: { readonly searchParams: Search }) {
  const actor = await requirePermission("orders.read");
  const locale = asLocale(await getLocale()) ?? "ja";
  const filter = filterOf(readUrl(ORDER_URL, await searchParams));
  const queries = new QueryClient();
  const found = await loadOrders(actor, filter, locale);
  if (found) {
    const { queryKey } = orderSearchOptions(locale, filter);
    queries.setQueryData(queryKey, { pages: [found], pageParams: [null] });
  }
  queries.setQueryData(narrowingOptions(locale).queryKey, await loadSearchOptions(actor, locale));
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <OrderSearch role={actor.role} />
    </HydrationBoundary>
  );
}
