import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { WebhooksPage } from "@/components/admin/webhooks-page";
import { listEndpoints } from "@/lib/api/console/webhooks";
import { asLocale } from "@/lib/i18n/config";
import { requirePermission } from "@/lib/platform/auth-page";
import { endpointsOptions } from "@/lib/webhooks/client";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.webhooks"))("title") };
}

export default async function WebhooksAdminPage() {
  const actor = await requirePermission("webhooks.manage");
  const locale = asLocale(await getLocale()) ?? "ja";
  const queries = new QueryClient();
  await queries.prefetchQuery({ ...endpointsOptions(locale), queryFn: () => listEndpoints(actor) });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <WebhooksPage />
    </HydrationBoundary>
  );
}
