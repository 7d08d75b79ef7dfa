import "server-only";
import en from "@/lib/i18n/messages/en/fields.json";
import ja from "@/lib/i18n/messages/ja/fields.json";
import { FEATURE_CATALOGUE } from "@/lib/risk/features";
import { SIGNAL_CODES } from "@/lib/risk/signals";
import { signalLabel } from "@/lib/screening/reason-texts";
import type { Locale } from "@/lib/shared/vocabulary";
import type { Vocabulary } from "./contract";
import { unitOf, valuesOf } from "./field-vocabulary";

type Tree = { readonly [key: string]: string | Tree };
const LABELS: Readonly<Record<Locale, Tree>> = { ja, en };

/** All that a condition can name: fields with label, unit and words, and the signals. */
export function ruleVocabulary(locale: Locale): Vocabulary {
  return {
    fields: FEATURE_CATALOGUE.fields.map((field) => ({
      name: field.name,
      type: field.type,
      label: labelOf(field.name, locale),
      unit: unitOf(field),
      values: [...valuesOf(field.name)],
    })),
    signals: SIGNAL_CODES.map((code) => ({ code, label: signalLabel(code, locale) })),
  };
}

/** The name itself where a text is missing. */
function labelOf(name: string, locale: Locale): string {
  let node: string | Tree | undefined = LABELS[locale];
  for (const part of name.split(".")) node = typeof node === "object" ? node[part] : undefined;
  return typeof node === "string" ? node : name;
}
