import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ShopsPage } from "@/components/admin/shops-page";
import { shopsOptions } from "@/lib/access/admin-client";
import { can } from "@/lib/access/permissions";
import { loadShops } from "@/lib/api/console/shops";
import { asLocale } from "@/lib/i18n/config";
import { requirePermission } from "@/lib/platform/auth-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.shops"))("title") };
}

export default async function ShopsAdminPage() {
  const actor = await requirePermission("admin.read");
  const locale = asLocale(await getLocale()) ?? "ja";
  const queries = new QueryClient();
  await queries.prefetchQuery({ ...shopsOptions(locale), queryFn: () => loadShops(actor.organizationId) });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ShopsPage manages={can(actor.role, "shops.manage")} />
    </HydrationBoundary>
  );
}
