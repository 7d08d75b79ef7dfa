"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Fact, Facts } from "@/components/ui/hairline-list";
import { PageHeader } from "@/components/ui/page";
import { ErrorState, Notice } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { tablesOptions } from "@/lib/reference/client";
import type { TableName, TableView } from "@/lib/reference/contract";
import { BackLink } from "../back-link";
import { QueryState } from "../query-state";
import { SignalNames } from "../signal-names";
import { TableActs } from "./table-acts";
import { TableAge } from "./table-age";
import { TableColumns } from "./table-columns";
import { TableLookUp } from "./table-look-up";
import { TableVersions } from "./table-versions";

/** One table: how far it can be relied upon, what it may hold, what it says of a value, and all that it ever was. */
export function TablePage({ name, manages }: { readonly name: TableName; readonly manages: boolean }) {
  const t = useTranslations("outside.reference");
  const notFound = useTranslations("common.notFound");
  const tables = useQuery(tablesOptions(useReaderLocale()));
  return (
    <>
      <BackLink href="/admin/reference">{t("back")}</BackLink>
      <QueryState query={tables}>
        {({ items }) => {
          const table = items.find((one) => one.name === name);
          if (!table) return <ErrorState title={notFound("title")}>{notFound("body")}</ErrorState>;
          return (
            <>
              <PageHeader
                title={table.label}
                lead={table.description}
                actions={<TableActs table={table} manages={manages} />}
              />
              <Standing table={table} />
              <TableLookUp table={table} />
              <TableColumns table={table} />
              <TableVersions table={table} manages={manages} />
            </>
          );
        }}
      </QueryState>
    </>
  );
}

function Standing({ table }: { readonly table: TableView }) {
  const t = useTranslations("outside.reference");
  const { active, ageDaysMax, builtIn, name, signals } = table;
  return (
    <>
      {active?.stale ? (
        <Notice tone="warn" className="mb-5">
          {t("staleMeaning", { days: active.ageDays, limit: ageDaysMax })}
        </Notice>
      ) : null}
      {active === null ? (
        <Notice className="mb-5">{t(builtIn ? "absentBuiltIn" : "absentUnknown", { table: name })}</Notice>
      ) : null}
      <Facts className="mb-8">
        {active === null ? null : (
          <>
            <Fact name={t("facts.version")}>{t("versionRows", { version: active.version, rows: active.rows })}</Fact>
            <Fact name={t("facts.age")}>
              <TableAge table={table} />
            </Fact>
            <Fact name={t("facts.dataAsOf")}>
              <Time at={active.dataAsOf} day />
            </Fact>
          </>
        )}
        <Fact name={t("facts.limit")}>{t("days", { days: ageDaysMax })}</Fact>
        <Fact name={t("facts.signals")}>
          <SignalNames signals={signals} />
        </Fact>
      </Facts>
    </>
  );
}
