import { createTranslator } from "next-intl";
import { compileRule } from "@/lib/risk/rules/compile-rule";
import { defineCatalogue } from "@/lib/risk/rules/field-catalogue";
import type { RuleError } from "@/lib/risk/rules/rule-error";
import type { Vocabulary } from "@/lib/rules/contract";
import type { Locale } from "@/lib/shared/vocabulary";

/** One mistake, in the reader's language, with the place to underline: `[from, to)` in UTF-16 code units, line and column from 1. */
export type Fault = Pick<RuleError, "from" | "to" | "line" | "column"> & { readonly message: string };

export type Checker = (text: string) => readonly Fault[];

/** The language of rules, checked in the browser while it is written. Loaded lazily: it brings the parser along. */
export async function makeChecker(vocabulary: Vocabulary, locale: Locale): Promise<Checker> {
  const file: { default: Record<string, string> } =
    locale === "ja"
      ? await import("@/lib/i18n/messages/ja/rule-errors.json")
      : await import("@/lib/i18n/messages/en/rule-errors.json");
  const text = createTranslator({ locale, messages: { fault: file.default }, namespace: "fault" });
  const catalogue = defineCatalogue(vocabulary.fields.map(({ name, type }) => ({ name, type })));
  const signalCodes = new Set(vocabulary.signals.map(({ code }) => code));
  return (condition) => {
    const result = compileRule(condition, catalogue, { signalCodes });
    if (result.ok) return [];
    return result.errors.map(({ code, params, from, to, line, column }) => ({
      from,
      to,
      line,
      column,
      message: text(code, params),
    }));
  };
}
