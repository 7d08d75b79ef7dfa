import { endOffset, longestTown, type TownMatch, townIn } from "./address-longest-town";
import { isKanjiNumeral } from "./address-numerals";
import { townBehindWard } from "./address-stem";
import type { AreaText } from "./address-text";
import { endsName, mayEnd } from "./address-town-end";
import { behindDirections, namesStreet } from "./kyoto-streets";
import type { City, PostalEntry, PrefectureTowns } from "./municipality";
import { looseTownKey } from "./town-index";
import { shorthandTown } from "./town-shorthand";

/** The town at `start` of the area text, in one of `cities`. */
export function matchTown(
  area: AreaText,
  start: number,
  cities: readonly City[],
  postal: readonly PostalEntry[],
): TownMatch | null {
  const streets = cities[0]?.name.startsWith("京都市") === true && namesStreet(area, start);
  for (const at of streets ? behindDirections(area, start) : []) {
    const match = longestTown(area, at, cities, postal) ?? looseTown(area, at, cities);
    if (match !== null) return match;
  }
  const longest = longestTown(area, start, cities, postal);
  const behindWard = townBehindWard(area, start, cities, postal);
  // 横浜市神奈川栄町 is 栄町 of 神奈川区, not a quarter of its town 神奈川.
  if (behindWard !== null && behindWard.end > (longest?.end ?? 0)) return behindWard;
  return (
    longest ??
    shorthand(area, start, cities, postal) ??
    looseTown(area, start, cities) ??
    (streets ? townBeforeNumber(area, start, cities, postal) : null)
  );
}

function shorthand(
  area: AreaText,
  start: number,
  [city, ...others]: readonly City[],
  postal: readonly PostalEntry[],
): TownMatch | null {
  const found = city === undefined || others.length > 0 ? null : shorthandTown(area, start, city);
  if (city === undefined || found === null) return null;
  // A postal code that names another town of the city says that the town was left out, not shortened.
  const named = postal.filter((entry) => entry.city === city && entry.town !== "");
  if (named.length > 0 && !named.some(({ town }) => town === found.town)) return null;
  return { city, town: found.town, end: endOffset(area, start + found.length) };
}

/** Where the number follows the city at once, the postal code names the town, if it names one. */
export function townLeftOut(area: AreaText, at: number, city: City, postal: readonly PostalEntry[]): string | null {
  if (!area.arabic[at]) return null;
  const towns = postal.filter((entry) => entry.city === city);
  return towns.length === 1 && towns[0] !== undefined && towns[0].town !== "" ? towns[0].town : null;
}

const LOOSE_LENGTH_MAX = 14;

/**
 * 阿佐ヶ谷南 for 阿佐谷南, 桜丘 for 桜丘町, 北1西2 for 北一条西2: what people add or leave out. Only where the town must have ended,
 * before a number or at the end, and only where a single town of the city can be meant.
 */
function looseTown(area: AreaText, start: number, cities: readonly City[]): TownMatch | null {
  for (let end = Math.min(area.text.length, start + LOOSE_LENGTH_MAX); end > start + 1; end--) {
    const atNumber = area.arabic[end] || isKanjiNumeral(area.text.charAt(end)) || end === area.text.length;
    // 東札幌2-6-1 for 東札幌二条六丁目1.
    const atStreet = area.text.charAt(end) === "-" && area.arabic[end - 1];
    if (!(atNumber || atStreet) || (area.arabic[end] && area.ends[end] === area.ends[end - 1])) continue;
    const key = looseTownKey(area.text.slice(start, end));
    const having = cities.filter((city) => city.looseTowns().has(key));
    const town = having[0]?.looseTowns().get(key);
    if (having[0] === undefined || having.length > 1 || town === undefined || town === null) continue;
    if (!atNumber && !town.endsWith("条")) continue;
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
    const match = skipsName ? null : ownedTown(text, end, towns);
    if (match !== null && (best === null || match.end > best.end)) best = match;
  }
  return best;
}

function ownedTown(area: AreaText, start: number, { byKey, keyLengthMax }: PrefectureTowns): TownMatch | null {
  for (let length = Math.min(keyLengthMax, area.text.length - start); length >= 2; length--) {
    const owner = mayEnd(area, start, length) ? byKey.get(area.text.slice(start, start + length)) : undefined;
    if (owner === undefined || (length <= SHORT_TOWN_MAX && !endsName(area, start + length))) continue;
    return { city: owner?.city ?? null, town: owner?.town ?? "", end: endOffset(area, start + length) };
  }
  return null;
}

/** 東京都大島元町 is not the town 大島 of 江東区: a short name that goes on is another name. */
const SHORT_TOWN_MAX = 3;

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
    // The character before stands for what is left out as well.
    ends: area.ends
      .map((end, index) => (index === at - 1 ? (area.ends[at] ?? end) : end))
      .filter((_, index) => index !== at),
    arabic: area.arabic.filter((_, index) => index !== at),
  };
}
