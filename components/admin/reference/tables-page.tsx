"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { PageHeader } from "@/components/ui/page";
import { Notice } from "@/components/ui/state";
import { tablesOptions } from "@/lib/reference/client";
import type { TableView } from "@/lib/reference/contract";
import { QueryState } from "../query-state";
import { RecordList, RecordRow } from "../record-list";
import { TableAge } from "./table-age";

/** Every kind of table, and how far it can be relied upon today. */
export function TablesPage() {
  const t = useTranslations("outside.reference");
  const tables = useQuery(tablesOptions(useReaderLocale()));
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <QueryState query={tables}>
        {({ items }) => (
          <>
            <Overview tables={items} />
            <RecordList label={t("list")}>
              {items.map((table) => (
                <TableRow key={table.name} table={table} />
              ))}
            </RecordList>
          </>
        )}
      </QueryState>
    </>
  );
}

function Overview({ tables }: { readonly tables: readonly TableView[] }) {
  const t = useTranslations("outside.reference");
  const format = useFormatter();
  const stale = tables.filter((table) => table.active?.stale);
  if (stale.length > 0) {
    return (
      <Notice tone="warn" className="mb-6">
        {t("staleTables", { names: format.list(stale.map((table) => table.label)) })}
      </Notice>
    );
  }
  if (tables.some((table) => table.active !== null)) return null;
  return <Notice className="mb-6">{t("nothingYet")}</Notice>;
}

const labelsOf = ({ signals }: TableView): string => signals.map(({ label }) => label).join(" · ");

function TableRow({ table }: { readonly table: TableView }) {
  const t = useTranslations("outside.reference");
  const { name, label, description, active } = table;
  return (
    <RecordRow
      name={
        <Link href={`/admin/reference/${name}`} className="underline-offset-4 hover:underline">
          {label}
        </Link>
      }
      under={description}
      facts={
        <>
          <span className="figures w-full">
            {active === null
              ? t(table.builtIn ? "absentBuiltIn" : "absentSilent", { table: name, signals: labelsOf(table) })
              : t("versionRows", { version: active.version, rows: active.rows })}
          </span>
          {active === null ? null : <TableAge table={table} />}
        </>
      }
    />
  );
}
