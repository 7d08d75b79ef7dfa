import { branchLetter, lotLetter, type MarkKind, namedMark, quarterMark, sideOf } from "./address-block-marks";
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
/** 丁目 are small everywhere (some forty at most); a larger first number is a lot number, which takes one branch. */
const CHOME_MAX = 60;
const ROOM_MIN = 100;

type Mark = {
  readonly kind: MarkKind;
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
    lot: false,
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
  const full = state.full || (state.numbers.length >= NUMBERS_MAX && separatorEnd(text, state.end) !== null);
  return { numbers: state.numbers, end: state.end, full };
}

type State = {
  readonly numbers: string[];
  /** Where each number starts. */
  readonly starts: number[];
  separators: number;
  limit: number;
  /** True once 丁目, 番 or 号 was seen. */
  marked: boolean;
  /** True once a lot number (番地) opened the block: it may have a branch of a branch. */
  lot: boolean;
  /** True while the block is written in kanji numerals. */
  kanji: boolean;
  end: number;
  at: number;
  full: boolean;
};

/** Takes one number with its mark; false when the block ends here. */
function readOne(text: string, state: State): boolean {
  const blank = skipBlanks(text, state.at);
  const letter = isBranch(text, blank, state) ? branchLetter(text, blank) : "";
  const at = skipBranchOrdinal(text, blank, state) + letter.length;
  const number = readNumber(text, at);
  if (number === null) return readLetter(letter, at, state);
  const mark = markAfter(text, number, state);
  if (isBuildingNumber(text, number, mark, at, state)) {
    state.numbers.push(number.value);
    state.starts.push(at);
    state.end = mark.end;
    return false;
  }
  if (mark.kind === "room" || isRoomNumber(text, number, state) || !standsAlone(text, number, mark, state))
    return false;
  if (state.numbers.length >= state.limit) {
    state.full = true;
    return false;
  }
  const side = mark.kind === "chome" ? sideOf(text, mark.end) : "";
  state.numbers.push(`${letter.charAt(0)}${number.value}${side}`);
  state.starts.push(at);
  state.kanji = number.kanji;
  state.end = mark.kind === "separator" || mark.kind === "blank" ? number.end : mark.end;
  // 1234番地の5, 1丁目-5: a separator behind a mark adds nothing.
  state.at = separatorEnd(text, mark.end + side.length) ?? mark.end + side.length;
  if (mark.kind === "jiwari") state.at += quarterOf(text, state.at);
  return applyMark(text, mark, state);
}

/** 第9地割字銅屋13番地2: the lots of a 地割 are counted through, whatever its quarters are called. */
function quarterOf(text: string, at: number): number {
  return text.charAt(at) === "字"
    ? (/^字[^\d\s-]{1,8}?(?=[\d\s]|[一二三四五六七八九十百]{1,4}番)/.exec(text.slice(at, at + 14))?.[0].length ?? 0)
    : 0;
}

/** 1-5-301C is a room behind its lot; the 2条 of 2085番地 2条1丁目 is another way to say where it lies. */
function isRoomNumber(text: string, number: ReadNumber, { numbers }: State): boolean {
  if (numbers.length === 0) return false;
  const next = text.charAt(number.end);
  if (next === "条") return true;
  if (numbers.length === 1 || !isLatin(next) || number.kanji || Number(number.value) < ROOM_MIN) return false;
  return /^[A-Z](?:$|[\s号室])/.test(text.slice(number.end, number.end + 2));
}

/** Directly behind a mark or separator: a letter behind a blank is a room or a building. */
function isBranch(text: string, at: number, { numbers }: State): boolean {
  return numbers.length > 0 && text.charAt(at - 1) !== " ";
}

function readLetter(letter: string, end: number, state: State): boolean {
  if (letter !== "" && state.numbers.length < state.limit) {
    state.numbers.push(letter);
    state.starts.push(end - 1);
    state.end = end;
  }
  return false;
}

