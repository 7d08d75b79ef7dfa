import "server-only";
import en from "@/lib/i18n/messages/en/reference.json";
import ja from "@/lib/i18n/messages/ja/reference.json";
import type { Locale } from "@/lib/shared/vocabulary";
import type { TableName } from "./vocabulary";

const TEXTS = { ja, en } as const satisfies Record<Locale, unknown>;

export const tableLabel = (locale: Locale, name: TableName): string => TEXTS[locale].tables[name].label;
export const tableDescription = (locale: Locale, name: TableName): string => TEXTS[locale].tables[name].description;

/** What a cell of a column may hold. */
export function columnHint(locale: Locale, table: TableName, name: string): string {
  const hints: Readonly<Record<string, string>> = TEXTS[locale].hints[table];
  return hints[name] ?? "";
}

/** A column's name in the reader's language; the name itself where there is no text. */
export function columnLabel(locale: Locale, name: string): string {
  const labels: Readonly<Record<string, string>> = TEXTS[locale].columns;
  return labels[name] ?? name;
}
