import { type NumberType, type PhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { PhoneIdentity, PhoneType } from "../order";
import { cleanText } from "./text";

const LENGTH_MAX = 80;
const EXTENSION = /内線|内\s?\d|EXT|#|(?<=\d)\s?X\s?\d/i;
/** Between two numbers in one field. */
const ALTERNATIVES = /[/、,;]| OR /i;
const KANJI_DIGITS = "〇一二三四五六七八九";
const ZEROS = "零○◯";
/** The letter typed for the digit: before or between digits. */
const LETTER_ZERO = /(?<![A-Z])O(?=[\dO\-ー‐−])|(?<=\d)O(?![A-Z])/gi;
/** 09O-l234: a letter typed for the digit, before or between digits. */
const LETTER_ONE = /(?<=\d[-ー‐−]?)[lI](?=\d)/g;
/** 186 and 184 in front show or withhold the caller's number. */
const CALLER_ID_PREFIX = /^18[46](?=0\d{9,10}$)/;
/** A remark or another number behind the first: (平日9時から), 〜2. */
const REMARK = /^((?:\D{0,20}\d){10,11})\s?[(〜~&※[【].*$/s;
/** A spreadsheet took the number for a quantity. */
const AS_QUANTITY = /^(\d{9,11})\.0$/;
/** International prefixes of Japan (010), of its carriers (001, 0033, 0061) and of North America (011) in front of the country code. */
const INTERNATIONAL = /^(?:(?:001|0033|0061)?(?:010)?|011|00)81(?=0?[1-9]\d{8,9}$)/;
const INTERNATIONAL_LENGTH_MIN = 13;
/** Free calls of other carriers keep their zeros abroad: 0077 and 0088 are no trunk prefix. */
const FREE_CALL = /^\+8100(?:37|66|7[78]|88)/;
/** Two numbers without anything readable between them. */
const TWO_NUMBERS_MIN = 20;
/** A Japanese mobile number, as most orders carry one: what the library would say after a long look. */
const MOBILE = /^0([789]0[1-9]\d{7})$/;

/**
 * Identity of a telephone number as typed anywhere in an order. `null` when it holds no digit at all (a dash, "なし").
 * Numbers without a country code are Japanese. Written forms known to the review desk are folded: every dash, brackets, blanks,
 * 0081, 010-81 and other prefixes for +81, the trunk zero left behind +81, a country code without its plus sign, an extension.
 */
export function phoneIdentity(raw: string): PhoneIdentity | null {
  const clean = cleanText(raw, LENGTH_MAX).replace(LETTER_ZERO, "0").replace(LETTER_ONE, "1");
  const text = clean.endsWith(".0") ? clean.replace(AS_QUANTITY, "$1") : clean;
  const dialled = dial(text);
  if (dialled.replace("+", "") === "") return null;
  const mobile = MOBILE.exec(dialled)?.[1];
  if (mobile !== undefined) return { raw, e164: `+81${mobile}`, key: `+81${mobile}`, type: "mobile" };
  const number =
    readNumber(dialled) ??
    readNumber(dial(text.split(ALTERNATIVES)[0] ?? "")) ??
    readNumber(dial(REMARK.exec(text)?.[1] ?? "")) ??
    firstOfTwo(dialled);
  if (number === undefined) return { raw, e164: null, key: dialled, type: "invalid" };
  return { raw, e164: number.number, key: number.number, type: phoneType(number.getType()) };
}

/** Digits with at most one leading plus sign. */
function dial(text: string): string {
  const cut = text.search(EXTENSION);
  const main = cut > 3 ? text.slice(0, cut) : text;
  let out = "";
  for (const char of main) {
    const kanji = KANJI_DIGITS.indexOf(char);
    if (char >= "0" && char <= "9") out += char;
    else if (kanji >= 0) out += kanji;
    else if (ZEROS.includes(char)) out += "0";
    else if (char === "+" && out === "") out = "+";
  }
  if (out.length >= INTERNATIONAL_LENGTH_MIN) out = out.replace(INTERNATIONAL, "+81");
  return out.startsWith("+810") && !FREE_CALL.test(out)
    ? out.replace(/^\+810+/, "+81")
    : out.replace(CALLER_ID_PREFIX, "");
}

function firstOfTwo(dialled: string): PhoneNumber | undefined {
  if (dialled.length < TWO_NUMBERS_MIN || !dialled.startsWith("0")) return undefined;
  return readNumber(dialled.slice(0, 11)) ?? readNumber(dialled.slice(0, 10));
}

function readNumber(dialled: string): PhoneNumber | undefined {
  const number = parsePhoneNumberFromString(dialled, "JP");
  if (number?.isValid()) return number;
  if (!dialled.startsWith("81") || dialled.length < 11) return undefined;
  const national = dialled.slice(2).replace(/^0/, "");
  const withPlus = parsePhoneNumberFromString(`+81${national}`, "JP");
  return withPlus?.isValid() ? withPlus : undefined;
}

function phoneType(type: NumberType): PhoneType {
  switch (type) {
    case "MOBILE":
      return "mobile";
    case "FIXED_LINE":
      return "fixed";
    case "VOIP":
      return "ip";
    case "TOLL_FREE":
      return "toll_free";
    case "FIXED_LINE_OR_MOBILE":
    case "PREMIUM_RATE":
    case "SHARED_COST":
    case "PERSONAL_NUMBER":
    case "PAGER":
    case "UAN":
    case "VOICEMAIL":
    case undefined:
      return "other";
    default:
      return type satisfies never;
  }
}
