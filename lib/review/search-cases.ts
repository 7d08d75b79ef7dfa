import "server-only";
import { canonicalValue } from "@/lib/lists/canonical-value";
import type { TenantTx } from "@/lib/platform/tenant";
import { cleanText, expandRepeats, toKatakana } from "@/lib/risk/identity/text";
import { identityKey } from "@/lib/screening/identifiers";
import { openCaseTexts } from "./queue-store";

const SEARCHED_CHARACTERS_MAX = 120;
/** Names are written with and without blanks and dots; order numbers with and without hyphens. */
const SEPARATORS = /[\s・.\-‐－ー_]/gu;

/**
 * Open cases whose order number or names contain the text, in any spelling, or whose order carries it as its mail address or
 * telephone number. Reads the names of every open case: they are few, and no second place has to keep personal data.
 */
export async function searchCases(t: TenantTx, text: string): Promise<readonly string[]> {
  const wanted = folded(text);
  const keys = keysOf(text);
  const cases = await openCaseTexts(t, keys);
  return cases.flatMap(({ id, texts, sharesKey }) => {
    const found = sharesKey || (wanted !== "" && texts.some((one) => folded(one).includes(wanted)));
    return found ? [id] : [];
  });
}

/** Width, case, blanks, variant kanji and the two kana are told apart by nobody who searches. */
const folded = (text: string): string =>
  toKatakana(expandRepeats(cleanText(text, SEARCHED_CHARACTERS_MAX)))
    .toLowerCase()
    .replace(SEPARATORS, "");

function keysOf(text: string): bigint[] {
  return (["email", "phone"] as const).flatMap((kind) => {
    const value = canonicalValue(kind, text);
    return value === null ? [] : [BigInt(identityKey(kind, value))];
  });
}
