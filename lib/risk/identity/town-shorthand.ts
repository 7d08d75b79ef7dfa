import { isKanjiNumeral } from "./address-numerals";
import type { AreaText } from "./address-text";
import type { City } from "./municipality";

/** `length` is how many characters of the area text stand for the town. */
export type Shorthand = { readonly town: string; readonly length: number };

/**
 * What the people of a town write for it: 4条25丁目 for 4条通25丁目 in Asahikawa, and 2-4-26 where the towns of a city are its 丁目 (2丁目
 * of 下田市). Only where the city has no other town of that name.
 */
export function shorthandTown(area: AreaText, start: number, { towns }: City): Shorthand | null {
  const numeral = numeralLength(area.text, start);
  if (numeral === 0) return null;
  const name = area.text.slice(start, start + numeral);
  const mark = area.text.charAt(start + numeral);
  if (mark !== "条" && !(mark === "-" && area.arabic[start])) return null;
  if (mark === "条" && numeralLength(area.text, start + numeral + 1) === 0) return null;
  const { byKey } = towns();
  if (mark === "-" && !byKey.has("二丁目")) return null;
  const town = byKey.get(mark === "条" ? `${name}条通` : `${name}丁目`);
  return town === undefined ? null : { town, length: numeral + 1 };
}

function numeralLength(text: string, start: number): number {
  let end = start;
  while (isKanjiNumeral(text.charAt(end))) end++;
  return end - start;
}
