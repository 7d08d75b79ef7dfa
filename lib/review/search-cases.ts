import "server-only";
import { canonicalValue } from "@/lib/lists/canonical-value";
import type { TenantTx } from "@/lib/platform/tenant";
import { cleanText, expandRepeats, toKatakana } from "@/lib/risk/identity/text";
import { KIND_NUMBER } from "@/lib/screening/identifier-kinds";
import { identityKey } from "@/lib/screening/identifiers";
import { type StoredKey, storeTexts, wordsWithoutText } from "./case-texts-store";
import type { SoughtText } from "./queue-store";

const SEARCHED_CHARACTERS_MAX = 120;
/** Names are written with and without blanks and dots; order numbers with and without hyphens. */
const SEPARATORS = /[\s・.\-‐－ー_]/gu;
/** Stands between the words of one text. Folding leaves none of it in a word, so that nothing is found across two of them. */
const BETWEEN = "\n";

/**
 * Readies the search for open cases whose order number or names contain the text, in any spelling, or whose order carries it as its
 * mail address or telephone number. Texts are folded when somebody first searches after their case was opened: screening an order
 * never pays for it, and a text is kept only while its case is open.
 */
export async function seek(t: TenantTx, text: string): Promise<SoughtText> {
  const fresh = await wordsWithoutText(t);
  if (fresh.length > 0) {
    await storeTexts(
      t,
      fresh.map(({ orderId, words }) => ({ orderId, text: words.map(folded).join(BETWEEN) })),
    );
  }
  return { folded: folded(text), keys: keysOf(text) };
}

/** Width, case, blanks, variant kanji and the two kana are told apart by nobody who searches. */
const folded = (text: string): string =>
  toKatakana(expandRepeats(cleanText(text, SEARCHED_CHARACTERS_MAX)))
    .toLowerCase()
    .replace(SEPARATORS, "");

function keysOf(text: string): StoredKey[] {
  return (["email", "phone"] as const).flatMap((kind) => {
    const value = canonicalValue(kind, text);
    return value === null ? [] : [{ kind: KIND_NUMBER[kind], key: BigInt(identityKey(kind, value)) }];
  });
}
