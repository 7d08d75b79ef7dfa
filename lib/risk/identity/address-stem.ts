import { longestTown, type TownMatch } from "./address-longest-town";
import type { AreaText } from "./address-text";
import type { City, PostalEntry } from "./municipality";
import { postalMaster } from "./postal-master";

const STEM_LENGTH_MAX = 6;

/** 東京都世田谷三軒茶屋: a city of the prefecture without its 市 or 区, where a town of that city follows at once. */
export function townBehindStem(
  area: AreaText,
  start: number,
  prefecture: string,
): (TownMatch & { readonly city: City }) | null {
  return behindStem(area, start, "区市", ({ prefecture: of }) => of === prefecture);
}

/** さいたま市浦和高砂: the same of a ward; and 浜松市中区, which is gone, is skipped, as its towns are not. */
export function townBehindWard(
  area: AreaText,
  start: number,
  cities: readonly City[],
  postal: readonly PostalEntry[],
): TownMatch | null {
  if (cities.length < 2) return null;
  const ward = area.text.slice(start, start + 5).indexOf("区");
  if (ward > 0) return longestTown(area, start + ward + 1, cities, postal);
  return behindStem(area, start, "区", (city) => cities.includes(city));
}

function behindStem(
  area: AreaText,
  start: number,
  suffixes: string,
  isMeant: (city: City) => boolean,
): (TownMatch & { readonly city: City }) | null {
  for (let length = Math.min(STEM_LENGTH_MAX, area.text.length - start); length >= 2; length--) {
    const stem = area.text.slice(start, start + length);
    const [city, ...others] = [...suffixes].flatMap((suffix) => citiesNamed(`${stem}${suffix}`).filter(isMeant));
    const match = city === undefined || others.length > 0 ? null : longestTown(area, start + length, [city], []);
    if (match !== null && city !== undefined) return { ...match, city };
  }
  return null;
}

function citiesNamed(key: string): readonly City[] {
  return (postalMaster().municipalities.get(key) ?? []).flatMap((one) => (one.former ? [] : one.cities));
}
