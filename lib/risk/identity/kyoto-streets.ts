import type { AreaText } from "./address-text";

/*
 * In Kyoto an address may name the crossing and the way from it (烏丸通二条下ル, "down Karasuma from Nijō") before the town. The town
 * alone identifies the place, so the street part is read over. Patterns are in the comparison form of `areaText`.
 */
const STREET_WORD = /通|筋|[上下]ケ?ル|[アサ]ケル|[東西]入|[東西]イル/;
/** 東入二丁目御旅町: the second block in that direction. */
const DIRECTION = /(?:[上下]ケ?ル|[アサ]ケル|[東西]入[ルリ]?|[東西]イル)((?:[一二三四五六七八九十]丁目)?)/g;
/** The street part is never longer than this. */
const REACH = 60;

export function namesStreet(area: AreaText, start: number): boolean {
  return STREET_WORD.test(area.text.slice(start, start + REACH));
}

/** Offsets in `area.text` behind each direction, the last first: the town starts at one of them; a 丁目 behind it may be the town (五丁目). */
export function behindDirections(area: AreaText, start: number): readonly number[] {
  const found = [...area.text.slice(start, start + REACH).matchAll(DIRECTION)];
  return found.reverse().flatMap(({ 0: whole, 1: block = "", index }) => {
    const end = start + index + whole.length;
    return block === "" ? [end] : [end, end - block.length];
  });
}

/** True for the way to a Kyoto address noted behind it (烏丸通二条下ル), which is no building. `text` is of `addressText`. */
export function isStreetNote(text: string): boolean {
  return STREET_NOTE.test(text);
}

const STREET_NOTE = /[上下](?:が|ガ)?[るル]$|[東西]入[るルりリ]?$/;
