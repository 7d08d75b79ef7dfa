import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { EditProviderPage } from "@/components/admin/providers/provider-edit-page";
import { shopsOptions } from "@/lib/access/admin-client";
import { listProviders } from "@/lib/api/console/providers";
import { loadShops } from "@/lib/api/console/shops";
import { asLocale } from "@/lib/i18n/config";
import { requirePermission } from "@/lib/platform/auth-page";
import { now } from "@/lib/platform/clock";
import { providersOptions } from "@/lib/providers/client";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outside.providers"))("title") };
}

type Props = { readonly params: Promise<{ readonly providerId: string }> };

export default async function EditProviderAdminPage({ params }: Props) {
  const actor = await requirePermission("providers.manage");
  const [{ providerId }, locale] = [await params, asLocale(await getLocale()) ?? "ja"];
  const providers = await listProviders(actor, now(), locale);
  if (!providers.items.some((provider) => provider.id === providerId)) notFound();
  const queries = new QueryClient();
  queries.setQueryData(providersOptions(locale).queryKey, providers);
  await queries.prefetchQuery({ ...shopsOptions(locale), queryFn: () => loadShops(actor.organizationId) });
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <EditProviderPage providerId={providerId} />
    </HydrationBoundary>
  );
}
