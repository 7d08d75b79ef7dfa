import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ProfilePage } from "@/components/profile/profile-page";
import { sessionsOptions } from "@/lib/access/profile-client";
import { loadSessions } from "@/lib/api/console/me";
import { asLocale } from "@/lib/i18n/config";
import { requirePermission, requireSession } from "@/lib/platform/auth-page";
import { now } from "@/lib/platform/clock";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile"))("title") };
}

export default async function Profile() {
  const actor = await requirePermission("account.own");
  const { name, email, role, organizationName } = await requireSession();
  const queries = new QueryClient();
  const options = sessionsOptions(asLocale(await getLocale()) ?? "ja");
  await queries.prefetchQuery({ ...options, queryFn: () => loadSessions(actor, now()) });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ProfilePage person={{ name, email, role, organizationName }} />
    </HydrationBoundary>
  );
}
