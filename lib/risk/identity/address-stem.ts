import type { AreaText } from "./address-text";
import { longestTown, type TownMatch } from "./address-town";
import type { City } from "./municipality";
import { postalMaster } from "./postal-master";

const STEM_LENGTH_MAX = 6;

/** 東京都世田谷三軒茶屋: a city of the prefecture without its 市 or 区, where a town of that city follows at once. */
export function townBehindStem(
  area: AreaText,
  start: number,
  prefecture: string,
): (TownMatch & { readonly city: City }) | null {
  for (let length = Math.min(STEM_LENGTH_MAX, area.text.length - start); length >= 2; length--) {
    const stem = area.text.slice(start, start + length);
    const [city, ...others] = ["区", "市"].flatMap((suffix) => citiesNamed(`${stem}${suffix}`, prefecture));
    const match = city === undefined || others.length > 0 ? null : longestTown(area, start + length, [city], []);
    if (match !== null && city !== undefined) return { ...match, city };
  }
  return null;
}

function citiesNamed(key: string, prefecture: string): readonly City[] {
  const named = postalMaster().municipalities.get(key) ?? [];
  return named.flatMap((one) => (one.prefecture === prefecture && !one.former ? one.cities : []));
}
