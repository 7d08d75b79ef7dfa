import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { RulesPage } from "@/components/rules/rules-page";
import { loadRuleset } from "@/lib/api/console/rulesets";
import { asLocale } from "@/lib/i18n/config";
import { requirePermission } from "@/lib/platform/auth-page";
import { rulesetOptions } from "@/lib/rules/client";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rules"))("title") };
}

/** The rules in force, already there when the page arrives. */
export default async function Rules() {
  const actor = await requirePermission("rules.read");
  const queries = new QueryClient();
  const options = rulesetOptions(asLocale(await getLocale()) ?? "ja");
  await queries.prefetchQuery({ ...options, queryFn: () => loadRuleset(actor) });
  const { organizationId, userId, role } = actor;
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <RulesPage role={role} owner={{ organizationId, userId }} />
    </HydrationBoundary>
  );
}
