import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PeoplePage } from "@/components/admin/people-page";
import { invitationsOptions, peopleOptions } from "@/lib/access/admin-client";
import { can } from "@/lib/access/permissions";
import { loadInvitations } from "@/lib/api/console/invitations";
import { loadPeople } from "@/lib/api/console/people";
import { asLocale } from "@/lib/i18n/config";
import { requirePermission } from "@/lib/platform/auth-page";
import { now } from "@/lib/platform/clock";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.people"))("title") };
}

export default async function PeopleAdminPage() {
  const actor = await requirePermission("users.read");
  const locale = asLocale(await getLocale()) ?? "ja";
  const queries = new QueryClient();
  const { organizationId } = actor;
  await Promise.all([
    queries.prefetchQuery({ ...peopleOptions(locale), queryFn: () => loadPeople(organizationId) }),
    queries.prefetchQuery({ ...invitationsOptions(locale), queryFn: () => loadInvitations(organizationId, now()) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <PeoplePage userId={actor.userId} manages={can(actor.role, "users.manage")} />
    </HydrationBoundary>
  );
}
