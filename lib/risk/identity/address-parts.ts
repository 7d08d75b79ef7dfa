import { remembered } from "../../shared/remembered";
import type { Party } from "../order";
import { addressText, areaKey, areaText } from "./address-text";
import { cityOfField, isMunicipality, prefectureOfField, startsWithTown } from "./area-fields";

/** An address in parts, or on one line (`address`) where there are no address lines. */
export type AddressParts = Pick<
  Party,
  "postalCode" | "prefecture" | "city" | "addressLine1" | "addressLine2" | "address"
>;

/** The parts on one line, without what several of them repeat. */
export function joinParts(parts: AddressParts): string {
  return joinWith(parts, linesOf(parts).join(" "));
}

/** Where nothing is found: the lines in the other order, or a line from its prefecture on. */
export function otherOrder(parts: AddressParts, joined: string): string | null {
  const lines = linesOf(parts);
  if (lines.length > 1) return joinWith(parts, lines.toReversed().join(" "));
  const at = joined.slice(1, PREFECTURE_REACH).search(PREFECTURE) + 1;
  return at < 1 ? null : `${joined.slice(at)} ${joined.slice(0, at)}`;
}

const PREFECTURE = /東京都|北海道|大阪府|京都府|(?:神奈川|和歌山|鹿児島|[\p{Script=Han}]{2})県/u;
const PREFECTURE_REACH = 120;

function linesOf({ addressLine1, addressLine2, address }: AddressParts): readonly string[] {
  return [isFilled(addressLine1) ? addressLine1 : address, addressLine2].filter(isFilled);
}

function joinWith(parts: AddressParts, street: string): string {
  const prefecture = prefectureOfField(parts.prefecture ?? "");
  const city = cityOfField(parts.city ?? "", prefecture);
  if (prefecture === "" && city === "") return street;
  const prefectureKey = knownAreaKey(prefecture);
  const cityKey = knownAreaKey(city);
  const streetKey = mayRepeat(street, prefectureKey, cityKey) ? areaKey(street) : "";
  // A form's street line often repeats what its other fields hold.
  const cityHasPrefecture = prefectureKey !== "" && cityKey.startsWith(prefectureKey);
  const streetHasPrefecture = prefectureKey !== "" && streetKey.startsWith(prefectureKey);
  const behindPrefecture = streetHasPrefecture ? streetKey.slice(prefectureKey.length) : streetKey;
  const streetHasCity =
    cityKey !== "" &&
    (streetKey.startsWith(cityKey) || behindPrefecture.startsWith(cityKey) || isWithin(behindPrefecture, cityKey)) &&
    !startsWithTown(streetKey, cityKey);
  const head = [cityHasPrefecture || streetHasPrefecture ? "" : prefecture, streetHasCity ? "" : city];
  if (!streetHasPrefecture && !streetHasCity && repeatsTown(city, cityKey, streetKey))
    return [head[0], city, withoutPrefix(street, cityKey.slice(overlap(cityKey, streetKey)))].join(" ").trim();
  if (streetHasPrefecture && !streetHasCity && city !== "")
    return `${prefecture} ${city} ${withoutPrefix(street, prefectureKey)}`;
  return [...head, street].filter((part) => part !== "").join(" ");
}

/** 西区 and 横浜市西区みなとみらい, 瑞穂町 and 西多摩郡瑞穂町: the street line names what the city lies in as well. */
function isWithin(streetKey: string, cityKey: string): boolean {
  const at = streetKey.indexOf(cityKey);
  return at > 1 && at <= OUTER_LENGTH_MAX && "市郡".includes(streetKey.charAt(at - 1));
}
const OUTER_LENGTH_MAX = 6;
const OUTER = /^[^\d]{1,5}[市郡]/;

/** Most street lines repeat nothing, which their first character tells. */
function mayRepeat(street: string, prefectureKey: string, cityKey: string): boolean {
  if ("区町村".includes(cityKey.charAt(cityKey.length - 1)) && cityKey !== "" && OUTER.test(street)) return true;
  const typed = street.charAt(0);
  const first = ORDINARY.test(typed) ? knownAreaKey(typed) : areaKey(street.slice(0, FIRST_LENGTH)).charAt(0);
  return first !== "" && (first === prefectureKey.charAt(0) || cityKey.includes(first));
}

/** 渋谷区恵比寿 and 恵比寿1-19-19: a city's field that goes on to the town, which the street repeats. */
function repeatsTown(city: string, cityKey: string, streetKey: string): boolean {
  return city !== "" && streetKey !== "" && overlap(cityKey, streetKey) > 0 && !isMunicipality(cityKey);
}

/** Where in `cityKey` begins what `streetKey` starts with; 0 for nothing. */
function overlap(cityKey: string, streetKey: string): number {
  for (let at = 1; at <= cityKey.length - TOWN_LENGTH_MIN; at++) if (streetKey.startsWith(cityKey.slice(at))) return at;
  return 0;
}
const TOWN_LENGTH_MIN = 2;
/** Kanji but those of 大字 and 小字, which are read over. */
const ORDINARY = /^[一-龠](?<![大小字])$/;
/** Room for blanks and invisible characters in front. */
const FIRST_LENGTH = 8;

/** There are 47 prefectures and some 1,900 cities: their keys are made once. */
const keyOfName = remembered(areaKey, 4_096);
const AREA_NAME_LENGTH_MAX = 24;

const knownAreaKey = (name: string): string => (name.length <= AREA_NAME_LENGTH_MAX ? keyOfName(name) : areaKey(name));

/** `text` behind the place name it starts with. */
function withoutPrefix(text: string, key: string): string {
  const written = addressText(text);
  const { ends } = areaText(written);
  return written.slice(ends[key.length - 1] ?? 0);
}

function isFilled(part: string | undefined): part is string {
  return part !== undefined && part.trim() !== "";
}
