import type { AreaText } from "./address-text";
import { mayEnd } from "./address-town-end";
import type { City, PostalEntry } from "./municipality";

/** `city` is null where several of the cities have such a town; `end` is the offset in the address behind it. */
export type TownMatch = { readonly city: City | null; readonly town: string; readonly end: number };

/** Offset in the address behind the first `length` characters of its area text. */
export function endOffset(area: AreaText, length: number): number {
  return length === 0 ? 0 : (area.ends[length - 1] ?? 0);
}

/** The longest town of `cities` that the text at `start` begins with. */
export function longestTown(
  area: AreaText,
  start: number,
  cities: readonly City[],
  postal: readonly PostalEntry[],
): TownMatch | null {
  for (const length of keyLengths(cities, area.text.charAt(start))) {
    if (start + length > area.text.length || !mayEnd(area, start, length)) continue;
    const found = townIn(cities, area.text.slice(start, start + length), postal);
    if (found !== null) return { ...found, end: endOffset(area, withStreetEnding(area, start + length)) };
  }
  return null;
}

const NO_LENGTHS: readonly number[] = [];

/** How long a town's key that starts with `first` may be, the longest first. */
function keyLengths(cities: readonly City[], first: string): readonly number[] {
  const [one] = cities;
  if (one !== undefined && cities.length === 1) return one.towns().lengthsByFirst.get(first) ?? NO_LENGTHS;
  const all = cities.flatMap((city) => city.towns().lengthsByFirst.get(first) ?? NO_LENGTHS);
  return [...new Set(all)].sort((a, b) => b - a);
}

/** 日本大通り for 日本大通. */
function withStreetEnding({ text }: AreaText, end: number): number {
  return text.charAt(end) === "リ" && text.charAt(end - 1) === "通" ? end + 1 : end;
}

/** The town of `cities` whose key is `key`. */
export function townIn(
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
