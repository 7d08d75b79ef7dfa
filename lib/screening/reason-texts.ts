import "server-only";
import { FormatError, IntlMessageFormat } from "intl-messageformat";
import { z } from "zod";
import en from "@/lib/i18n/messages/en/signals.json";
import ja from "@/lib/i18n/messages/ja/signals.json";
import type { RuleEffect } from "@/lib/risk/ruleset";
import type { Evidence } from "@/lib/risk/signals/signal";
import type { Locale } from "@/lib/shared/vocabulary";

const texts = z.record(z.string(), z.object({ label: z.string(), message: z.string() }));
/** The files hold shared words besides the signals; only what reads like a signal's text is taken. */
const signalTexts = (file: object) =>
  texts.parse(Object.fromEntries(Object.entries(file).filter(([code]) => /^[A-Z]\d\d$/.test(code))));
const TEXTS: Readonly<Record<Locale, z.infer<typeof texts>>> = { ja: signalTexts(ja), en: signalTexts(en) };
type Part = ReturnType<IntlMessageFormat["getAst"]>[number];
type Sentence = { readonly message: IntlMessageFormat; readonly unsaid: Readonly<Record<string, number | string>> };
const compiled = new Map<string, Sentence>();

type WordGroup = "unknown" | "decidedBy" | "source" | "sharedField" | "negative";
const WORDS: Readonly<Record<Locale, Readonly<Record<WordGroup, Readonly<Record<string, string>>>>>> = { ja, en };

/** A word of the engine's vocabulary in the given language; the word itself where it is not known (any more). */
export function word(group: WordGroup, key: string, locale: Locale): string {
  return WORDS[locale][group][key] ?? key;
}

/** What a signal is called; its code where there is no text, for screenings older than the signal's removal. */
export function signalLabel(code: string, locale: Locale): string {
  return TEXTS[locale][code]?.label ?? code;
}

/** The evidence sentence of a fired signal; empty where evidence of another engine version can't fill today's sentence. */
export function evidenceSentence(code: string, evidence: Evidence, locale: Locale): string {
  const source = TEXTS[locale][code]?.message;
  if (source === undefined) return "";
  const key = `${locale}:${code}`;
  const { message, unsaid } = compiled.get(key) ?? compile(source, locale);
  compiled.set(key, { message, unsaid });
  try {
    return String(message.format({ ...unsaid, ...spoken(evidence, locale) }));
  } catch (error) {
    if (error instanceof FormatError) return ""; // the label still speaks
    throw error;
  }
}

function compile(source: string, locale: Locale): Sentence {
  const message = new IntlMessageFormat(source, locale);
  return { message, unsaid: unsaidIn(message.getAst()) };
}

/**
 * What is usual (`…Min`, `…Max`), how much it is (`owed`) and in which state (`status`), whose and where (`side`, `by`) were not
 * always recorded; sentences do without them.
 */
function unsaidIn(parts: readonly Part[]): Record<string, number | string> {
  const unsaid: Record<string, number | string> = {};
  for (const part of parts) {
    if (!("options" in part)) continue;
    if (/(?:Min|Max)$|^owed$/.test(part.value)) unsaid[part.value] = 0;
    if (/^(?:side|by|status)$/.test(part.value)) unsaid[part.value] = "order";
    for (const option of Object.values(part.options)) Object.assign(unsaid, unsaidIn(option.value));
  }
  return unsaid;
}

const regionNames = new Map<Locale, Intl.DisplayNames>();

/** Countries by name, and a word for what is empty: a sentence can't choose by an empty one. */
function spoken(evidence: Evidence, locale: Locale): Evidence {
  return Object.fromEntries(
    Object.entries(evidence).map(([name, value]) => {
      if (value === "") return [name, "none"];
      const isCountry = name.endsWith("Country") && typeof value === "string" && /^[A-Z]{2}$/.test(value);
      return [name, isCountry ? regionName(value, locale) : value];
    }),
  );
}

function regionName(code: string, locale: Locale): string {
  const names = regionNames.get(locale) ?? new Intl.DisplayNames(locale, { type: "region" });
  regionNames.set(locale, names);
  return names.of(code) ?? code;
}

/** The effect of a rule in one word or with its points: `NG`, `HOLD`, `OK`, `score +120 impersonation`. */
export function effectText(effect: RuleEffect): string {
  if (effect.kind !== "score") return effect.kind;
  return `score ${effect.points > 0 ? "+" : ""}${effect.points} ${effect.typology}`;
}
