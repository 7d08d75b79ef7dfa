import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ProvidersPage } from "@/components/admin/providers/providers-page";
import { shopsOptions } from "@/lib/access/admin-client";
import { can } from "@/lib/access/permissions";
import { listProviders } from "@/lib/api/console/providers";
import { loadShops } from "@/lib/api/console/shops";
import { asLocale } from "@/lib/i18n/config";
import { requirePermission } from "@/lib/platform/auth-page";
import { now } from "@/lib/platform/clock";
import { providersOptions } from "@/lib/providers/client";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outside.providers"))("title") };
}

export default async function ProvidersAdminPage() {
  const actor = await requirePermission("providers.read");
  const locale = asLocale(await getLocale()) ?? "ja";
  const queries = new QueryClient();
  await Promise.all([
    queries.prefetchQuery({ ...providersOptions(locale), queryFn: () => listProviders(actor, now(), locale) }),
    queries.prefetchQuery({ ...shopsOptions(locale), queryFn: () => loadShops(actor.organizationId) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ProvidersPage manages={can(actor.role, "providers.manage")} />
    </HydrationBoundary>
  );
}
