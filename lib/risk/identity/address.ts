import type { AddressConfidence, AddressIdentity } from "../order";
import { type Area, resolveArea } from "./address-area";
import { type Block, readBlock } from "./address-block";
import { withoutNotes } from "./address-notes";
import { isKanjiNumeral, readNumber } from "./address-numerals";
import { readTail, type Tail } from "./address-room";
import { addressText, areaKey, areaText, buildingKey } from "./address-text";
import { isStreetNote } from "./kyoto-streets";
import { postalEntries, postalMaster } from "./postal-master";

/** An address in parts, or on one line (`address`) where there are no address lines. */
export type AddressParts = {
  readonly postalCode?: string | undefined;
  readonly prefecture?: string | undefined;
  readonly city?: string | undefined;
  readonly addressLine1?: string | undefined;
  readonly addressLine2?: string | undefined;
  readonly address?: string | undefined;
};

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
 * All readings of an address, the likeliest first. A fourth number (1-19-19-201) is a room, but may be a branch of the lot; both
 * readings are given then, otherwise one. Empty when nothing can be read.
 */
export function addressReadings(parts: AddressParts): readonly AddressIdentity[] {
  const raw = joinParts(parts);
  const { text, postalCode: written } = stripPreamble(addressText(withoutNotes(raw)));
  if (text === "") return [];
  const postalCode = readPostalCode(parts.postalCode) ?? written;
  const found = resolveArea(text, postalCode);
  const { subarea, rest } = splitSubarea(text.slice(found.end), found.townKnown);
  const place = doubtTown(found, subarea);
  return blockReadings(rest).map((reading) => identity({ raw, postalCode, ...place, ...reading }));
}

/** Pays for the index of the postal master ahead of the first address (some 0.2 s). */
export function warmAddressIndex(): void {
  postalMaster();
}

function joinParts(parts: AddressParts): string {
  const line = [parts.addressLine1, parts.addressLine2].filter(isFilled).join(" ");
  const street = line === "" ? (parts.address ?? "") : line;
  const prefecture = parts.prefecture?.trim() ?? "";
  const city = parts.city?.trim() ?? "";
  if (prefecture === "" && city === "") return street;
  const prefectureKey = knownAreaKey(prefecture);
  const cityKey = knownAreaKey(city);
  const streetKey = mayRepeat(street, prefectureKey, cityKey) ? areaKey(street) : "";
  // A form's street line often repeats what its other fields hold.
  const cityHasPrefecture = prefectureKey !== "" && cityKey.startsWith(prefectureKey);
  const streetHasPrefecture = prefectureKey !== "" && streetKey.startsWith(prefectureKey);
  const behindPrefecture = streetHasPrefecture ? streetKey.slice(prefectureKey.length) : streetKey;
  const streetHasCity = cityKey !== "" && (streetKey.startsWith(cityKey) || behindPrefecture.startsWith(cityKey));
  const head = [cityHasPrefecture || streetHasPrefecture ? "" : prefecture, streetHasCity ? "" : city];
  if (streetHasPrefecture && !streetHasCity && city !== "")
    return `${prefecture} ${city} ${withoutPrefix(street, prefectureKey)}`;
  return [...head, street].filter((part) => part !== "").join(" ");
}

/** Most street lines repeat nothing, which their first character tells. */
function mayRepeat(street: string, prefectureKey: string, cityKey: string): boolean {
  const first = areaKey(street.slice(0, FIRST_LENGTH)).charAt(0);
  return first !== "" && (first === prefectureKey.charAt(0) || first === cityKey.charAt(0));
}
/** Room for blanks and invisible characters in front. */
const FIRST_LENGTH = 8;

/** There are 47 prefectures and some 1,900 cities: their keys are made once. */
const AREA_KEYS = new Map<string, string>();
const AREA_KEYS_MAX = 4_096;

function knownAreaKey(name: string): string {
  const known = AREA_KEYS.get(name);
  if (known !== undefined) return known;
  if (AREA_KEYS.size >= AREA_KEYS_MAX) AREA_KEYS.clear();
  const key = areaKey(name);
  if (name.length <= AREA_NAME_LENGTH_MAX) AREA_KEYS.set(name, key);
  return key;
}
const AREA_NAME_LENGTH_MAX = 24;

/** `text` behind the place name it starts with. */
function withoutPrefix(text: string, key: string): string {
  const written = addressText(text);
  const { ends } = areaText(written);
  return written.slice(ends[key.length - 1] ?? 0);
}

function isFilled(part: string | undefined): part is string {
  return part !== undefined && part.trim() !== "";
}

const PREAMBLE =
  /^(?:[A-Z][A-Z ]{0,30}(?=東京都|北海道|大阪府|京都府|[^A-Z\s\d]{2,3}県)|住所|JAPAN|JPN|JP|日本国|[\s:-])+|^日本(?=[\s〒\d]|東京都|北海道|大阪府|京都府|.{2,3}県)[\s-]*/;
