import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { KeysPage } from "@/components/admin/keys-page";
import { apiKeysOptions, shopsOptions } from "@/lib/access/admin-client";
import { loadApiKeys } from "@/lib/api/console/api-keys";
import { loadShops } from "@/lib/api/console/shops";
import { asLocale } from "@/lib/i18n/config";
import { requirePermission } from "@/lib/platform/auth-page";
import { now } from "@/lib/platform/clock";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.keys"))("title") };
}

export default async function KeysAdminPage() {
  const actor = await requirePermission("keys.manage");
  const locale = asLocale(await getLocale()) ?? "ja";
  const queries = new QueryClient();
  const { organizationId } = actor;
  await Promise.all([
    queries.prefetchQuery({ ...apiKeysOptions(locale), queryFn: () => loadApiKeys(organizationId) }),
    queries.prefetchQuery({ ...shopsOptions(locale), queryFn: () => loadShops(organizationId) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <KeysPage now={now().toISOString()} />
    </HydrationBoundary>
  );
}
