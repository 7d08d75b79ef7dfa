import { isDigit } from "./address-numerals";

export type MarkKind = "chome" | "ban" | "go" | "jiwari" | "separator" | "blank" | "room" | "none";

const NAMED_MARKS: ReadonlyArray<readonly [pattern: RegExp, kind: MarkKind]> = [
  [/^(?:号室|号棟|号館|番館|街区|棟|室|階|F(?![A-Z])|FL(?![A-Z])|FLOOR)/, "room"],
  [/^(?:[丁町]目|ちょうめ|チ[ョヨ]ウメ)/, "chome"],
  [/^丁(?![^\d\s\-一二三四五六七八九十])/, "chome"],
  [/^番地割/, "jiwari"],
  [/^地割/, "jiwari"],
  [/^(?:番?地[先内](?=\s|$)|番地|ばんち|バンチ)/, "ban"],
  [/^(?:ばん|バン)(?=[\d\s-]|$)/, "ban"],
  [/^(?:ごう|ゴウ)(?=[\d\s-]|$)/, "go"],
  [/^番(?![街町丁組])/, "ban"],
  [/^号地?(?![線地])/, "go"],
  // 1字6番地, 9部46番地: numbered quarters of Ishikawa and Fukui.
  [/^[字部](?=[\d〇一二三四五六七八九十])/, "chome"],
];

const MARK_STARTS = "号棟館番室階F丁町地ちチばバごゴ字部街";

/** The mark that `rest` begins with. */
export function namedMark(rest: string): { readonly kind: MarkKind; readonly length: number } | null {
  if (rest === "" || !MARK_STARTS.includes(rest.charAt(0))) return null;
  for (const [pattern, kind] of NAMED_MARKS) {
    const match = pattern.exec(rest);
    if (match !== null) return { kind, length: match[0].length };
  }
  return null;
}

/** 第35号4番地, 五号六十七番: a 号 in front of the lot is a quarter; 6街区21号 is how Miyakonojō writes a block. */
const QUARTER = /^号(?=(?:\d{1,5}|[〇一二三四五六七八九十百]{1,5})番)|^街区(?=\d)/;
/** 7北1-26 and 7-北1-26, as Sapporo shortens 7丁目北1番26号. */
const SHORT_SIDE = /^(-?)[東西南北](?=\d{1,2}-\d)/;

/** The length of what makes the first number of a block a quarter of the town; -1 where nothing does. */
export function quarterMark(rest: string): number {
  const side = SHORT_SIDE.exec(rest);
  if (side !== null) return side[1]?.length ?? 0;
  return QUARTER.exec(rest)?.[0].length ?? -1;
}

const SIDES = "東西南北右左浜";
const BEFORE_NUMBER = /^(?:\d|[一二三四五六七八九十百]{1,4}番)/;

/** 本通1丁目南1番1号, 8丁目右1号, 2丁目北二番: the side of the street, as Sapporo, Asahikawa and Osaka number some. */
export function sideOf(text: string, at: number): string {
  const char = text.charAt(at);
  return SIDES.includes(char) && BEFORE_NUMBER.test(text.slice(at + 1, at + 6)) ? char : "";
}

const STEMS = "甲乙丙丁戊己庚辛壬癸";
const LOT_LETTERS = `${STEMS}イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰオクヤマ`;

/** 1234番地イ, 1234-ロ: a branch of a lot that is a letter. */
export function branchLetter(text: string, at: number): string {
  const char = text.charAt(at);
  if (char === "" || !LOT_LETTERS.includes(char)) return "";
  const joined = lotLetter(text, at);
  if (joined !== "") return joined;
  const next = text.charAt(at + 1);
  return next === "" || next === " " ? char : "";
}

const KANJI_LOT = /^[一二三四五六七八九十百千]{1,6}番/;

/** 甲1234, イ12の3: the letter of a lot, as Ehime, Kagawa, Ishikawa and others number land. */
export function lotLetter(text: string, at: number): string {
  const char = text.charAt(at);
  if (char === "" || !LOT_LETTERS.includes(char)) return "";
  const next = text.charAt(at + 1);
  if (isDigit(next) || (STEMS.includes(char) && KANJI_LOT.test(text.slice(at + 1, at + 8)))) return char;
  return next === "-" && isDigit(text.charAt(at + 2)) ? text.slice(at, at + 2) : "";
}
