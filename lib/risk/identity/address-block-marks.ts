import { isDigit } from "./address-numerals";

export type MarkKind = "chome" | "ban" | "go" | "jiwari" | "separator" | "blank" | "room" | "none";

const NAMED_MARKS: ReadonlyArray<readonly [pattern: RegExp, kind: MarkKind]> = [
  [/^(?:号室|号棟|号館|番館|棟|室|階|F(?![A-Z])|FL(?![A-Z])|FLOOR)/, "room"],
  [/^(?:[丁町]目|ちょうめ|チ[ョヨ]ウメ)/, "chome"],
  [/^丁(?![^\d\s\-一二三四五六七八九十])/, "chome"],
  [/^番地割/, "jiwari"],
  [/^地割/, "jiwari"],
  [/^(?:番?地[先内](?=\s|$)|番地|ばんち|バンチ)/, "ban"],
  [/^(?:ばん|バン)(?=[\d\s-]|$)/, "ban"],
  [/^(?:ごう|ゴウ)(?=[\d\s-]|$)/, "go"],
  [/^番(?![街町丁組])/, "ban"],
  [/^号地?(?![線地])/, "go"],
];

const MARK_STARTS = "号棟館番室階F丁町地ちチばバごゴ";

/** The mark that `rest` begins with. */
export function namedMark(rest: string): { readonly kind: MarkKind; readonly length: number } | null {
  if (rest === "" || !MARK_STARTS.includes(rest.charAt(0))) return null;
  for (const [pattern, kind] of NAMED_MARKS) {
    const match = pattern.exec(rest);
    if (match !== null) return { kind, length: match[0].length };
  }
  return null;
}

const LOT_LETTERS = "甲乙丙丁戊己庚辛壬癸イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰオクヤマ";

/** 1234番地イ, 1234-ロ: a branch of a lot that is a letter. */
export function branchLetter(text: string, at: number): string {
  const char = text.charAt(at);
  if (char === "" || !LOT_LETTERS.includes(char)) return "";
  const joined = lotLetter(text, at);
  if (joined !== "") return joined;
  const next = text.charAt(at + 1);
  return next === "" || next === " " ? char : "";
}

/** 甲1234, イ12の3: the letter of a lot, as Ehime, Kagawa, Ishikawa and others number land. */
export function lotLetter(text: string, at: number): string {
  const char = text.charAt(at);
  if (char === "" || !LOT_LETTERS.includes(char)) return "";
  const next = text.charAt(at + 1);
  if (isDigit(next)) return char;
  return next === "-" && isDigit(text.charAt(at + 2)) ? text.slice(at, at + 2) : "";
}
