import { VARIANT_KANJI } from "./variant-kanji";

/** Code unit → code unit. 0 means "leave out", a unit maps to itself by default. */
export type FoldTable = Uint16Array;

export function identityTable(): FoldTable {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < table.length; unit++) table[unit] = unit;
  return table;
}

/** Enters groups of characters (common form first) into a table; forms outside the BMP are returned by code point. */
export function enterGroups(table: FoldTable, groups: readonly string[]): Map<number, number> {
  const astral = new Map<number, number>();
  for (const group of groups) {
    const [common, ...forms] = [...group];
    const target = common?.codePointAt(0) ?? 0;
    for (const form of forms) {
      const source = form.codePointAt(0) ?? 0;
      if (source > 0xffff) astral.set(source, target);
      else table[source] = target;
    }
  }
  return astral;
}

const SPACE = 0x20;
const CLEAN = identityTable();
/** Controls, soft hyphen, zero-width and bidirectional marks, variation selectors, the byte order mark: nothing a reader sees. */
const INVISIBLE: ReadonlyArray<readonly [number, number]> = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xd800, 0xdfff],
];
for (const [first, last] of INVISIBLE) CLEAN.fill(0, first, last + 1);
for (const unit of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x1680, 0x2028, 0x2029, 0x3000]) CLEAN[unit] = SPACE;
CLEAN.fill(SPACE, 0x2000, 0x200b);
const ASTRAL = enterGroups(CLEAN, VARIANT_KANJI);

/** Combining voiced marks that no kana before them could take. */
const STRAY_MARKS = /\u3099|\u309a/;

/**
 * The text as a reader would see it, in one spelling: NFKC, variant kanji to their common form, invisible characters and lone
 * surrogates gone, white space as single blanks. Reads at most `lengthMax` × 4 code units and returns at most `lengthMax` (one
 * more where a character outside the BMP ends it). Idempotent; linear.
 */
export function cleanText(raw: string, lengthMax: number): string {
  // The free-standing voiced marks would become a blank and a combining mark; as combining marks they join their kana.
  const head = raw
    .slice(0, lengthMax * 4)
    .replaceAll("\u309b", "\u3099")
    .replaceAll("\u309c", "\u309a");
  const text = head.normalize("NFKC");
  return text.length <= lengthMax && isClean(text) ? text : folded(text, lengthMax);
}

function folded(text: string, lengthMax: number): string {
  let out = "";
  let blank = false;
  let dropped = false;
  for (let at = 0; at < text.length && out.length < lengthMax; at++) {
    const unit = text.charCodeAt(at);
    const point = unit >= 0xd800 && unit < 0xdc00 ? (text.codePointAt(at) ?? 0) : 0;
    if (point > 0xffff) at++;
    const char = point > 0xffff ? foldAstral(point) : foldUnit(unit);
    if (char === " ") blank = out !== "";
    else if (char === "") dropped = true;
    else {
      out += blank ? ` ${char}` : char;
      blank = false;
    }
  }
  // Dropping an invisible character between a kana and its voiced mark lets them meet only now.
  const joined = dropped ? out.normalize("NFKC") : out;
  return STRAY_MARKS.test(joined) ? joined.replaceAll("\u3099", "").replaceAll("\u309a", "") : joined;
}

/** True where nothing is left to fold, as in most of what is typed. */
function isClean(text: string): boolean {
  let previous = SPACE;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (CLEAN[unit] !== unit || (unit === SPACE && previous === SPACE) || unit === VOICED || unit === SEMIVOICED)
      return false;
    previous = unit;
  }
  return previous !== SPACE || text === "";
}
const VOICED = 0x3099;
const SEMIVOICED = 0x309a;

function foldUnit(unit: number): string {
  const folded = CLEAN[unit] ?? 0;
  return folded === 0 ? "" : String.fromCharCode(folded);
}

function foldAstral(point: number): string {
  const folded = ASTRAL.get(point);
  if (folded !== undefined) return String.fromCodePoint(folded);
  return isVariationSelector(point) ? "" : String.fromCodePoint(point);
}

function isVariationSelector(point: number): boolean {
  return (point >= 0xe0000 && point <= 0xe0fff) || (point >= 0x1d173 && point <= 0x1d17a);
}

/** 々 and its kin repeat the character before them: 佐々木 and 佐佐木 are spelt alike afterwards. */
export function expandRepeats(text: string): string {
  if (!/[々〻仝ゝヽゞヾ]/.test(text)) return text;
  let out = "";
  for (const char of text) {
    const before = out.charAt(out.length - 1);
    if (VOICED_REPEATS.includes(char)) out += voiced(before, char);
    else out += REPEATS.includes(char) && before !== "" && before !== " " ? before : char;
  }
  return out;
}
const REPEATS = "々〻仝ゝヽ";
const VOICED_REPEATS = "ゞヾ";

/** いすゞ is いすず; behind what takes no voiced mark the sign stays. */
function voiced(before: string, sign: string): string {
  if (before === "") return sign;
  const joined = `${before}\u3099`.normalize("NFC");
  if (joined.length === 1) return joined;
  return before.normalize("NFD").endsWith("\u3099") ? before : sign;
}

const HIRAGANA_FIRST = 0x3041;
const HIRAGANA_LAST = 0x3096;
const TO_KATAKANA = 0x60;

/** Hiragana to katakana, everything else untouched. Length preserving. */
export function toKatakana(text: string): string {
  let out = "";
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    out += unit >= HIRAGANA_FIRST && unit <= HIRAGANA_LAST ? String.fromCharCode(unit + TO_KATAKANA) : text.charAt(at);
  }
  return out;
}

/** Small kana to their large forms (ャ→ヤ, ッ→ツ, ヶ→ケ …), as passbooks and old half-width systems print them. */
export const SMALL_KATAKANA = "ァィゥェォッャュョヮヵヶ";
export const LARGE_KATAKANA = "アイウエオツヤユヨワカケ";
