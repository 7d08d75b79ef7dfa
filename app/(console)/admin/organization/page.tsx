import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { OrganizationPage } from "@/components/admin/organization-page";
import { organizationOptions } from "@/lib/access/admin-client";
import { loadOrganization } from "@/lib/api/console/organization";
import { asLocale } from "@/lib/i18n/config";
import { requirePermission } from "@/lib/platform/auth-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.organization"))("title") };
}

export default async function OrganizationAdminPage() {
  const actor = await requirePermission("organization.manage");
  const locale = asLocale(await getLocale()) ?? "ja";
  const queries = new QueryClient();
  const { organizationId } = actor;
  await queries.prefetchQuery({ ...organizationOptions(locale), queryFn: () => loadOrganization(organizationId) });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <OrganizationPage />
    </HydrationBoundary>
  );
}
