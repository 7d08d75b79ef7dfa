import { areaKey } from "./address-text";
import { postalMaster } from "./postal-master";

/** In the order of their codes (JIS X 0401). */
const ROMAN = (
  "hokkaido aomori iwate miyagi akita yamagata fukushima ibaraki tochigi gunma saitama chiba tokyo kanagawa niigata toyama " +
  "ishikawa fukui yamanashi nagano gifu shizuoka aichi mie shiga kyoto osaka hyogo nara wakayama tottori shimane okayama " +
  "hiroshima yamaguchi tokushima kagawa ehime kochi fukuoka saga nagasaki kumamoto oita miyazaki kagoshima okinawa"
).split(" ");
const CODE = /^(?:JP-?)?(\d{1,2})(?:[\s:_]\D*)?$/i;
const SUFFIX = /[\s-]*(?:prefecture|pref\.?|ken|to|fu|do)$/;
/** What forms and people put where there is nothing to say. */
const NOTHING = /^(?:[^\p{L}\p{N}]*|なし|無し|未選択|選択してください|n\/a|null|none)$/iu;

/** A prefecture's field: its name, however spelt, from its code (13, JP-13) and from Latin letters (Tokyo, Ōsaka-fu). */
export function prefectureOfField(typed: string): string {
  const text = typed.trim();
  if (/[都道府県]$/.test(text) && !LATIN_OR_DIGIT.test(text)) return text;
  if (text === "" || NOTHING.test(text)) return "";
  if (!LATIN_OR_DIGIT.test(text)) return text;
  const names = postalMaster().prefectureNames;
  const plain = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  const code = CODE.exec(plain)?.[1];
  const index = code === undefined ? romanIndex(plain) : Number(code) - 1;
  return names[index] ?? text;
}

const LATIN_OR_DIGIT = /^[\p{Script=Latin}\p{N}]/u;

function romanIndex(text: string): number {
  const whole = ROMAN.indexOf(text);
  return whole >= 0 ? whole : ROMAN.indexOf(text.replace(SUFFIX, ""));
}

export function isMunicipality(key: string): boolean {
  return postalMaster().municipalities.has(key);
}

/** 養父市場 is a town of 養父市, not the city repeated and a town 場. */
export function startsWithTown(streetKey: string, cityKey: string): boolean {
  const cities =
    postalMaster()
      .municipalities.get(cityKey)
      ?.flatMap((one) => one.cities) ?? [];
  return cities.some((city) => {
    const { byKey, lengthsByFirst } = city.towns();
    const lengths = lengthsByFirst.get(cityKey.charAt(0)) ?? [];
    return lengths.some((length) => length > cityKey.length && byKey.has(streetKey.slice(0, length)));
  });
}

/** A city's field, with the 市, 区, 町 or 村 that was left out where only one of them makes a city of the prefecture. */
export function cityOfField(typed: string, prefecture: string): string {
  const text = typed.trim();
  if (/[市区町村]$/.test(text)) return text;
  if (text === "" || NOTHING.test(text)) return "";
  if (prefecture === "") return text;
  const { municipalities, prefectures } = postalMaster();
  const name = prefectures.get(areaKey(prefecture));
  const key = areaKey(text);
  const suffixes = [..."市区町村"].filter((suffix) =>
    municipalities.get(`${key}${suffix}`)?.some((one) => one.prefecture === name && !one.former),
  );
  // 東京 of 東京都 names no city.
  if (suffixes.length === 0 && name?.startsWith(key)) return "";
  return suffixes.length === 1 ? `${text}${suffixes[0]}` : text;
}
