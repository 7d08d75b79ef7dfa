import type { NameIdentity } from "../order";
import { cleanText, expandRepeats } from "./text";

const LENGTH_MAX = 120;
/** Blanks, punctuation and symbols separate or decorate the parts of a name; they are no part of it. */
const SEPARATORS = /[\s\p{P}\p{S}]/gu;
const HONORIFICS = ["様", "殿", "御中"];

/**
 * Identity of a person's name. `null` when neither part was sent; an empty key when nothing readable was.
 * Width, spacing, variant kanji, variation selectors, 々 and the case of Latin letters are folded; hiragana and katakana stay
 * apart, since ひろみ and ヒロミ are different names in the register, and so do kanji that merely look alike (太田, 大田).
 */
export function nameIdentity(lastName: string | undefined, firstName: string | undefined): NameIdentity | null {
  const raw = [lastName, firstName].filter((part) => part !== undefined && part.trim() !== "").join(" ");
  if (raw === "") return null;
  return { key: nameKey(raw), raw };
}

function nameKey(raw: string): string {
  let key = expandRepeats(cleanText(raw, LENGTH_MAX).replace(SEPARATORS, "").toUpperCase().normalize("NFKC"));
  for (;;) {
    const honorific = HONORIFICS.find((each) => key.length > each.length + 1 && key.endsWith(each));
    if (honorific === undefined) break;
    key = key.slice(0, -honorific.length);
  }
  return key;
}
