import { endOffset, type TownMatch } from "./address-longest-town";
import { repeatEnds } from "./address-repeats";
import { townBehindStem } from "./address-stem";
import { type AreaText, areaText } from "./address-text";
import { furthestTown, matchTown, townLeftOut, townOfPrefecture } from "./address-town";
import type { City, Municipality, PostalEntry } from "./municipality";
import { postalEntries, postalMaster } from "./postal-master";
import { looseCityKey } from "./prefecture-indexes";

/** Where an address lies, as far as the postal master could tell. */
export type Area = {
  readonly prefecture: string | null;
  readonly city: string | null;
  /** The master's town; null where none matches. */
  readonly town: string | null;
  /** True when the town is one the master lists, or the city has no towns of its own. */
  readonly townKnown: boolean;
  /** Offset in the address just behind what was recognised. */
  readonly end: number;
};

type Candidate = {
  readonly municipality: Municipality;
  readonly match: TownMatch | null;
  readonly cityEnd: number;
  readonly keyLength: number;
};

/** Finds prefecture, municipality and town at the start of `address` (text of `addressText`). Never throws. */
export function resolveArea(address: string, postalCode: string | null): Area {
  const area = areaText(address);
  const postal = postalCode === null ? [] : postalEntries(postalCode);
  const prefecture = readPrefecture(area);
  const best =
    bestCandidate(area, prefecture.end, prefecture.name, postal) ??
    withShortPrefecture(area, prefecture, postal) ??
    withoutCity(area, prefecture, postal);
  if (best !== null) return toArea(best, area, postal);
  return {
    prefecture: prefecture.name,
    city: null,
    town: null,
    townKnown: false,
    end: endOffset(area, prefecture.end),
  };
}

type PrefectureMatch = { readonly name: string | null; readonly end: number };

/** A prefecture written twice (by a form and by the customer) counts once. */
function readPrefecture(area: AreaText): PrefectureMatch {
  const { prefectures } = postalMaster();
  let name: string | null = null;
  let end = 0;
  for (;;) {
    const longer = prefectures.get(area.text.slice(end, end + 4));
    const found = longer ?? prefectures.get(area.text.slice(end, end + 3));
    if (found === undefined || (name !== null && found !== name)) return { name, end: behindBranch(area.text, end) };
    name = found;
    end += longer === undefined ? 3 : 4;
  }
}

/** 東京都大島支庁大島町: a prefecture's office for islands is no part of the address. */
function behindBranch(text: string, end: number): number {
  const branch = end === 0 ? -1 : text.slice(end, end + BRANCH_REACH).indexOf("支庁");
  return branch < 2 ? end : end + branch + 2;
}
const BRANCH_REACH = 6;

function withShortPrefecture(
  area: AreaText,
  prefecture: PrefectureMatch,
  postal: readonly PostalEntry[],
): Candidate | null {
  if (prefecture.name !== null) return null;
  const { prefecturesShort } = postalMaster();
  for (const length of [3, 2]) {
    const name = prefecturesShort.get(area.text.slice(0, length));
    const found = name === undefined ? null : bestCandidate(area, length, name, postal);
    if (found !== null) return found;
  }
  return null;
}

function bestCandidate(
  area: AreaText,
  start: number,
  prefecture: string | null,
  postal: readonly PostalEntry[],
): Candidate | null {
  const written = municipalitiesAt(area, start, prefecture);
  const found = written.map((one) => readTown(area, start, one, postal));
  for (const { city } of postal) {
    if (prefecture !== null && city.prefecture !== prefecture) continue;
    // The city is left out and the postal code names it; the town may bear the name of another municipality.
    const match = matchTown(area, start, [city], postal);
    if (match !== null && !isPartOfName(area, start, match, city, written)) found.push(onlyCity(city, match, start));
  }
  return choose(found, postal, prefecture !== null);
}

/** 渋谷区恵比須平 names the city 渋谷区, not its town 渋谷. */
function isPartOfName(
  area: AreaText,
  start: number,
  match: TownMatch,
  city: City,
  written: readonly Written[],
): boolean {
  return written.some(
    ({ municipality, keyLength }) =>
      municipality.cities.includes(city) && match.end < endOffset(area, start + keyLength),
  );
}

type Written = { readonly municipality: Municipality; readonly keyLength: number };

/** Every municipality that the text may name at `start`, the longest name first. */
function municipalitiesAt(area: AreaText, start: number, prefecture: string | null): readonly Written[] {
  const { municipalities, municipalityKeyLengthMax } = postalMaster();
  const found: Written[] = [];
  for (let length = Math.min(municipalityKeyLengthMax, area.text.length - start); length >= 2; length--) {
    if (!mayEndMunicipality(area, start + length)) continue;
    for (const municipality of municipalities.get(area.text.slice(start, start + length)) ?? []) {
      if (prefecture !== null && municipality.prefecture !== prefecture) continue;
      // 大阪市旭区 is the ward, not a town 旭 elsewhere in 大阪市.
      if (municipality.cities.length > 1 && found.some((longer) => longer.municipality.official)) continue;
      found.push({ municipality, keyLength: length });
    }
  }
  if (found.length > 0) return found;
  const former = formerOfDistrict(area, start, prefecture);
  return former.length > 0 ? former : looselyWritten(area, start, prefecture);
}

/** Names of municipalities end in nothing else. */
const mayEndMunicipality = ({ text }: AreaText, end: number): boolean => "市区町村".includes(text.charAt(end - 1));

