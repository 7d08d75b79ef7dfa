import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AuditPage } from "@/components/admin/audit-page";
import { AUDIT_URL, auditFilterOf } from "@/components/admin/audit-url";
import { AUDIT_PAGE, auditOptions, peopleOptions } from "@/lib/access/admin-client";
import { loadAudit } from "@/lib/api/console/audit";
import { loadPeople } from "@/lib/api/console/people";
import { asLocale } from "@/lib/i18n/config";
import { requirePermission } from "@/lib/platform/auth-page";
import { readUrl } from "@/lib/shared/url-state";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.audit"))("title") };
}

type Search = Promise<Readonly<Record<string, string | string[] | undefined>>>;

export default async function AuditAdminPage({ searchParams }: { readonly searchParams: Search }) {
  const actor = await requirePermission("audit.read");
  const locale = asLocale(await getLocale()) ?? "ja";
  const filter = auditFilterOf(readUrl(AUDIT_URL, await searchParams));
  const queries = new QueryClient();
  await Promise.all([
    queries.prefetchInfiniteQuery({
      ...auditOptions(locale, filter),
      queryFn: () => loadAudit(actor, { ...filter, limit: AUDIT_PAGE }),
    }),
    queries.prefetchQuery({ ...peopleOptions(locale), queryFn: () => loadPeople(actor.organizationId) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <AuditPage />
    </HydrationBoundary>
  );
}
