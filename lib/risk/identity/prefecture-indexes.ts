import { remembered } from "../../shared/remembered";
import type { City, Municipality, PostalEntry, PrefectureTowns } from "./municipality";

/** What people add to a city's name or leave out of it: 尼ヶ崎市, 鎌谷市, 一ノ宮市. */
export function looseCityKey(key: string): string {
  return key.replace(/[ケノツ]/g, "");
}

/** Made for each prefecture when it is first met. */
export function looseCityIndex(
  municipalities: ReadonlyMap<string, readonly Municipality[]>,
): (prefecture: string) => ReadonlyMap<string, Municipality | null> {
  return remembered((prefecture) => {
    const index = new Map<string, Municipality | null>();
    for (const [key, named] of municipalities) {
      const one = named.find((each) => each.prefecture === prefecture && !each.former);
      const short = looseCityKey(key);
      if (one !== undefined && short.length > 2) index.set(short, index.has(short) ? null : one);
    }
    return index;
  });
}

/** Made for each prefecture when it is first met; `null` where several of its cities have such a town. */
export function prefectureTowns(cities: ReadonlyMap<string, readonly City[]>): (prefecture: string) => PrefectureTowns {
  return remembered((prefecture) => {
    const byKey = new Map<string, PostalEntry | null>();
    let keyLengthMax = 0;
    for (const city of cities.get(prefecture) ?? []) {
      const towns = city.towns();
      keyLengthMax = Math.max(keyLengthMax, towns.keyLengthMax);
      for (const [key, town] of towns.byKey) byKey.set(key, byKey.has(key) ? null : { city, town });
    }
    return { byKey, keyLengthMax };
  });
}
