import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { NewProviderPage } from "@/components/admin/providers/provider-edit-page";
import { shopsOptions } from "@/lib/access/admin-client";
import { loadShops } from "@/lib/api/console/shops";
import { asLocale } from "@/lib/i18n/config";
import { requirePermission } from "@/lib/platform/auth-page";
import { PROVIDER_KINDS } from "@/lib/providers/contract";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outside.providers"))("title") };
}

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

export default async function NewProviderAdminPage({ searchParams }: Props) {
  const actor = await requirePermission("providers.manage");
  const [asked, locale] = [(await searchParams).kind, asLocale(await getLocale()) ?? "ja"];
  const kind = PROVIDER_KINDS.find((one) => one === asked);
  if (!kind) notFound();
  const queries = new QueryClient();
  await queries.prefetchQuery({ ...shopsOptions(locale), queryFn: () => loadShops(actor.organizationId) });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <NewProviderPage kind={kind} />
    </HydrationBoundary>
  );
}
