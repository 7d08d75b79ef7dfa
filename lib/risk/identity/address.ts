import type { AddressConfidence, AddressIdentity } from "../order";
import { type Area, resolveArea } from "./address-area";
import { type Block, readBlock } from "./address-block";
import { fromLatin } from "./address-latin";
import { withoutNotes } from "./address-notes";
import { type AddressParts, joinParts, otherOrder } from "./address-parts";
import { stripPreamble } from "./address-preamble";
import { readTail, type Tail } from "./address-room";
import { NO_LOT_NUMBER, splitSubarea } from "./address-subarea";
import { addressText, areaKey, buildingKey } from "./address-text";
import { isStreetNote } from "./kyoto-streets";
import { postalEntries, postalMaster } from "./postal-master";

/**
 * Identity of a Japanese address, resolved against the postal master. `null` when no address was sent or nothing in it can be
 * read. Total and linear: whatever the strings hold, it answers, reading at most a few hundred characters.
 *
 * Keys are never empty. An area the master does not know is keyed by its folded text; only `confidence` "block" or better says
 * that equal block keys are one place.
 */
export function addressIdentity(parts: AddressParts): AddressIdentity | null {
  return addressReadings(parts)[0] ?? null;
}

/**
 * All readings of an address, the likeliest first. A fourth number (1-19-19-201) is a room, but may be a branch of the lot; a third of
 * three digits (3-3-805) is the house, but may be a room; both readings are given then, otherwise one. Empty when nothing can be read.
 */
export function addressReadings(parts: AddressParts): readonly AddressIdentity[] {
  const raw = joinParts(parts);
  const readings = readingsOf(raw, raw, parts);
  if (readings[0] !== undefined && RESOLVED.has(readings[0].confidence)) return readings;
  const turned = otherOrder(parts, raw);
  const better = turned === null ? [] : readingsOf(turned, raw, parts);
  return better[0] !== undefined && RESOLVED.has(better[0].confidence) ? better : readings;
}

const RESOLVED: ReadonlySet<AddressConfidence> = new Set(["block", "building", "room"]);

function readingsOf(address: string, raw: string, parts: AddressParts): readonly AddressIdentity[] {
  const { text: typed, postalCode: written } = stripPreamble(addressText(withoutNotes(address)));
  if (typed === "") return [];
  const postalCode = readPostalCode(parts.postalCode) ?? written;
  const once = fromLatin(typed, postalCode) ?? typed;
  const { text, area: found } = secondStart(once, resolveArea(once, postalCode), postalCode);
  const { subarea, rest } = splitSubarea(text.slice(townEnd(found, text)), found.townKnown);
  const place = doubtTown(found, subarea);
  return blockReadings(rest).map((reading) => identity({ raw, postalCode, ...place, ...reading }));
}

/**
 * 東京都渋谷区東京都渋谷区恵比寿1-19-19: where a form filled in the area and the customer began again with the prefecture, the second
 * one counts. Behind a number it is the name of a building (東京都民銀行).
 */
function secondStart(
  text: string,
  area: Area,
  postalCode: string | null,
): { readonly text: string; readonly area: Area } {
  const at = area.prefecture === null ? -1 : text.lastIndexOf(area.prefecture);
  if (at < 1 || at > area.end + AREA_REACH || /\d/.test(text.slice(0, at))) return { text, area };
  const rest = text.slice(at);
  const second = resolveArea(rest, postalCode);
  return second.townKnown && second.city === (area.city ?? second.city) ? { text: rest, area: second } : { text, area };
}
const AREA_REACH = 20;

/** Pays for the index of the postal master ahead of the first address (some 0.2 s). */
export function warmAddressIndex(): void {
  postalMaster();
}

function readPostalCode(typed: string | undefined): string | null {
  if (typed === undefined) return null;
  const digits = addressText(typed.slice(0, 60)).replace(/\D/g, "");
  return digits.length === 7 ? digits : null;
}

/** 十文字 ends in a 字 that is no mark of a quarter. */
function townEnd({ town, end }: Area, text: string): number {
  return town?.endsWith("字") === true && text.charAt(end) === "字" ? end + 1 : end;
}

/**
 * 東新町 is not the 新町 of a town 東: what looks like a town of its own casts out a match of one character. Longer towns do have
 * quarters that the master does not list (鶴賀緑町).
 */
function doubtTown(area: Area, subarea: string): { readonly area: Area; readonly subarea: string } {
  if (area.town === null || area.town.length > 1 || !/^[^字].*[町村]$/.test(subarea)) return { area, subarea };
  return { area: { ...area, town: null, townKnown: false }, subarea: `${area.town}${subarea}` };
}