/** 3丁目3番3号棟1205号室, 2-4-10号棟, 2丁目33号棟1201: in a housing estate the last number of the block is that of the building. */
function isBuildingNumber(text: string, number: ReadNumber, mark: Mark, at: number, state: State): boolean {
  const { numbers, marked, lot, limit } = state;
  if (lot || mark.kind !== "room" || !text.startsWith("号棟", number.end) || numbers.length === 0) return false;
  const joined = text.charAt(at - 1) === "-" && Number(numbers[0]) <= CHOME_MAX;
  const fits = marked ? numbers.length < limit : numbers.length < NUMBERS_MAX && joined;
  return fits && /^(?:[\s-]?\d|\s?$)/.test(text.slice(mark.end, mark.end + 2));
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
      state.lot = state.numbers.length === 1 && "地ち".includes(text.charAt(mark.end - 1));
      state.limit = state.numbers.length + (state.lot ? 2 : 1);
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

/** A kanji numeral counts as a number only where something says so: 三越 is a shop, 三の二 and 三丁目 are blocks. */
function standsAlone(text: string, number: ReadNumber, mark: Mark, state: State): boolean {
  if (!number.kanji || mark.kind !== "none") return true;
  const next = text.charAt(number.end);
  if (state.numbers.length === 0) return next === "";
  return state.kanji || next === "" || next === " ";
}

function markAfter(text: string, number: ReadNumber, state: State): Mark {
  const at = skipBlanks(text, number.end);
  const rest = text.slice(at, at + 8);
  const quarter = state.numbers.length === 0 ? quarterMark(rest) : -1;
  if (quarter >= 0) return { kind: "chome", end: at + quarter };
  if (at === number.end || !isLatin(rest.charAt(0))) {
    const named = namedMark(rest);
    if (named !== null) return { kind: named.kind, end: at + named.length };
  }
  const separator = separatorEnd(text, number.end);
  if (separator !== null) return { kind: "separator", end: separator };
  if (at > number.end && joinsAcrossBlank(text, at, number, state)) return { kind: "blank", end: at };
  return { kind: "none", end: number.end };
}

/** Behind の or a hyphen, where a number follows; null otherwise. */
function separatorEnd(text: string, at: number): number | null {
  const start = skipBlanks(text, at);
  if (!"-のノ之".includes(text.charAt(start)) || start >= text.length) return null;
  const end = skipBlanks(text, start + 1);
  return readNumber(text, end) === null && branchLetter(text, end) === "" ? null : end;
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

/** 1234-5-201 and 1234番地5-201: a lot number with its branch, and a room. */
function giveBackRoom(text: string, state: State): void {
  const [first, , third] = state.numbers;
  if ((state.marked && !state.lot) || third === undefined || state.numbers.length !== 3) return;
  if ((!state.lot && Number(first) <= CHOME_MAX) || Number(third) < ROOM_MIN) return;
  state.numbers.pop();
  const start = state.starts[2] ?? state.end;
  state.end = start - 1;
  while (state.end > 0 && !isDigit(text.charAt(state.end - 1))) state.end--;
}

/** 第3地割, as Iwate writes it, 第1丁目 and 第123番地. */
function skipOrdinal(text: string, at: number): number {
  if (text.charAt(at) !== "第") return at;
  const number = readNumber(text, at + 1);
  if (number === null) return at;
  const behind = text.slice(number.end, number.end + 8);
  return quarterMark(behind) > 0 || /^(?:番?地割|丁目|番地)/.test(behind) ? at + 1 : at;
}

/** 1234番地第5: not the 第2ハイツ behind a block. */
function skipBranchOrdinal(text: string, at: number, { marked, numbers }: State): number {
  if (!marked || numbers.length === 0 || text.charAt(at) !== "第") return at;
  const number = readNumber(text, at + 1);
  return number !== null && /^(?:$|[\s-]|号(?![室棟館]))/.test(text.slice(number.end, number.end + 2)) ? at + 1 : at;
}

function isLatin(char: string): boolean {
  return char >= "A" && char <= "Z";
}

function skipBlanks(text: string, at: number): number {
  let end = at;
  while (text.charAt(end) === " ") end++;
  return end;
}
