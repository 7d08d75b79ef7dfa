import "server-only";
import { IntlMessageFormat } from "intl-messageformat";
import en from "@/lib/i18n/messages/en/signals.json";
import ja from "@/lib/i18n/messages/ja/signals.json";
import type { RuleEffect } from "@/lib/risk/ruleset";
import type { SignalCode } from "@/lib/risk/signals";
import type { Evidence } from "@/lib/risk/signals/signal";
import type { Locale } from "@/lib/shared/vocabulary";

const TEXTS = { ja, en } as const;
const compiled = new Map<string, IntlMessageFormat>();

/** Label and evidence sentence of a fired signal. */
export function reasonText(locale: Locale, code: SignalCode, evidence: Evidence): { label: string; message: string } {
  const cacheKey = `${locale}:${code}`;
  let sentence = compiled.get(cacheKey);
  if (!sentence) {
    sentence = new IntlMessageFormat(TEXTS[locale][code].message, locale);
    compiled.set(cacheKey, sentence);
  }
  return { label: TEXTS[locale][code].label, message: String(sentence.format(evidence)) };
}

/** The effect of a rule in one word or with its points: `NG`, `HOLD`, `OK`, `score +120 impersonation`. */
export function effectText(effect: RuleEffect): string {
  if (effect.kind !== "score") return effect.kind;
  return `score ${effect.points > 0 ? "+" : ""}${effect.points} ${effect.typology}`;
}
