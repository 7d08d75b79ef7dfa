import { isKanjiNumeral } from "./address-numerals";
import type { AreaText } from "./address-text";
import { behindDirections, namesStreet } from "./kyoto-streets";
import { type City, looseTownKey, type PostalEntry, type PrefectureTowns } from "./postal-master";

/** `city` is null where several of the cities have such a town; `end` is the offset in the address behind it. */
export type TownMatch = { readonly city: City | null; readonly town: string; readonly end: number };

/** Offset in the address behind the first `length` characters of its area text. */
export function endOffset(area: AreaText, length: number): number {
  return length === 0 ? 0 : (area.ends[length - 1] ?? 0);
}

/** The town at `start` of the area text, in one of `cities`. */
export function matchTown(
  area: AreaText,
  start: number,
  cities: readonly City[],
  postal: readonly PostalEntry[],
): TownMatch | null {
  const streets = cities[0]?.name.startsWith("京都市") === true && namesStreet(area, start);
  for (const at of streets ? behindDirections(area, start) : []) {
    const match = longestTown(area, at, cities, postal);
    if (match !== null) return match;
  }
  return (
    longestTown(area, start, cities, postal) ??
    afterFormerWard(area, start, cities, postal) ??
    looseTown(area, start, cities) ??
    (streets ? townBeforeNumber(area, start, cities, postal) : null)
  );
}

function longestTown(
  area: AreaText,
  start: number,
  cities: readonly City[],
  postal: readonly PostalEntry[],
): TownMatch | null {
  const keyLengthMax = cities.reduce((most, city) => Math.max(most, city.towns().keyLengthMax), 0);
  for (let length = Math.min(keyLengthMax, area.text.length - start); length >= 1; length--) {
    if (!mayEnd(area, start, length)) continue;
    const found = townIn(cities, area.text.slice(start, start + length), postal);
    if (found !== null) return { ...found, end: endOffset(area, start + length) };
  }
  return null;
}

function townIn(
  cities: readonly City[],
  key: string,
  postal: readonly PostalEntry[],
): { readonly city: City | null; readonly town: string } | null {
  let town: string | undefined;
  let city: City | null = null;
  for (const each of cities) {
    const found = each.towns().byKey.get(key);
    if (found === undefined) continue;
    const agrees = postal.some((entry) => entry.city === each);
    if (town !== undefined && !agrees) {
      // Several wards have such a town and the postal code names none of them: only the city as a whole is certain.
      if (city !== null && !postal.some((entry) => entry.city === city)) city = null;
      continue;
    }
    town = found;
    city = each;
    if (agrees) break;
  }
  return town === undefined ? null : { city, town };
}

const NUMBER_MARKS = "丁番号条ノ-";

/** A town does not end inside or at a number of the block: 栄1-2 is not 栄一, 本町二丁目 is not 本町二. */
function mayEnd(area: AreaText, start: number, length: number): boolean {
  const last = start + length - 1;
  const char = area.text.charAt(last);
  if (!isKanjiNumeral(char)) return true;
  if (area.arabic[last]) return area.text.charAt(last - 1) === "第" && !(area.arabic[last + 1] ?? false);
  const next = area.text.charAt(last + 1);
  return next === "" || !(NUMBER_MARKS.includes(next) || (isKanjiNumeral(next) && !area.arabic[last + 1]));
}

/** 浜松市中区 is gone, its towns are not: a ward the master does not know is skipped. */
function afterFormerWard(
  area: AreaText,
  start: number,
  cities: readonly City[],
  postal: readonly PostalEntry[],
): TownMatch | null {
  if (cities.length < 2) return null;
  const ward = area.text.slice(start, start + 5).indexOf("区");
  return ward < 1 ? null : longestTown(area, start + ward + 1, cities, postal);
}

const LOOSE_LENGTH_MAX = 14;

/**
 * 阿佐ヶ谷南 for 阿佐谷南, 桜丘 for 桜丘町, 北1西2 for 北一条西2: what people add or leave out. Only where the town must have ended,
 * before a number or at the end, and only where a single town of the city can be meant.
 */
