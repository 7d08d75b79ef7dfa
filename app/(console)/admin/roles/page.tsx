import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { RolesPage } from "@/components/admin/roles-page";
import { peopleOptions } from "@/lib/access/admin-client";
import { loadPeople } from "@/lib/api/console/people";
import { asLocale } from "@/lib/i18n/config";
import { requirePermission } from "@/lib/platform/auth-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.roles"))("title") };
}

export default async function RolesAdminPage() {
  const actor = await requirePermission("users.read");
  const locale = asLocale(await getLocale()) ?? "ja";
  const queries = new QueryClient();
  await queries.prefetchQuery({ ...peopleOptions(locale), queryFn: () => loadPeople(actor.organizationId) });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <RolesPage />
    </HydrationBoundary>
  );
}
