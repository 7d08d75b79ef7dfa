"use client";

import { useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Fact, Facts } from "@/components/ui/hairline-list";
import { Section } from "@/components/ui/page";
import { ProgressLine } from "@/components/ui/progress-line";
import { lookUpOptions } from "@/lib/reference/client";
import type { LookUpView, TableView } from "@/lib/reference/contract";
import { QueryState } from "../query-state";

/** What the version in force says of one value, found as an order's would be: in any spelling. */
export function TableLookUp({ table }: { readonly table: TableView }) {
  const t = useTranslations("outside.reference.lookUp");
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState("");
  const { active, name } = table;
  if (active === null) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(typed.trim());
  };
  return (
    <Section title={t("title")}>
      <form onSubmit={submit} className="flex max-w-xl flex-wrap items-end gap-2">
        <Field label={t(`value.${name}`)} className="min-w-0 flex-1 basis-64">
          <Input
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            placeholder={t(`example.${name}`)}
            autoComplete="off"
            maxLength={600}
          />
        </Field>
        <Button type="submit" icon={<Search aria-hidden="true" size={14} />} disabled={typed.trim() === ""}>
          {t("submit")}
        </Button>
      </form>
      <div aria-live="polite" className="mt-3">
        {asked === "" ? null : <Answer key={`${active.id} ${asked}`} table={table} value={asked} />}
      </div>
    </Section>
  );
}

function Answer({ table, value }: { readonly table: TableView; readonly value: string }) {
  const t = useTranslations("outside.reference.lookUp");
  const query = useQuery(lookUpOptions(useReaderLocale(), table.name, value));
  if (query.isPending) return <ProgressLine active label={t("asking")} />;
  return <QueryState query={query}>{(found) => <Found table={table} value={value} found={found} />}</QueryState>;
}

function Found({
  table,
  value,
  found: { row },
}: {
  readonly table: TableView;
  readonly value: string;
  readonly found: LookUpView;
}) {
  const t = useTranslations("outside.reference.lookUp");
  if (row === null) return <p className="text-ink-2 text-sm">{t("none", { value })}</p>;
  const entries = Object.entries(row);
  return (
    <>
      <p className="mb-1 font-medium text-sm">{t("found", { value })}</p>
      <Facts>
        {entries.map(([name, text]) => (
          <Fact key={name} name={table.columns.find((column) => column.name === name)?.label ?? name}>
            <bdi>{text}</bdi>
          </Fact>
        ))}
      </Facts>
    </>
  );
}
