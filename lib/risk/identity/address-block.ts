import { isDigit, type ReadNumber, readNumber } from "./address-numerals";

/** The numbers of a block (丁目, 番地, 号) and what follows them. */
export type Block = {
  /** Each number without leading zeros, e.g. `["1", "19", "19"]`; a lot letter stays with its number (`甲1234`). */
  readonly numbers: readonly string[];
  /** Offset behind the block, at the separator if one follows. */
  readonly end: number;
  /** True when a hyphen or の and another number follow, although the block is full: a room, or a fourth number. */
  readonly full: boolean;
};

/** 丁目-番-号; a fourth number is a room or a branch of a lot number. */
const NUMBERS_MAX = 3;
/** 丁目 are small everywhere; a larger first number is a lot number, which takes one branch. */
const CHOME_MAX = 99;
const ROOM_MIN = 100;
const LOT_LETTERS = "甲乙丙丁戊己庚辛壬癸イロハニホヘトチリヌルヲ";

type Mark = {
  readonly kind: "chome" | "ban" | "go" | "jiwari" | "separator" | "blank" | "room" | "none";
  readonly end: number;
};

/** Reads the block at the start of `text`; `numbers` is empty when none starts there. */
export function readBlock(text: string): Block {
  const start = skipOrdinal(text, skipBlanks(text, 0));
  const letter = lotLetter(text, start);
  const state: State = {
    numbers: [],
    starts: [],
    separators: 0,
    limit: NUMBERS_MAX,
    marked: false,
    kanji: false,
    end: 0,
    at: start,
    full: false,
  };
  state.at += letter.length;
  while (readOne(text, state)) if (state.numbers.length > NUMBERS_MAX) break;
  const [first] = state.numbers;
  if (first === undefined) return { numbers: [], end: 0, full: false };
  if (letter !== "") state.numbers[0] = `${letter.charAt(0)}${first}`;
  giveBackRoom(text, state);
  return { numbers: state.numbers, end: state.end, full: state.full };
}

type State = {
  readonly numbers: string[];
  /** Where each number starts. */
  readonly starts: number[];
  separators: number;
  limit: number;
  /** True once 丁目, 番 or 号 was seen. */
  marked: boolean;
  /** True while the block is written in kanji numerals. */
  kanji: boolean;
  end: number;
  at: number;
  full: boolean;
};

/** Takes one number with its mark; false when the block ends here. */
function readOne(text: string, state: State): boolean {
  const at = skipBlanks(text, state.at);
  const number = readNumber(text, at);
  if (number === null) return false;
  const mark = markAfter(text, number, state);
  if (isBuildingNumber(text, number, mark, state)) {
    state.numbers.push(number.value);
    state.starts.push(at);
    state.end = mark.end;
    return false;
  }
  if (mark.kind === "room" || !standsAlone(text, number, mark, state)) return false;
  if (state.numbers.length >= state.limit) {
    state.full = true;
    return false;
  }
  const side = mark.kind === "chome" ? sideOf(text, mark.end) : "";
  state.numbers.push(`${number.value}${side}`);
  state.starts.push(at);
  state.kanji = number.kanji;
  state.end = mark.kind === "separator" || mark.kind === "blank" ? number.end : mark.end;
  // 1234番地の5, 1丁目-5: a separator behind a mark adds nothing.
  state.at = separatorEnd(text, mark.end + side.length) ?? mark.end + side.length;
  return applyMark(text, mark, state);
}

/** 3丁目3番3号棟1205号室: in a housing estate the third number of the block is the number of the building. */
function isBuildingNumber(text: string, number: ReadNumber, mark: Mark, { numbers, marked, limit }: State): boolean {
  const isThird = marked && numbers.length === 2 && numbers.length < limit;
  return isThird && mark.kind === "room" && text.startsWith("号棟", number.end) && /^\s?\d/.test(text.slice(mark.end));
}

function applyMark(text: string, mark: Mark, state: State): boolean {
  switch (mark.kind) {
    case "chome":
    case "jiwari":
      state.marked = true;
      state.limit = state.numbers.length + 2;
      return true;
    case "ban":
      state.marked = true;
      state.limit = state.numbers.length + 1;
      return !roomBehindBlank(text, mark.end);
    case "separator":
    case "blank":
      return true;
    case "go":
    case "none":
    case "room":
      return false;
    default:
      return mark.kind satisfies never;
  }
}

/** 本通1丁目南1番1号: the side of the street, as Sapporo numbers some. */
function sideOf(text: string, at: number): string {
  const side = text.charAt(at);
  return side !== "" && "東西南北".includes(side) && isDigit(text.charAt(at + 1)) ? side : "";
}

