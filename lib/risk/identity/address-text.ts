import { isDigit, isKanjiNumeral, readNumber, toKanji } from "./address-numerals";
import { cleanText, enterGroups, identityTable, LARGE_KATAKANA, SMALL_KATAKANA, toKatakana } from "./text";
import { VARIANT_KANJI_IN_PLACES } from "./variant-kanji";

/** No Japanese address with its building is longer; what follows is not read. */
const LENGTH_MAX = 240;
/** The area (prefecture to town, Kyoto streets included) ends well before this. */
const AREA_LENGTH_MAX = 100;

/** Everything that is typed for the hyphen between numbers, the long vowel sign included. */
const DASHES =
  "-‐‑‒–—―−﹣－─━ー~〜～∼⁓˗⁃➖⁻₋_﹘〰⎯゠⸺⸻⹀᠆־᐀\u1173" +
  // What overlines and double underlines become in NFKC.
  "\u0304\u0305\u0333";
/** Between two digits these are hyphens as well (1.19.19, 1/19/19); 一 there is a dash typed as the numeral one. */
const POINTS = ".・/·:•‧∙⁄∕乃一丨";
const BREAKS = " ,、。()[]{}【】「」『』<>〈〉《》|\\\"'’“”*※;★☆●◎◆◇■□▲△▼▽♪♫!?@$%^=+…‥";
/** Zeros of the kanji kind, circles typed for them, and the letter between digits (2〇1, 2O1). */
const ZEROS = "〇○◯O";

const DASH = 1;
const POINT = 2;
const BREAK = 3;
const ZERO = 4;
const CLASS = new Uint8Array(0x10000);
for (const [chars, kind] of [
  [DASHES, DASH],
  [POINTS, POINT],
  [BREAKS, BREAK],
  [ZEROS, ZERO],
] as const) {
  for (const char of chars) CLASS[char.charCodeAt(0)] = kind;
}

const PLACE = identityTable();
const PLACE_ASTRAL = enterGroups(PLACE, VARIANT_KANJI_IN_PLACES);

/**
 * An address in one spelling: width, variant kanji, invisible characters, case, dashes and blanks around them folded. A dash is a
 * long vowel sign where it is written as one behind a kana, or stands between two kana; a hyphen everywhere else.
 */
export function addressText(raw: string): string {
  const clean = cleanText(raw.includes(SOFT_HYPHEN) ? raw.replace(SOFT_HYPHENS, "-") : raw, LENGTH_MAX);
  const text = (clean.includes("l") ? clean.replace(LETTER_ONE, "1") : clean).toUpperCase();
  let out = "";
  let previous = "";
  for (let at = 0; at < text.length; at++) {
    const kind = CLASS[text.charCodeAt(at)];
    if (kind === 0) {
      const char = placeChar(text, at);
      out += char;
      if (char !== "") previous = char;
      continue;
    }
    out = appendSign(out, text, at, previous);
    previous = out.charAt(out.length - 1);
  }
  return out.endsWith(" ") ? out.slice(0, -1) : out;
}

/** Appends the character at `at`, which is of one of the classes. */
function appendSign(out: string, text: string, at: number, previous: string): string {
  const kind = CLASS[text.charCodeAt(at)];
  if (kind === DASH) {
    if (isDigit(previous) && saysNothing(text, at)) return out;
    const longVowel = isKana(previous) && (text.charAt(at) === "ー" || isKana(text.charAt(at + 1)));
    return longVowel ? `${out}ー` : appendHyphen(out);
  }
  if (kind === BREAK) return appendBlank(out, previous);
  if (kind === ZERO) return out + zero(text, at, previous);
  if (joinsNumbers(text, at, previous)) return appendHyphen(out);
  return dividesParts(text, at, previous) ? appendBlank(out, previous) : out + placeChar(text, at);
}

/** 1-l9-l9: the small letter typed for the digit. */
const LETTER_ONE = /(?<=\d-?)l(?=\d)/g;
/** 1ー丁目: the mark says what the dash would. */
function saysNothing(text: string, at: number): boolean {
  const next = text.charAt(at + 1);
  return (next === "丁" && text.charAt(at + 2) === "目") || (next === "番" && text.charAt(at + 2) === "地");
}

