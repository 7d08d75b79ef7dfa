import { isKanjiNumeral } from "./address-numerals";
import type { AreaText } from "./address-text";

const NUMBER_MARKS = "丁番号条ノ-";

/** A town does not end inside or at a number of the block: 栄1-2 is not 栄一, 本町二丁目 is not 本町二. */
export function mayEnd(area: AreaText, start: number, length: number): boolean {
  const last = start + length - 1;
  const char = area.text.charAt(last);
  if (!isKanjiNumeral(char)) return true;
  if (area.arabic[last]) return area.text.charAt(last - 1) === "第" && !(area.arabic[last + 1] ?? false);
  const next = area.text.charAt(last + 1);
  return next === "" || !(NUMBER_MARKS.includes(next) || (isKanjiNumeral(next) && !area.arabic[last + 1]));
}

/** Whether a name is over at `at`: at the end, or before the number of a block. */
export function endsName(area: AreaText, at: number): boolean {
  const char = area.text.charAt(at);
  if (char === "" || char === "#" || char === "-" || area.arabic[at]) return true;
  // 世田谷三軒茶屋: a numeral that nothing marks goes on with the name.
  return isKanjiNumeral(char) && NUMBERED.test(area.text.slice(at, at + 5));
}
const NUMBERED = /^[〇一二三四五六七八九十百]+(?:$|[丁番号条ノ-])/;
