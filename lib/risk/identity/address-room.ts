import { takeCareOf, withoutAddressee, withoutCompany } from "./address-addressee";
import { isDigit, stripZeros } from "./address-numerals";
import { arabicRooms } from "./address-room-numerals";
import { lengthAt, mayNameWing, namedWing } from "./address-wing";

/** What stands behind the block. */
export type Tail = {
  /** As written (width and case folded), or null. */
  readonly building: string | null;
  /** Canonical: `201`, `B-305` (wing and room), `24F`, `B1F`, `2F-3`, or `田中方`. */
  readonly room: string | null;
};

type Item =
  | {
      readonly kind: "floor" | "wing" | "room" | "bare" | "letter";
      readonly value: string;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: "text"; readonly value: string; readonly start: number; readonly end: number };

const DIGITS_MAX = 5;
/** A room number from here on carries its floor (203). */
const ROOM_WITH_FLOOR_MIN = 100;
/** Roman numerals belong to a building's name. */
const ROMAN = "IVX";

const NO_TAIL: Tail = { building: null, room: null };

/** Reads building, floor, wing, room and care-of from what follows the block number. */
export function readTail(raw: string): Tail {
  if (raw === "") return NO_TAIL;
  const care = takeCareOf(arabicRooms(raw));
  const text = floorsBehind(trim(withoutAddressee(care.rest)).replace(BLANK_BEFORE_MARK, "$1"));
  const items = itemsOf(text);
  const picked = pick(items, text);
  const building = buildingOf(text, picked.used);
  const room = compose(picked) ?? (care.name === null ? null : `${care.name}方`);
  return { building, room };
}

const BLANK_BEFORE_MARK = /(\d) (?=階|号|F(?:L|LOOR)?(?![A-Z])|(?:ST|ND|RD|TH) ?F)/g;

