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
const compiled = new Map<string, IntlMessageFormat>();

type WordGroup = "unknown" | "decidedBy" | "sharedField";
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
  const message = compiled.get(key) ?? new IntlMessageFormat(source, locale);
  compiled.set(key, message);
  try {
    return String(message.format(evidence));
  } catch (error) {
    if (error instanceof FormatError) return ""; // the label still speaks
    throw error;
  }
}

/** The effect of a rule in one word or with its points: `NG`, `HOLD`, `OK`, `score +120 impersonation`. */
export function effectText(effect: RuleEffect): string {
  if (effect.kind !== "score") return effect.kind;
  return `score ${effect.points > 0 ? "+" : ""}${effect.points} ${effect.typology}`;
}
