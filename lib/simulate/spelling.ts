import type { Home } from "./places";
import type { Rng } from "./rng";

/** How somebody writes addresses. People keep to one way, more or less; gangs change it on purpose. */
export type AddressStyle = {
  readonly numbers: "hyphen" | "chome" | "kanji" | "banchi";
  readonly width: "half" | "full";
  readonly dash: "-" | "－" | "ー" | "−";
  readonly room: "plain" | "suffix" | "hyphen" | "full";
  readonly building: "own_line" | "same_line" | "room_only" | "omitted";
  readonly postalHyphen: boolean;
  readonly oneLine: boolean;
};

/** The address group of a buyer or delivery. */
export type WrittenAddress = {
  postalCode: string;
  prefecture?: string;
  city?: string;
  addressLine1?: string;
  addressLine2?: string;
  address?: string;
};

export function drawStyle(rng: Rng): AddressStyle {
  return {
    numbers: rng.weighted([
      ["hyphen", 66],
      ["chome", 24],
      ["kanji", 3],
      ["banchi", 7],
    ] as const),
    width: rng.weighted([
      ["half", 72],
      ["full", 28],
    ] as const),
    dash: rng.weighted([
      ["-", 76],
      ["－", 14],
      ["ー", 8],
      ["−", 2],
    ] as const),
    room: rng.weighted([
      ["plain", 50],
      ["suffix", 38],
      ["full", 6],
      ["hyphen", 6],
    ] as const),
    building: rng.weighted([
      ["own_line", 64],
      ["same_line", 24],
      ["room_only", 9],
      ["omitted", 3],
    ] as const),
    postalHyphen: rng.chance(0.55),
    oneLine: rng.chance(0.06),
  };
}

/** A style in which every choice is made anew: a careless person, or one who means to look like another. */
export function manglingStyle(rng: Rng): AddressStyle {
  return {
    numbers: rng.pick(["hyphen", "chome", "kanji", "banchi"] as const),
    width: rng.pick(["half", "full"] as const),
    dash: rng.pick(["-", "－", "ー", "−"] as const),
    room: rng.pick(["plain", "suffix", "hyphen", "full"] as const),
    building: rng.weighted([
      ["own_line", 40],
      ["same_line", 32],
      ["room_only", 28],
    ] as const),
    postalHyphen: rng.chance(0.5),
    oneLine: rng.chance(0.12),
  };
}

export function writeAddress(home: Home, style: AddressStyle): WrittenAddress {
  const postalCode = style.postalHyphen
    ? `${home.postalCode.slice(0, 3)}-${home.postalCode.slice(3)}`
    : home.postalCode;
  const street = `${home.town}${writeNumbers(home.numbers, style)}`;
  const [sameLine, ownLine] = writeBuilding(home, style);
  if (style.oneLine) {
    return {
      postalCode,
      address: `${home.prefecture}${home.city}${street}${sameLine}${ownLine === "" ? "" : ` ${ownLine}`}`,
    };
  }
  const written: WrittenAddress = {
    postalCode,
    prefecture: home.prefecture,
    city: home.city,
    addressLine1: `${street}${sameLine}`,
  };
  if (ownLine !== "") written.addressLine2 = ownLine;
  return written;
}

function writeNumbers(numbers: readonly number[], style: AddressStyle): string {
  const [first = 1, second = 1, third] = numbers;
  const n = (value: number) => (style.width === "full" ? fullWidth(String(value)) : String(value));
  const rest = third === undefined ? [second] : [second, third];
  if (third === undefined && style.numbers !== "hyphen") return `${n(first)}番地の${n(second)}`;
  switch (style.numbers) {
    case "hyphen":
      return numbers.map(n).join(style.dash);
    case "chome":
      return `${n(first)}丁目${rest.map(n).join(style.dash)}`;
    case "kanji":
      return `${kanji(first)}丁目${n(second)}番${n(third ?? 1)}号`;
    case "banchi":
      return `${n(first)}丁目${n(second)}番地${n(third ?? 1)}`;
    default:
      return unreachable(style.numbers);
  }
}

/** What follows on the street's line, and what stands on a line of its own. */
function writeBuilding(home: Home, style: AddressStyle): readonly [sameLine: string, ownLine: string] {
  const room = home.room === null ? "" : writeRoom(home.room, style);
  if (home.building === null) return [room === "" ? "" : `${style.dash}${room}`, ""];
  switch (style.building) {
    case "own_line":
      return ["", `${home.building}${room}`];
    case "same_line":
      return [` ${home.building}${room}`, ""];
    case "room_only":
      return [room === "" ? "" : `${style.dash}${room}`, ""];
    case "omitted":
      return ["", ""];
    default:
      return unreachable(style.building);
  }
}

function writeRoom(room: string, style: AddressStyle): string {
  switch (style.room) {
    case "plain":
      return room;
    case "suffix":
      return `${room}号室`;
    case "hyphen":
      return style.building === "room_only" ? room : `-${room}`;
    case "full":
      return fullWidth(room);
    default:
      return unreachable(style.room);
  }
}

export function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
}

const DIGITS = "〇一二三四五六七八九";
function kanji(value: number): string {
  if (value < 10) return DIGITS[value] ?? "";
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? (DIGITS[tens] ?? "") : ""}十${value % 10 === 0 ? "" : (DIGITS[value % 10] ?? "")}`;
}

function unreachable(value: never): never {
  throw new Error(`unknown style ${String(value)}`);
}
