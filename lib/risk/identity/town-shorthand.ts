import { isKanjiNumeral } from "./address-numerals";
import type { AreaText } from "./address-text";
import type { City } from "./municipality";

/** `length` is how many characters of the area text stand for the town. */
export type Shorthand = { readonly town: string; readonly length: number };

/**
 * What the people of a town write for it: 4条25丁目, 4の25 and 4-25 for 4条通25丁目 in Asahikawa, and 2-4-26 where the towns of a city are
 * its 丁目 (2丁目 of 下田市). Only where the city has no other town of that name.
 */
export function shorthandTown(area: AreaText, start: number, { towns }: City): Shorthand | null {
  const numeral = numeralLength(area.text, start);
  if (numeral === 0) return null;
  const name = area.text.slice(start, start + numeral);
  const mark = area.text.charAt(start + numeral);
  if (mark !== "条" && !(JOINTS.includes(mark) && area.arabic[start])) return null;
  if (mark === "条" && numeralLength(area.text, start + numeral + 1) === 0) return null;
  const { byKey } = towns();
  const numbered = mark !== "条" && byKey.has("二丁目");
  if (mark !== "条" && !numbered && !byKey.has(OF_A_GRID)) return null;
  const town = byKey.get(numbered ? `${name}丁目` : `${name}条通`);
  return town === undefined ? null : { town, length: numeral + 1 };
}

/** Where so many streets are counted, the centre goes by them alone; 堺市 has seven among its other towns. */
const OF_A_GRID = "九条通";
const JOINTS = ["-", "ノ"];

function numeralLength(text: string, start: number): number {
  let end = start;
  while (isKanjiNumeral(text.charAt(end))) end++;
  return end - start;
}
