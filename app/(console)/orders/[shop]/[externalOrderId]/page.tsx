import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { OrderPage } from "@/components/orders/order-page";
import { loadOrderPage } from "@/lib/api/console/orders";
import { asLocale } from "@/lib/i18n/config";
import { orderPageOptions } from "@/lib/orders/client";
import { requirePermission } from "@/lib/platform/auth-page";
import { now } from "@/lib/platform/clock";

type Params = Promise<{ readonly shop: string; readonly externalOrderId: string }>;
type Props = { readonly params: Params };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { externalOrderId } = await named(params);
  return { title: (await getTranslations("orders.page"))("heading", { order: externalOrderId }) };
}

/** An order, already there when the page arrives. */
export default async function OrderDetailPage({ params }: Props) {
  const actor = await requirePermission("orders.read");
  const asked = await named(params);
  const at = { now: now(), locale: asLocale(await getLocale()) ?? "ja" };
  const queries = new QueryClient();
  const found = await loadOrderPage(actor, asked, at);
  if (found) {
    queries.setQueryData(orderPageOptions(at.locale, asked.shop, asked.externalOrderId).queryKey, found);
  }
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <OrderPage {...asked} role={actor.role} />
    </HydrationBoundary>
  );
}

/** Next hands dynamic segments over as they stand in the address. */
async function named(params: Params) {
  const { shop, externalOrderId } = await params;
  return { shop: decoded(shop), externalOrderId: decoded(externalOrderId) };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