/** 尼ヶ崎市, 鎌谷市: only a whole name that one municipality of the prefecture can mean. */
function looselyWritten(area: AreaText, start: number, prefecture: string | null): readonly Written[] {
  if (prefecture === null) return [];
  const { looseCities, municipalityKeyLengthMax } = postalMaster();
  const index = looseCities(prefecture);
  for (let length = Math.min(municipalityKeyLengthMax + 2, area.text.length - start); length >= 3; length--) {
    if (!mayEndMunicipality(area, start + length)) continue;
    const municipality = index.get(looseCityKey(area.text.slice(start, start + length)));
    if (municipality) return [{ municipality, keyLength: length }];
  }
  return [];
}

/** 中巨摩郡櫛形町: the district of a municipality that is no more. */
function formerOfDistrict(area: AreaText, start: number, prefecture: string | null): readonly Written[] {
  const { municipalities } = postalMaster();
  const district = /^[^#-]{1,5}?郡/.exec(area.text.slice(start, start + 6))?.[0].length ?? 0;
  if (district === 0) return [];
  for (let length = FORMER_LENGTH_MAX; length >= 2; length--) {
    const named = municipalities.get(area.text.slice(start + district, start + district + length)) ?? [];
    const former = named.filter((one) => one.former && (prefecture === null || one.prefecture === prefecture));
    if (former.length > 0) return former.map((municipality) => ({ municipality, keyLength: district + length }));
  }
  return [];
}

const FORMER_LENGTH_MAX = 8;

function readTown(
  area: AreaText,
  start: number,
  { municipality, keyLength }: Written,
  postal: readonly PostalEntry[],
): Candidate {
  const { cities, former } = municipality;
  const end = start + keyLength;
  if (former) return { municipality, match: furthestTown(area, start, cities, postal), cityEnd: end, keyLength };
  const repeats = repeatEnds(area, start, end);
  for (const repeat of repeats) {
    const match = matchTown(area, repeat, cities, postal);
    if (match !== null) return { municipality, match, cityEnd: repeat, keyLength };
  }
  const match = matchTown(area, end, cities, postal);
  return { municipality, match, cityEnd: match === null ? (repeats.at(-1) ?? end) : end, keyLength };
}

/** The best of several readings: a town matches, the postal code agrees, official and longer names first. */
function choose(found: readonly Candidate[], postal: readonly PostalEntry[], inPrefecture: boolean): Candidate | null {
  let best: Candidate | null = null;
  let bestScore = -1;
  let tied = false;
  for (const candidate of found) {
    const score = scoreOf(candidate, postal);
    if (score > bestScore) {
      best = candidate;
      bestScore = score;
      tied = false;
    } else if (score === bestScore && candidate.municipality.prefecture !== best?.municipality.prefecture) tied = true;
  }
  // Without a prefecture or postal code, 府中市 alone could be either: better no city than the wrong one.
  return tied && !inPrefecture ? null : best;
}

function scoreOf({ municipality, match, keyLength }: Candidate, postal: readonly PostalEntry[]): number {
  const agrees = municipality.cities.some((city) => postal.some((entry) => entry.city === city));
  return (match === null ? 0 : 1000) + (agrees ? 400 : 0) + (municipality.official ? 200 : 0) + keyLength;
}

/** No municipality was recognised: what the postal code names, or a town that only one city of the prefecture has. */
function withoutCity(area: AreaText, prefecture: PrefectureMatch, postal: readonly PostalEntry[]): Candidate | null {
  for (const { city } of postal) {
    if (prefecture.name !== null && city.prefecture !== prefecture.name) continue;
    const match = furthestTown(area, prefecture.end, [city], postal);
    if (match !== null) return onlyCity(city, match, prefecture.end);
    const town = townLeftOut(area, prefecture.end, city, postal);
    if (town !== null) return onlyCity(city, { city, town, end: endOffset(area, prefecture.end) }, prefecture.end);
  }
  if (prefecture.name === null) return null;
  const match = townOfPrefecture(area, prefecture.end, postalMaster().townsOf(prefecture.name));
  if (match !== null) return match.city === null ? null : onlyCity(match.city, match, prefecture.end);
  const behind = townBehindStem(area, prefecture.end, prefecture.name);
  return behind === null ? null : onlyCity(behind.city, behind, prefecture.end);
}

function onlyCity(city: City, match: TownMatch, cityEnd: number): Candidate {
  const municipality = { label: city.name, prefecture: city.prefecture, cities: [city], official: true, former: false };
  return { municipality, match, cityEnd, keyLength: 0 };
}

function toArea(best: Candidate, area: AreaText, postal: readonly PostalEntry[]): Area {
  const { municipality, match } = best;
  const single = municipality.cities.length === 1 ? municipality.cities[0] : undefined;
  const byPostal = municipality.cities.find((city) => postal.some((entry) => entry.city === city));
  const city = match?.city ?? single ?? byPostal;
  const left = match === null && city !== undefined ? townLeftOut(area, best.cityEnd, city, postal) : null;
  if (left !== null && city !== undefined) {
    const end = endOffset(area, best.cityEnd);
    return { prefecture: municipality.prefecture, city: city.name, town: left, townKnown: true, end };
  }
  return {
    prefecture: municipality.prefecture,
    city: city?.name ?? municipality.label,
    town: match?.town ?? null,
    townKnown: match !== null || city?.towns().byKey.size === 0,
    end: match === null ? endOffset(area, best.cityEnd) : match.end,
  };
}
