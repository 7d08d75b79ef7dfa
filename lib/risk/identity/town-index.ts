import { areaKey } from "./address-text";

/** The towns of a city by their comparison form. */
export type TownIndex = {
  readonly byKey: ReadonlyMap<string, string>;
  readonly keyLengthMax: number;
  /** Lengths of the keys that start with a character, the longest first. */
  readonly lengthsByFirst: ReadonlyMap<string, readonly number[]>;
};

/** A town's comparison form without what people add or leave out: ヶ, ノ, ツ, 条 (and a hyphen for it), a last 町, the り of 通り. */
export function looseTownKey(key: string): string {
  return key.replace(/[ケノツ条-]|(?<=通)リ/g, "").replace(/町([東西南北]?)$/, "$1");
}

/** Former wards that head the names of their towns in 千代田区 and 中央区 since 1947, and are left out as readily (千代田区神保町). */
export const FORMER_WARDS: ReadonlyMap<number, string> = new Map([
  [13101, "神田"],
  [13102, "日本橋"],
]);

/** Towns by `looseTownKey`; null where several share one. */
export function loosen({ byKey }: TownIndex, ward: string): ReadonlyMap<string, string | null> {
  const loose = new Map<string, string | null>();
  for (const [key, town] of byKey) {
    const short = looseTownKey(key);
    const inWard = ward !== "" && short.startsWith(ward);
    for (const name of inWard ? [short, short.slice(ward.length)] : [short]) {
      if (name.length >= 2) loose.set(name, loose.has(name) ? null : town);
    }
  }
  return loose;
}

export function indexTowns(towns: ReadonlySet<string>, towers: ReadonlySet<string>): TownIndex {
  const byKey = new Map<string, string>();
  let keyLengthMax = 0;
  const names = [...towns];
  // A shared name that extends no town of the city is a town itself.
  for (const tower of towers) if (!names.some((town) => tower.startsWith(town))) names.push(tower);
  for (const town of names) {
    const key = areaKey(town);
    if (!byKey.has(key)) byKey.set(key, town);
    keyLengthMax = Math.max(keyLengthMax, key.length);
  }
  return { byKey, keyLengthMax, lengthsByFirst: lengthsByFirst(byKey.keys()) };
}

function lengthsByFirst(keys: Iterable<string>): ReadonlyMap<string, readonly number[]> {
  const sets = new Map<string, Set<number>>();
  for (const key of keys) {
    const first = key.charAt(0);
    const known = sets.get(first);
    if (known === undefined) sets.set(first, new Set([key.length]));
    else known.add(key.length);
  }
  return new Map([...sets].map(([first, lengths]) => [first, [...lengths].sort((a, b) => b - a)]));
}
