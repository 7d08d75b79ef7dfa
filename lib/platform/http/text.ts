import "server-only";
import { IntlMessageFormat } from "intl-messageformat";
import en from "@/lib/i18n/messages/en/errors.json";
import enRules from "@/lib/i18n/messages/en/rule-errors.json";
import enSettings from "@/lib/i18n/messages/en/setting-errors.json";
import ja from "@/lib/i18n/messages/ja/errors.json";
import jaRules from "@/lib/i18n/messages/ja/rule-errors.json";
import jaSettings from "@/lib/i18n/messages/ja/setting-errors.json";
import { LOCALES, type Locale } from "@/lib/shared/vocabulary";

type Tree = { readonly [key: string]: string | Tree };
/** Faults in a rule and in a setting have catalogues of their own, under `fields.rule` and `fields.setting`. */
const TEXTS: Record<Locale, Tree> = {
  ja: { ...ja, fields: { ...ja.fields, rule: jaRules, setting: jaSettings } },
  en: { ...en, fields: { ...en.fields, rule: enRules, setting: enSettings } },
};
const compiled = new Map<string, IntlMessageFormat>();

function lookUp(locale: Locale, path: string): string | null {
  let node: string | Tree | undefined = TEXTS[locale];
  for (const part of path.split(".")) node = typeof node === "object" ? node[part] : undefined;
  return typeof node === "string" ? node : null;
}

/** A text of `errors.json` with its values. An unknown path answers the path itself: a missing text must never hide an error. */
export function text(locale: Locale, path: string, values: Readonly<Record<string, string | number>> = {}): string {
  const cacheKey = `${locale}:${path}`;
  let message = compiled.get(cacheKey);
  if (!message) {
    message = new IntlMessageFormat(lookUp(locale, path) ?? path, locale);
    compiled.set(cacheKey, message);
  }
  return String(message.format(values));
}

/** The first language of `Accept-Language` that we speak; Japanese otherwise. */
export function localeOf(acceptLanguage: string | null): Locale {
  for (const part of (acceptLanguage ?? "").split(",")) {
    const language = part.trim().slice(0, 2).toLowerCase();
    const known = LOCALES.find((locale) => locale === language);
    if (known) return known;
  }
  return "ja";
}
