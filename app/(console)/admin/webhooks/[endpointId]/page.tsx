import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { DELIVERY_URL, deliveryFilterOf } from "@/components/admin/delivery-url";
import { EndpointPage } from "@/components/admin/endpoint-page";
import { listDeliveries, listEndpoints } from "@/lib/api/console/webhooks";
import { asLocale } from "@/lib/i18n/config";
import { requirePermission } from "@/lib/platform/auth-page";
import { now } from "@/lib/platform/clock";
import { readUrl } from "@/lib/shared/url-state";
import { deliveriesOptions, endpointsOptions } from "@/lib/webhooks/client";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.webhooks"))("title") };
}

type Props = {
  readonly params: Promise<{ readonly endpointId: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

export default async function EndpointAdminPage({ params, searchParams }: Props) {
  const actor = await requirePermission("webhooks.manage");
  const [{ endpointId }, locale] = [await params, asLocale(await getLocale()) ?? "ja"];
  const endpoints = await listEndpoints(actor);
  if (!endpoints.items.some((endpoint) => endpoint.id === endpointId)) notFound();
  const filter = deliveryFilterOf(readUrl(DELIVERY_URL, await searchParams));
  const queries = new QueryClient();
  queries.setQueryData(endpointsOptions(locale).queryKey, endpoints);
  await queries.prefetchInfiniteQuery({
    ...deliveriesOptions(locale, endpointId, filter),
    queryFn: () => listDeliveries(actor, endpointId, { ...filter, limit: 50 }),
  });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <EndpointPage endpointId={endpointId} now={now().toISOString()} />
    </HydrationBoundary>
  );
}