/** 東京都・渋谷区・恵比寿/1-19-19: between the parts of an address, not within a building's name. */
function dividesParts(text: string, at: number, previous: string): boolean {
  const char = text.charAt(at);
  return (char === "・" || char === "/") && (AREA_ENDS.includes(previous) || isDigit(text.charAt(at + 1)));
}
const AREA_ENDS = "都道府県市区郡";

/** Invisible elsewhere, it is a hyphen between the digits of those who typed it as one. */
const SOFT_HYPHEN = "\u00ad";
const SOFT_HYPHENS = /(?<=[\d０-９])\u00ad(?=[\d０-９])/g;

function joinsNumbers(text: string, at: number, previous: string): boolean {
  const next = text.charAt(at + 1);
  if (isDigit(previous) && isDigit(next)) return true;
  const char = text.charAt(at);
  // 四・五・六; 一 and 乃 between kanji are what they are.
  return char !== "一" && char !== "乃" && isKanjiNumeral(previous) && isKanjiNumeral(next);
}

/** Between Arabic digits all are 0, a circle behind one too; elsewhere a circle is a kanji zero and the letter a letter. */
function zero(text: string, at: number, previous: string): string {
  const letter = text.charAt(at) === "O";
  if (isDigit(previous) && (!letter || isDigit(text.charAt(at + 1)))) return "0";
  return letter ? "O" : "〇";
}

function placeChar(text: string, at: number): string {
  const unit = text.charCodeAt(at);
  if (unit >= 0xdc00 && unit < 0xe000) return PLACE_ASTRAL.has(text.codePointAt(at - 1) ?? 0) ? "" : text.charAt(at);
  if (unit < 0xd800 || unit >= 0xdc00) return String.fromCharCode(PLACE[unit] ?? unit);
  const folded = PLACE_ASTRAL.get(text.codePointAt(at) ?? 0);
  return folded === undefined ? text.charAt(at) : String.fromCharCode(folded);
}

function appendBlank(out: string, previous: string): string {
  return previous === " " || previous === "-" || previous === "" ? out : `${out} `;
}

function appendHyphen(out: string): string {
  const trimmed = out.endsWith(" ") ? out.slice(0, -1) : out;
  return trimmed === "" || trimmed.endsWith("-") ? trimmed : `${trimmed}-`;
}

function isKana(char: string): boolean {
  return (char >= "ぁ" && char <= "ゖ") || (char >= "ァ" && char <= "ヺ") || char === "ー";
}

/** The area part of an address in the form place names are compared in, each character with its place in the address. */
export type AreaText = {
  readonly text: string;
  /** For each character of `text`, the offset in the address just behind what it stands for. */
  readonly ends: readonly number[];
  /** True where the character stands for Arabic digits. */
  readonly arabic: readonly boolean[];
};

const AREA = identityTable();
for (let unit = 0x3041; unit <= 0x3096; unit++) AREA[unit] = unit + 0x60;
enterFold(SMALL_KATAKANA, LARGE_KATAKANA);
enterFold("ガカヂヅヲヰヱ之乃ー壱弐参拾", "ケケジズオイエノノ-一二三十");
// Characters that people, signs and the master itself take for one another: 醍醐辰己町, 花脊, 鍛治屋町, 班目, 樟葉.
enterFold("巳脊冶斑樟", "己背治班楠");
// Hiragana take the fold of their katakana, small kana that of the large ones.
for (const _step of ["hiragana", "small"]) {
  for (let unit = 0x3041; unit <= 0x30f6; unit++) AREA[unit] = AREA[AREA[unit] ?? unit] ?? unit;
}

function enterFold(from: string, to: string): void {
  for (let at = 0; at < from.length; at++) AREA[from.charCodeAt(at)] = to.charCodeAt(at);
}

/**
 * Folds what place names vary in: ヶ, ケ, が, ガ, カ; ツ and ッ; ノ, の, 之; kana; 大字, 小字 and 字; 々; blanks; and Arabic digits, which become
 * kanji numerals (6条 and 六条).
 */
