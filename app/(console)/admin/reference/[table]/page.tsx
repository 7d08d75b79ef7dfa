import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { TablePage } from "@/components/admin/reference/table-page";
import { can } from "@/lib/access/permissions";
import { listTables, listVersions } from "@/lib/api/console/reference";
import { asLocale } from "@/lib/i18n/config";
import { requirePermission } from "@/lib/platform/auth-page";
import { now } from "@/lib/platform/clock";
import { tablesOptions, versionsOptions } from "@/lib/reference/client";
import { TABLE_NAMES } from "@/lib/reference/contract";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outside.reference"))("title") };
}

type Props = { readonly params: Promise<{ readonly table: string }> };

export default async function ReferenceTablePage({ params }: Props) {
  const actor = await requirePermission("reference.read");
  const [asked, locale] = [(await params).table, asLocale(await getLocale()) ?? "ja"];
  const table = TABLE_NAMES.find((name) => name === asked);
  if (!table) notFound();
  const queries = new QueryClient();
  await Promise.all([
    queries.prefetchQuery({
      ...tablesOptions(locale),
      queryFn: async () => ({ items: await listTables(actor, now(), locale), nextCursor: null }),
    }),
    queries.prefetchQuery({
      ...versionsOptions(locale, table),
      queryFn: async () => ({ items: await listVersions(actor, table), nextCursor: null }),
    }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <TablePage name={table} manages={can(actor.role, "reference.manage")} />
    </HydrationBoundary>
  );
}