function looseTown(area: AreaText, start: number, cities: readonly City[]): TownMatch | null {
  for (let end = Math.min(area.text.length, start + LOOSE_LENGTH_MAX); end > start + 1; end--) {
    const atNumber = area.arabic[end] || isKanjiNumeral(area.text.charAt(end)) || end === area.text.length;
    if (!atNumber || (area.arabic[end] && area.ends[end] === area.ends[end - 1])) continue;
    const key = looseTownKey(area.text.slice(start, end));
    const having = cities.filter((city) => city.looseTowns().has(key));
    const town = having[0]?.looseTowns().get(key);
    if (having[0] === undefined || having.length > 1 || town === undefined || town === null) continue;
    return { city: having[0], town, end: endOffset(area, end) };
  }
  return null;
}

/** The town that ends right before the block number, whatever stands before it (a street without a direction). */
function townBeforeNumber(
  area: AreaText,
  start: number,
  cities: readonly City[],
  postal: readonly PostalEntry[],
): TownMatch | null {
  const number = area.arabic.indexOf(true, start + 1);
  for (let at = start + 1; at < number - 1; at++) {
    const found = townIn(cities, area.text.slice(at, number), postal);
    if (found !== null) return { ...found, end: endOffset(area, number) };
  }
  return null;
}

/**
 * The town behind a municipality that is no more. Its name often lives on in the town's: 南安曇郡豊科町高家 is 安曇野市豊科高家 today,
 * 中頸城郡柿崎町柿崎 is 上越市柿崎区柿崎. Tries the text as it stands, without the municipality's suffix, with 区 for it, and without
 * its name; the reading that explains most of the text wins, the first of equals.
 */
export function furthestTown(
  area: AreaText,
  start: number,
  cities: readonly City[],
  postal: readonly PostalEntry[],
): TownMatch | null {
  let best: TownMatch | null = null;
  for (const { text, end } of formerStarts(area, start)) {
    const match = matchTown(text, end, cities, postal);
    if (match !== null && (best === null || match.end > best.end)) best = match;
  }
  return best;
}

/**
 * The town at `start` of an address without a municipality the master knows, where one city of the prefecture alone has it. The
 * name of an unknown municipality is never just skipped: a made-up city must not turn into a real one.
 */
export function townOfPrefecture(area: AreaText, start: number, towns: PrefectureTowns): TownMatch | null {
  let best: TownMatch | null = null;
  for (const { text, end, skipsName } of formerStarts(area, start)) {
    if (skipsName) continue;
    for (let length = Math.min(towns.keyLengthMax, text.text.length - end); length >= 2; length--) {
      const owner = mayEnd(text, end, length) ? towns.byKey.get(text.text.slice(end, end + length)) : undefined;
      if (owner === undefined) continue;
      const behind = endOffset(text, end + length);
      if (best === null || behind > best.end)
        best = { city: owner?.city ?? null, town: owner?.town ?? "", end: behind };
      break;
    }
  }
  return best;
}

const FORMER_NAME_REACH = 8;

type FormerStart = {
  readonly text: AreaText;
  readonly end: number;
  /** True where the former municipality's name is left out altogether. */
  readonly skipsName: boolean;
};

function formerStarts(area: AreaText, start: number): readonly FormerStart[] {
  const district = /^[^#-]{1,5}?郡/.exec(area.text.slice(start, start + 6));
  const end = start + (district?.[0].length ?? 0);
  const starts: FormerStart[] = [{ text: area, end, skipsName: false }];
  for (let at = end + 1; at < end + FORMER_NAME_REACH && at < area.text.length; at++) {
    if (!"町村市".includes(area.text.charAt(at))) continue;
    const asWard = `${area.text.slice(0, at)}区${area.text.slice(at + 1)}`;
    starts.push(
      { text: without(area, at), end, skipsName: false },
      { text: { ...area, text: asWard }, end, skipsName: false },
      { text: area, end: at + 1, skipsName: true },
    );
  }
  return starts;
}

function without(area: AreaText, at: number): AreaText {
  return {
    text: area.text.slice(0, at) + area.text.slice(at + 1),
    ends: area.ends.filter((_, index) => index !== at),
    arabic: area.arabic.filter((_, index) => index !== at),
  };
}