/** Floor 6, Fl.6, Level 6 as 6F; a basement is the first unless it says which. */
function floorsBehind(text: string): string {
  if (!FLOOR_WORD.test(text)) return text;
  return text
    .replace(FLOOR_IN_FRONT, "$1F")
    .replace(BASEMENT_WORD, (_, floor: string | undefined) => `B${floor ?? 1}F`);
}
const FLOOR_WORD = /FL|LEVEL|BASEMENT/;
const FLOOR_IN_FRONT = /(?<![A-Z\d]|(?:\d|ST|ND|RD|TH) )(?:FLOOR|FL|LEVEL)[ .#-]{0,2}(B?\d{1,2})(?![\d階F])/g;
const BASEMENT_WORD = /(?<![A-Z])BASEMENT(?![A-Z])(?: FLOOR)?(?: (\d)(?!\d))?/g;

function trim(text: string): string {
  return text.replace(/^(?:[\s\-・.,]|[のノ之](?=\s?\d))+/, "").replace(/[\s\-・.,]+$/, "");
}

const FLOOR =
  /(?:階(?!堂)|(?:(?:ST|ND|RD|TH) ?)?(?:FLOOR|FL(?![A-Z])|\/?F(?![A-Z]))|フロア(?![ァ-ヶー])|かい(?![ぁ-ん])|カイ(?![ァ-ヶー]))/y;
const WING = /(?:号棟|号館|番館|番街(?=[\s\-\d])|棟|街区)/y;
const ROOM = /(?:号室|号|番室|番(?![館街])|室|画地|ごう(?:しつ)?(?![ぁ-ん])|ゴウ(?:シツ)?(?![ァ-ヶー]))/y;
const GROUND = /(?:地下(\d{1,2})(?:階|F(?:L|LOOR)?(?![A-Z]))?|地階|地下(?=\s|$))/y;
/** Without a mark B1 is a floor, and B6 a room: nobody lives six floors underground. */
const BASEMENT = /B(?:(\d{1,2})(?:階|FLOOR|FL(?![A-Z])|F(?![A-Z]))|([1-3])(?=$))/y;
/** 201A, 201-A, 201左: the two of a landing. */
const SUFFIX = /-?([A-Z]|[東西南北左右](?=側|号?室|\s|$))(?:側|号室|号|室)?(?![A-Z\d\u3040-\u9fff])/y;
/** 201号室A, 201号室-1: rooms within a room. */
const WITHIN_ROOM = /(?:-?[A-Z]|-\d{1,2})(?![A-Z\d\u3040-\u9fff])/y;
const LETTER_WING = /(?:号棟|棟|館|タワー(?=[\s\-\d]))/y;
const LETTER_ROOM = /号室?|室/y;
/** B305, B-305, B 3F: the letter is a wing where a room or floor follows. */
const NUMBER_BEHIND = /[-\s]?\d{1,5}(?:号|室|棟|-|\s|$|階|F)/y;
const ROOM_WORDS = new Set(["ROOM", "RM", "NO", "APT", "UNIT", "SUITE", "ROOMNO"]);
function itemsOf(text: string): readonly Item[] {
  const items: Item[] = [];
  const wings = mayNameWing(text);
  let at = 0;
  while (at < text.length) {
    const item = readItem(text, at, items.at(-1), wings);
    if (item === null) {
      at++;
      continue;
    }
    const last = items.at(-1);
    if (item.kind === "text" && last?.kind === "text" && last.end === item.start) {
      items[items.length - 1] = { ...last, value: last.value + item.value, end: item.end };
    } else items.push(item);
    at = item.end;
  }
  return items;
}

function readItem(text: string, at: number, previous: Item | undefined, wings: boolean): Item | null {
  const char = text.charAt(at);
  if (char === " " || char === "-" || char === "#" || char === ".") return null;
  if (isDigit(char)) return readNumbered(text, at);
  const named = wings ? namedWing(text, at, isBehindFloor(text, at, previous)) : null;
  if (named !== null) return { kind: named.kind, value: named.value, start: at, end: at + named.length };
  if (char >= "A" && char <= "Z") return readLatin(text, at, previous);
  if (char === "地") {
    GROUND.lastIndex = at;
    const found = GROUND.exec(text);
    if (found !== null) return { kind: "floor", value: `B${found[1] ?? "1"}F`, start: at, end: GROUND.lastIndex };
  }
  return { kind: "text", value: char, start: at, end: at + 1 };
}

function isBehindFloor(text: string, at: number, previous: Item | undefined): boolean {
  return previous?.kind === "floor" && /^[\s-]?$/.test(text.slice(previous.end, at));
}

function readNumbered(text: string, at: number): Item {
  let end = at;
  while (isDigit(text.charAt(end))) end++;
  const value = stripZeros(text.slice(at, end));
  const asText: Item = { kind: "text", value: text.slice(at, end), start: at, end };
  if (end - at > DIGITS_MAX) return asText;
  const floor = lengthAt(FLOOR, text, end);
  if (floor > 0) return { kind: "floor", value: `${value}F`, start: at, end: end + floor };
  const wing = lengthAt(WING, text, end);
  if (wing > 0) return { kind: "wing", value, start: at, end: end + wing };
  const room = lengthAt(ROOM, text, end);
  if (room > 0) {
    const within = lengthAt(WITHIN_ROOM, text, end + room);
    const part = text.slice(end + room, end + room + within).replace(/-(?=[A-Z])/, "");
    return { kind: "room", value: value + part, start: at, end: end + room + within };
  }
  SUFFIX.lastIndex = end;
  const letter = SUFFIX.exec(text)?.[1];
  if (letter !== undefined) return { kind: "bare", value: value + letter, start: at, end: SUFFIX.lastIndex };
  const next = text.charAt(end);
  // サンハイツ第2: the ordinal is part of the name, unless a room is joined to it.
  if (text.charAt(at - 1) === "第" && !(next === "-" && isDigit(text.charAt(end + 1)))) return asText;
  return next === "" || next === " " || next === "-" || next === "." ? { kind: "bare", value, start: at, end } : asText;
}

function readLatin(text: string, at: number, previous: Item | undefined): Item | null {
  let end = at;
  while (text.charAt(end) >= "A" && text.charAt(end) <= "Z" && end < text.length) end++;
  const run = text.slice(at, end);
  const asText: Item = { kind: "text", value: run, start: at, end };
  if (ROOM_WORDS.has(run) && /[\d.#\s]/.test(text.charAt(end))) return { kind: "text", value: "", start: at, end };
  if (run === "BF" && /^[\s-]?$/.test(text.charAt(end))) return { kind: "floor", value: "B1F", start: at, end };
  if (run.length > 1 && run !== PENTHOUSE) return longWing(text, run, at, end) ?? asText;
  BASEMENT.lastIndex = at;
  const basement = BASEMENT.exec(text);
  const floor = basement?.[1] ?? basement?.[2];
  if (floor !== undefined)
    return { kind: "floor", value: `B${stripZeros(floor)}F`, start: at, end: BASEMENT.lastIndex };
  const wing = lengthAt(LETTER_WING, text, end);
  if (wing > 0) return { kind: "wing", value: run, start: at, end: end + wing };
  const room = lengthAt(LETTER_ROOM, text, end);
  if (room > 0) return { kind: "room", value: run, start: at, end: end + room };
  if (!ROMAN.includes(run) && lengthAt(NUMBER_BEHIND, text, end) > 0)
    return { kind: "wing", value: run, start: at, end };
  const apart = run === PENTHOUSE || at === 0 || " -".includes(text.charAt(at - 1)) || previous?.kind === "floor";
  if (apart && (end === text.length || text.charAt(end) === " ") && !ROMAN.includes(run)) {
    return { kind: "letter", value: run, start: at, end };
  }
  return asText;
}

const PENTHOUSE = "PH";
/** SA棟201, and NE201 and, with no name in front, SA201: elsewhere two letters end the name of a building (メゾンMK201). */
function longWing(text: string, run: string, start: number, end: number): Item | null {
  const mark = lengthAt(LONG_WING, text, end);
  const isCode = (start === 0 && run.length === 2 && !ROMAN_PAIR.test(run)) || COMPASS.test(run);
  const isWing = mark > 0 || (isCode && lengthAt(ROOM_BEHIND, text, end) > 0);
  return isWing ? { kind: "wing", value: run, start, end: end + mark } : null;
}
const LONG_WING = /号?棟/y;
const ROOM_BEHIND = /[-\s]?\d{3,4}(?!\d)/y;
const ROMAN_PAIR = /^[IVX]{2}$/;
const COMPASS = /^[NS][EW]$/;

type Picked = {
  readonly floor: Item | null;
  readonly wing: Item | null;
  readonly room: Item | null;
  readonly used: readonly Item[];
};

/** An explicit room wins, then the last bare number; a small bare number before a floor (サンシャイン60 45F) is part of the name. */
function pick(items: readonly Item[], text: string): Picked {
  const floor = items.findLast((item) => item.kind === "floor") ?? null;
  const bare = items.findLast(
    (item) =>
      item.kind === "bare" &&
      (floor === null || item.start > floor.start || Number.parseInt(item.value, 10) >= ROOM_WITH_FLOOR_MIN),
  );
  const room =
    items.findLast((item) => item.kind === "room") ?? bare ?? items.findLast((item) => item.kind === "letter") ?? null;
  const wing = wingOf(items, room ?? floor, text);
  const used = [floor, wing, room].filter((item) => item !== null);
  return { floor, wing, room, used };
}

/** 2-203 behind a building is wing 2, room 203, and 3街区5号棟203 is 3-5-203; otherwise the last wing before the room. */
function wingOf(items: readonly Item[], anchor: Item | null, text: string): Item | null {
  if (anchor === null) return null;
  const index = items.indexOf(anchor);
  const before = items[index - 1];
  // サンシャイン60-45F: what is glued to the name before a floor is part of the name.
  const isGlued = before !== undefined && anchor.kind === "floor" && !/^[\s-]?$/.test(text.charAt(before.start - 1));
  if (before?.kind === "bare" && text.slice(before.end, anchor.start) === "-" && !isGlued) {
    return joined(items, index - 1, (one, next) => joinsWing(one, text.slice(one.end, next.start)));
  }
  const last = items.findLastIndex((item, at) => at < index && item.kind === "wing");
  return joined(items, last, (one, next) => one.kind === "wing" && /^[\s-]?$/.test(text.slice(one.end, next.start)));
}

/** 2-12-305, and E12-305 or A棟1-305, where the letter of a wing goes on in its number. */
function joinsWing(one: Item, between: string): boolean {
  return (one.kind === "bare" && between === "-") || (one.kind === "wing" && /^[\s-]?$/.test(between));
}

/** The item at `last` with those in front of it that `joins` to it; `null` where there is none. */
function joined(items: readonly Item[], last: number, joins: (one: Item, next: Item) => boolean): Item | null {
  let wing = items[last] ?? null;
  for (let at = last - 1; at >= 0 && wing !== null; at--) {
    const one = items[at];
    if (one === undefined || !joins(one, wing)) break;
    wing = { ...wing, value: `${one.value}-${wing.value}`, start: one.start };
  }
  return wing;
}

function compose({ floor, wing, room }: Picked): string | null {
  const parts: string[] = [];
  if (wing !== null) parts.push(wing.value);
  const small = room !== null && !(Number.parseInt(room.value, 10) >= ROOM_WITH_FLOOR_MIN);
  if (floor !== null && (room === null || small)) parts.push(floor.value);
  if (room !== null) parts.push(room.value);
  return floor === null && room === null ? null : parts.join("-");
}

/** What fills a field that a house has nothing for. */
const NO_BUILDING =
  /^(?:(?:(?:建物|マンション|アパート|ビル|部屋)(?:名|番号)?|特に|該当)?(?:なし|無し?|ナシ)|一?戸建て?|一軒[家屋]|自宅|実家|持ち?家|同上|空欄|N\/A|NULL|NONE|UNDEFINED)$/;

/** The name stands before floor and room, or, where it is written last, behind them. */
function buildingOf(text: string, used: readonly Item[]): string | null {
  const first = Math.min(text.length, ...used.map((item) => item.start));
  const last = Math.max(0, ...used.map((item) => item.end));
  const before = trim(text.slice(0, first)).replace(/[\s#.]*(?:ROOM|RM|NO|APT|UNIT)?[\s#.]*$/, "");
  const name = before === "" ? trim(text.slice(used.length === 0 ? 0 : last)) : before;
  return name === "" || NO_BUILDING.test(name) ? null : withoutCompany(name);
}