export function areaText(address: string): AreaText {
  const ends: number[] = [];
  const arabic: boolean[] = [];
  let text = "";
  const length = Math.min(address.length, AREA_LENGTH_MAX);
  for (let at = 0; at < length; at++) {
    const char = address.charAt(at);
    if (isReadOver(char, address, at)) continue;
    if (isDigit(char)) {
      const end = digitsEnd(address, at);
      const kanji = end - at > 3 ? "#" : toKanji(Number(address.slice(at, end)));
      text += kanji;
      for (let each = 0; each < kanji.length; each++) {
        ends.push(end);
        arabic.push(true);
      }
      at = end - 1;
    } else {
      text += char === "々" && text !== "" ? text.charAt(text.length - 1) : areaChar(address, at, text);
      ends.push(at + 1);
      arabic.push(false);
    }
  }
  return { text, ends, arabic };
}

function isReadOver(char: string, address: string, at: number): boolean {
  return char === " " || char === "字" || ((char === "大" || char === "小") && address.charAt(at + 1) === "字");
}

const TOWN = "町".charCodeAt(0);

function digitsEnd(text: string, start: number): number {
  let end = start;
  while (isDigit(text.charAt(end))) end++;
  return end;
}

/** 五町目 is 五丁目; 双葉町目迫 is not. */
function areaChar(address: string, at: number, before: string): string {
  const unit = address.charCodeAt(at);
  if (unit === TOWN && address.charAt(at + 1) === "目" && isKanjiNumeral(before.charAt(before.length - 1))) return "丁";
  return String.fromCharCode(AREA[unit] ?? unit);
}

/** The form in which place names are compared. */
export function areaKey(name: string): string {
  return areaText(addressText(name)).text;
}

const BUILDING_NOISE = /[\s・･.\-ー~'&#]/g;
const BUILDING_FOLDS: ReadonlyArray<readonly [from: RegExp, to: string]> = [
  [/ヴァ/g, "バ"],
  [/ヴィ/g, "ビ"],
  [/ヴェ/g, "ベ"],
  [/ヴォ/g, "ボ"],
  [/ヴ/g, "ブ"],
  [/ヂ/g, "ジ"],
  [/ヅ/g, "ズ"],
];
/** 赤坂ビルディング, 赤坂ビルヂング and 赤坂BLDG are 赤坂ビル. */
const BUILDING_SUFFIX = /ビル[デヂ][イィ]ング|ビル[ヂジ]ング|BUILDING|BLDG?/g;

/** コ一ポ: the numeral typed for the long vowel sign. */
const DASH_AS_ONE = /(?<=[ァ-ヶ])一(?=[ァ-ヶ])/g;

/** 第一ハイツ and 第1ハイツ. */
const ORDINAL = /第([一二三四五六七八九十壱弐参]{1,3})/g;

/** 霞が関ビル and 霞ヶ関ビル: between kanji these are one. */
const JOINING_KE = /(?<=\p{Script=Han})[ガヶケ](?=\p{Script=Han})/gu;

function ordinal(_match: string, numeral: string): string {
  return `第${readNumber(numeral, 0)?.value ?? numeral}`;
}

/** A building's name without what its spellings vary in: kana, small kana, long vowels, blanks, middle dots and hyphens. */
export function buildingKey(building: string): string {
  let key = toKatakana(building).replace(BUILDING_NOISE, "").replace(ORDINAL, ordinal).replace(JOINING_KE, "ケ");
  if (key.includes("ビル") || key.includes("B")) key = key.replace(BUILDING_SUFFIX, "ビル");
  if (key.includes("ヴ") || key.includes("ヂ") || key.includes("ヅ")) {
    for (const [from, to] of BUILDING_FOLDS) key = key.replace(from, to);
  }
  if (key.includes("一")) key = key.replace(DASH_AS_ONE, "");
  if (key.includes("局")) key = key.replace(/局?局[留止]メ?$/, "局留");
  let out = "";
  for (const char of key) {
    const small = SMALL_KATAKANA.indexOf(char);
    out += small < 0 ? char : LARGE_KATAKANA.charAt(small);
  }
  return out;
}