type Reading = { readonly numbers: readonly string[]; readonly tail: Tail };

const FOURTH = /^[\s]?[-のノ之]\s?(\d{1,2})(?:号(?![室棟館]))?(?![\d-])(?!階|F|号室|号棟|室|棟)/;

/** 若葉台3-3-805: where a town has no 丁目, the third number may be the room. */
const THIRD = /^\s?\d{1,2}-\d{1,3}-(\d{3,4})$/;

function blockReadings(rest: string): readonly Reading[] {
  const outside = NO_LOT_NUMBER.exec(rest);
  if (outside !== null) return [{ numbers: ["番外地"], tail: readTail(rest.slice(outside[0].length)) }];
  const block = readBlock(rest);
  const behind = rest.slice(block.end);
  const asRoom: Reading = { numbers: block.numbers, tail: readTail(behind) };
  const third = THIRD.exec(rest)?.[1];
  if (third !== undefined && block.numbers.length === 3) {
    return [asRoom, { numbers: block.numbers.slice(0, 2), tail: readTail(third) }];
  }
  const fourth = block.full ? FOURTH.exec(behind) : null;
  const number = fourth?.[1];
  if (fourth === null || number === undefined) return [asRoom];
  const asBlock = { numbers: [...block.numbers, number], tail: readTail(behind.slice(fourth[0].length)) };
  // With a building behind it a small fourth number is no room of its own.
  return asBlock.tail.building === null ? [asRoom, asBlock] : [asBlock, asRoom];
}

type Resolved = {
  readonly raw: string;
  readonly postalCode: string | null;
  readonly area: Area;
  readonly subarea: string;
  readonly numbers: Block["numbers"];
  readonly tail: Tail;
};

function identity({ raw, postalCode, area, subarea, numbers, tail }: Resolved): AddressIdentity {
  const isStreet = (text: string) => area.city?.startsWith("京都市") === true && isStreetNote(text);
  const quarter = isStreet(subarea) ? "" : subarea;
  const town = `${area.town ?? ""}${quarter}`;
  const block = numbers.length === 0 ? null : numbers.join("-");
  const building = isStreet(tail.building ?? "") ? null : tail.building;
  const blockKey = `${area.prefecture ?? ""}${area.city ?? ""}/${townKey(area, quarter, building)}/${block ?? ""}`;
  // Without a room the building tells addresses of one block apart; with one it is decoration that customers leave out.
  const within =
    tail.room?.endsWith("方") === false ? withoutBlock(tail.room, numbers) : buildingKey(tail.room ?? building ?? "");
  return {
    raw,
    postalCode,
    prefecture: area.prefecture,
    city: area.city,
    town: town === "" ? null : town,
    block,
    building,
    room: tail.room,
    blockKey,
    roomKey: `${blockKey}/${within}`,
    confidence: confidence(area, block, { ...tail, building }),
    postalCodeAgrees: postalCodeAgrees(postalCode, area),
  };
}

/** 高島平2-26-3 高島平団地2-26-3-801: the block once more in front of the room. */
function withoutBlock(room: string, numbers: Block["numbers"]): string {
  if (numbers.length < 3 || !room.includes("-")) return room;
  const repeated = `${numbers.join("-")}-`;
  return room.startsWith(repeated) ? room.slice(repeated.length) : room;
}

/** The master's town with what follows it; an address without any area (a foreign one) is told apart by all of its text. */
function townKey(area: Area, subarea: string, building: string | null): string {
  const quarter = areaKey(subarea);
  // 古込字古込: a quarter of its town's name is left out.
  const repeatsTown = subarea.length >= 2 && quarter === areaKey(area.town ?? "");
  const key = `${area.town ?? ""}${repeatsTown ? "" : quarter}`;
  return key === "" && area.prefecture === null ? buildingKey(building ?? "") : key;
}

function confidence(area: Area, block: string | null, tail: Tail): AddressConfidence {
  if (area.prefecture === null) return "none";
  if (area.city === null) return "prefecture";
  if (!area.townKnown) return "city";
  if (block === null) return "town";
  if (tail.room !== null) return "room";
  return tail.building === null ? "block" : "building";
}

function postalCodeAgrees(postalCode: string | null, area: Area): boolean | "unknown" {
  if (postalCode === null || area.prefecture === null) return "unknown";
  const entries = postalEntries(postalCode);
  if (entries.length === 0) return "unknown";
  return entries.some(({ city, town }) => {
    if (city.prefecture !== area.prefecture) return false;
    if (area.city === null) return true;
    if (!city.name.startsWith(area.city)) return false;
    // A tower's code is listed as town + tower, and a code without a town covers the whole city.
    return area.town === null || town === "" || town.startsWith(area.town);
  });
}