/** A kanji numeral counts as a number only where something says so: 三越 is a shop, 三の二 and 三丁目 are blocks. */
function standsAlone(text: string, number: ReadNumber, mark: Mark, state: State): boolean {
  if (!number.kanji || mark.kind !== "none") return true;
  const next = text.charAt(number.end);
  if (state.numbers.length === 0) return next === "";
  return state.kanji || next === "" || next === " ";
}

function markAfter(text: string, number: ReadNumber, state: State): Mark {
  const at = skipBlanks(text, number.end);
  const rest = text.slice(at, at + 6);
  if (at === number.end || !isLatin(rest.charAt(0))) {
    const named = namedMark(rest);
    if (named !== null) return { kind: named.kind, end: at + named.length };
  }
  const separator = separatorEnd(text, number.end);
  if (separator !== null) return { kind: "separator", end: separator };
  if (at > number.end && joinsAcrossBlank(text, at, number, state)) return { kind: "blank", end: at };
  return { kind: "none", end: number.end };
}

const NAMED_MARKS: ReadonlyArray<readonly [pattern: RegExp, kind: Mark["kind"]]> = [
  [/^(?:号室|号棟|号館|番館|棟|室|階|F(?![A-Z])|FL(?![A-Z])|FLOOR)/, "room"],
  [/^丁目/, "chome"],
  [/^丁(?![^\d\s\-一二三四五六七八九十])/, "chome"],
  [/^番地割/, "jiwari"],
  [/^地割/, "jiwari"],
  [/^番地/, "ban"],
  [/^番(?![街町丁組])/, "ban"],
  [/^号地?(?![線地])/, "go"],
];

function namedMark(rest: string): { readonly kind: Mark["kind"]; readonly length: number } | null {
  for (const [pattern, kind] of NAMED_MARKS) {
    const match = pattern.exec(rest);
    if (match !== null) return { kind, length: match[0].length };
  }
  return null;
}

/** Behind の or a hyphen, where a number follows; null otherwise. */
function separatorEnd(text: string, at: number): number | null {
  const start = skipBlanks(text, at);
  if (!"-のノ之".includes(text.charAt(start)) || start >= text.length) return null;
  const end = skipBlanks(text, start + 1);
  return readNumber(text, end) === null ? null : end;
}

/** 1 19 19: blanks typed for hyphens, told from a room behind a lot number (1234 201) by a further number. */
function joinsAcrossBlank(text: string, at: number, number: ReadNumber, state: State): boolean {
  if (number.kanji || state.marked || state.numbers.length !== state.separators) return false;
  const next = readNumber(text, at);
  if (next === null || next.kanji || next.value.length > 3) return false;
  if (state.numbers.length === 1) state.separators++;
  if (state.numbers.length > 0) return state.numbers.length < NUMBERS_MAX - 1;
  if (Number(number.value) > CHOME_MAX) return false;
  const behind = text.charAt(next.end);
  const third = readNumber(text, skipBlanks(text, next.end + (behind === "-" ? 1 : 0)));
  const joined = (behind === "-" || behind === " ") && third !== null && !third.kanji;
  if (joined) state.separators = 1;
  return joined;
}

function roomBehindBlank(text: string, at: number): boolean {
  if (text.charAt(at) !== " ") return false;
  const next = readNumber(text, at + 1);
  if (next === null || Number(next.value) < ROOM_MIN) return false;
  return !/^号(?!室)/.test(text.slice(next.end, next.end + 2));
}

/** 1234-5-201 without any mark: a lot number with its branch, and a room. */
function giveBackRoom(text: string, state: State): void {
  const [first, , third] = state.numbers;
  if (state.marked || third === undefined || state.numbers.length !== 3) return;
  if (Number(first) <= CHOME_MAX || Number(third) < ROOM_MIN) return;
  state.numbers.pop();
  const start = state.starts[2] ?? state.end;
  state.end = start - 1;
  while (state.end > 0 && !isDigit(text.charAt(state.end - 1))) state.end--;
}

/** 第3地割, as Iwate writes it. */
function skipOrdinal(text: string, at: number): number {
  if (text.charAt(at) !== "第") return at;
  const number = readNumber(text, at + 1);
  return number !== null && text.startsWith("地割", number.end) ? at + 1 : at;
}

/** 甲1234, イ12の3: the letter of a lot, as Ehime, Kagawa, Ishikawa and others number land. */
function lotLetter(text: string, at: number): string {
  const char = text.charAt(at);
  if (char === "" || !LOT_LETTERS.includes(char)) return "";
  const next = text.charAt(at + 1);
  if (isDigit(next)) return char;
  return next === "-" && isDigit(text.charAt(at + 2)) ? text.slice(at, at + 2) : "";
}

function isLatin(char: string): boolean {
  return char >= "A" && char <= "Z";
}

function skipBlanks(text: string, at: number): number {
  let end = at;
  while (text.charAt(end) === " ") end++;
  return end;
}
