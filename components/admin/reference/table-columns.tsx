"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Code } from "@/components/ui/code";
import { Section } from "@/components/ui/page";
import { Table, Td, Th } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { TableView } from "@/lib/reference/contract";

/** What a file of this table consists of: whoever writes one needs nothing else. */
export function TableColumns({ table }: { readonly table: TableView }) {
  const t = useTranslations("outside.reference.columns");
  const format = useFormatter();
  return (
    <Section title={t("title")} aside={t("encoding")}>
      <Table caption={t("title")}>
        <thead>
          <tr>
            <Th>{t("header")}</Th>
            <Th>{t("meaning")}</Th>
            <Th>{t("content")}</Th>
            <Th className="max-md:hidden">{t("aliases")}</Th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map(({ name, label, required, hint, aliases }) => (
            <tr key={name}>
              <Td className="whitespace-nowrap">
                <Code>{name}</Code>
              </Td>
              <Td>
                <span className="flex flex-wrap items-center gap-x-2">
                  {label}
                  {required ? null : <Tag>{t("optional")}</Tag>}
                </span>
              </Td>
              <Td className="min-w-44 py-1 text-ink-2 text-xs">{hint}</Td>
              <Td className="text-ink-3 text-xs max-md:hidden">{format.list(aliases, { style: "narrow" })}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
