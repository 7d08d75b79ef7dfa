import "server-only";
import { FormatError, IntlMessageFormat } from "intl-messageformat";
import { z } from "zod";
import en from "@/lib/i18n/messages/en/signals.json";
import ja from "@/lib/i18n/messages/ja/signals.json";
import type { Locale } from "../shared/vocabulary";
import type { StoredReason } from "./assessment";
import type { CaseReason } from "./contract";

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

/** A recorded reason with its label and evidence sentence in the given language. */
export function inWords(reason: StoredReason, locale: Locale): CaseReason {
  return { ...reason, label: signalLabel(reason.code, locale), message: sentence(reason, locale) };
}

function sentence({ code, evidence }: StoredReason, locale: Locale): string {
  const source = TEXTS[locale][code]?.message;
  if (source === undefined) return "";
  const key = `${locale}:${code}`;
  const message = compiled.get(key) ?? new IntlMessageFormat(source, locale);
  compiled.set(key, message);
  try {
    return String(message.format(evidence));
  } catch (error) {
    // Evidence recorded by another engine version may lack a value that today's sentence asks for; the label still speaks.
    if (error instanceof FormatError) return "";
    throw error;
  }
}
