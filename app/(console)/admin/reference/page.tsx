import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { TablesPage } from "@/components/admin/reference/tables-page";
import { listTables } from "@/lib/api/console/reference";
import { asLocale } from "@/lib/i18n/config";
import { requirePermission } from "@/lib/platform/auth-page";
import { now } from "@/lib/platform/clock";
import { tablesOptions } from "@/lib/reference/client";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outside.reference"))("title") };
}

export default async function ReferenceAdminPage() {
  const actor = await requirePermission("reference.read");
  const locale = asLocale(await getLocale()) ?? "ja";
  const queries = new QueryClient();
  await queries.prefetchQuery({
    ...tablesOptions(locale),
    queryFn: async () => ({ items: await listTables(actor, now(), locale), nextCursor: null }),
  });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <TablesPage />
    </HydrationBoundary>
  );
}