const POSTAL_CODE = /^(?:〒|郵便番号|[:\s])*(\d{3})-?(\d{4})(?!\d|-\d)[\s-]*/;
const MARKED_POSTAL_CODE = /〒\s?(\d{3})-?(\d{4})(?!\d)/;

/** Country and postal code in front of the address; a marked postal code (〒) may stand anywhere. */
function stripPreamble(address: string): { readonly text: string; readonly postalCode: string | null } {
  const text = address.replace(PREAMBLE, "");
  const match = POSTAL_CODE.exec(text) ?? MARKED_POSTAL_CODE.exec(text);
  if (match === null) return { text: text.replaceAll("〒", " ").trim(), postalCode: null };
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.trim();
  return { text: rest.replace(PREAMBLE, ""), postalCode: `${match[1]}${match[2]}` };
}

function readPostalCode(typed: string | undefined): string | null {
  if (typed === undefined) return null;
  const digits = addressText(typed.slice(0, 60)).replace(/\D/g, "");
  return digits.length === 7 ? digits : null;
}

const BUILDING_WORD =
  /ビル|マンション|荘|ハイツ|コーポ|館|寮|タワー|ハウス|メゾン|レジデンス|アパート|ホテル|[ァ-ヺー]{4}/;
const SUBAREA_LENGTH_MAX = 10;

/**
 * What stands between the town and the block number: a 小字 the master does not list, or, where no town was recognised, the town
 * as written. A building before any number is neither.
 */
function splitSubarea(rest: string, townKnown: boolean): { readonly subarea: string; readonly rest: string } {
  const start = firstBlockNumber(rest);
  const written = (start < 0 ? "" : rest.slice(0, start)).replace(/[\s-]+$/, "").trim();
  if (start <= 0 || written === "") {
    if (!townKnown && start !== 0) return { subarea: rest.trim(), rest: "" };
    return { subarea: "", rest: rest.replace(/^\s?[大小]?字/, "") };
  }
  const plausible = written.length <= SUBAREA_LENGTH_MAX && !BUILDING_WORD.test(written) && !written.includes(" ");
  if (townKnown && !plausible) return { subarea: "", rest };
  // 旭市ニの2132: the letter of a quarter, however it is joined to its number.
  return { subarea: written.replace(/^([イロハニホヘトチリ]?)[のノ]$/, "$1"), rest: rest.slice(start) };
}

/**
 * 東新町 is not the 新町 of a town 東: what looks like a town of its own casts out a match of one character. Longer towns do have
 * quarters that the master does not list (鶴賀緑町).
 */
function doubtTown(area: Area, subarea: string): { readonly area: Area; readonly subarea: string } {
  if (area.town === null || area.town.length > 1 || !/^[^字].*[町村]$/.test(subarea)) return { area, subarea };
  return { area: { ...area, town: null, townKnown: false }, subarea: `${area.town}${subarea}` };
}

/** Offset of the first number that can start a block; -1 when there is none. */
function firstBlockNumber(text: string): number {
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "第" && readBlock(text.slice(at)).numbers.length > 0) return at;
    if ((char >= "0" && char <= "9") || isKanjiNumeral(char)) {
      if (readBlock(text.slice(at)).numbers.length > 0) {
        const number = readNumber(text, at);
        if (number !== null && (!number.kanji || /^\s?(?:丁|番|号|地割|-|の|ノ)/.test(text.slice(number.end))))
          return at;
      }
      // Do not start again inside the same number.
      const number = readNumber(text, at);
      if (number !== null) at = number.end - 1;
    }
  }
  return -1;
}

type Reading = { readonly numbers: readonly string[]; readonly tail: Tail };

const FOURTH = /^[\s]?[-のノ之]\s?(\d{1,2})(?![\d-])(?!階|F|号室|号棟|室|棟)/;

function blockReadings(rest: string): readonly Reading[] {
  const outside = /^\s*(?:無番地|番外地|番地なし)/.exec(rest);
  if (outside !== null) return [{ numbers: ["番外地"], tail: readTail(rest.slice(outside[0].length)) }];
  const block = readBlock(rest);
  const behind = rest.slice(block.end);
  const asRoom: Reading = { numbers: block.numbers, tail: readTail(behind) };
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
  const town = `${area.town ?? ""}${subarea}`;
  const block = numbers.length === 0 ? null : numbers.join("-");
  const street = area.city?.startsWith("京都市") === true && isStreetNote(tail.building ?? "");
  const building = street ? null : tail.building;
  const blockKey = `${area.prefecture ?? ""}${area.city ?? ""}/${townKey(area, subarea, building)}/${block ?? ""}`;
  // Without a room the building tells addresses of one block apart; with one it is decoration that customers leave out.
  const within = tail.room?.endsWith("方") === false ? tail.room : buildingKey(tail.room ?? building ?? "");
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

/** The master's town with what follows it; an address without any area (a foreign one) is told apart by all of its text. */
function townKey(area: Area, subarea: string, building: string | null): string {
  const key = `${area.town ?? ""}${areaKey(subarea)}`;
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
