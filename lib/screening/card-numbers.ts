import { DomainError } from "../shared/domain-error";
import { pointer } from "../shared/pointer";

/**
 * Finds card numbers where people may have typed one. A candidate has 14–19 digits (spaces, dashes and what nobody sees between them
 * allowed), an issuer's prefix with a length that issuer uses, and a right check digit. A group of thirteen digits that starts as a
 * JAN code does is never part of one.
 * Issuer ranges: ISO/IEC 7812 as published by the networks (JCB 3528–3589, 16–19 digits; Diners 300–305, 3095, 36, 38–39; Amex 34, 37).
 */
const CANDIDATE =
  /\d(?:[\s\-\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d\u30fc\uff70\u301c\uff5e_.\p{Cf}]{0,3}\d){13,}/gu;

type Issuer = { readonly prefix: RegExp; readonly lengths: readonly number[] };
const ISSUERS: readonly Issuer[] = [
  { prefix: /^4/, lengths: [16, 18, 19] },
  { prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { prefix: /^3[47]/, lengths: [15] },
  { prefix: /^(?:30[0-5]|3095|36|3[89])/, lengths: [14, 16, 17, 18, 19] },
  { prefix: /^35(?:2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
  { prefix: /^(?:6011|64[4-9]|65)/, lengths: [16, 17, 18, 19] },
  { prefix: /^(?:62|81)/, lengths: [16, 17, 18, 19] },
  { prefix: /^(?:50|5[6-9]|6[0-9])/, lengths: [16, 18, 19] },
];

/** Digits of any script are digits to whoever reads them: full-width, mathematical and circled ones, Arabic and Persian ones. */
const asciiDigits = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String.fromCharCode((digit.charCodeAt(0) & 0xf) + 0x30));

/** A UUID with a letter in it is an id, wherever it stands: tokens of cards often are, and some have digits enough to pass for a card. */
const UUID = /\b(?=[\d-]*[a-f])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/gi;

export function containsCardNumber(text: string): boolean {
  if (text.length < DIGITS_MIN || !hasDigits(text, DIGITS_MIN)) return false;
  for (const [candidate] of asciiDigits(text).replace(UUID, "|").matchAll(CANDIDATE)) {
    if (holdsCardNumber(candidate.split(/\D+/))) return true;
  }
  return false;
}

/** Most text has too few digits to be worth the search: said at a glance, since every field of every order is asked. */
function hasDigits(text: string, min: number): boolean {
  let missing = min;
  for (let i = 0; i < text.length && missing > 0; i++) {
    if (isDigit(text.charCodeAt(i))) missing -= 1;
  }
  return missing === 0;
}

/** Of a UTF-16 unit; the first half of a mathematical digit counts as one, too. */
function isDigit(unit: number): boolean {
  if (unit < 0x660) return unit >= 0x30 && unit <= 0x39;
  return (
    (unit >= 0xff10 && unit <= 0xff19) ||
    unit <= 0x669 ||
    (unit >= 0x6f0 && unit <= 0x6f9) ||
    (unit >= 0x2460 && unit <= 0x2468) ||
    unit === 0xd835
  );
}

const DIGITS_MIN = 14;
const DIGITS_MAX = 19;
const JAN = /^4[59]\d{11}$/;

/** Any run of neighbouring groups that makes up a card number. Each group starts at most nineteen tries, so that long texts stay cheap. */
function holdsCardNumber(groups: readonly string[]): boolean {
  for (let from = 0; from < groups.length; from++) {
    let digits = "";
    for (let next = from; next < groups.length && digits.length < DIGITS_MAX; next++) {
      const group = groups[next] ?? "";
      if (JAN.test(group)) break;
      digits += group;
      if (digits.length >= DIGITS_MIN && isCardNumber(digits)) return true;
    }
  }
  return false;
}

function isCardNumber(digits: string): boolean {
  const issued = ISSUERS.some((issuer) => issuer.lengths.includes(digits.length) && issuer.prefix.test(digits));
  return issued && luhn(digits);
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Ids that systems made: numeric ones collide with card numbers by chance, and nobody types a card there. */
const OPAQUE = new Set([
  "externalOrderId",
  "shopId",
  "modelId",
  "sku",
  "memberId",
  "deviceId",
  "cookieId",
  "tagToken",
  "sessionId",
  "affiliateId",
  "clickId",
  "courseId",
  "scenarioId",
  "subject",
  "utm",
  "referrer",
  "landingUrl",
]);

/** JSON pointers of the fields of a parsed body that hold a card number; opaque ids are exempt, but for custom fields of that name. */
export function findCardNumbers(value: unknown): string[] {
  const found: string[] = [];
  search(value, [], found);
  return found;
}

/** `path` is lent to the children and given back as it was. */
function search(value: unknown, path: string[], found: string[]): void {
  if (typeof value === "string" || typeof value === "number") {
    // The digits of a fraction are those of a score or a rate: one in twenty would pass for a card number.
    if ((typeof value === "string" || Number.isInteger(value)) && containsCardNumber(String(value))) {
      found.push(pointer(path));
    }
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const isCustom = path[0] === "custom";
  for (const [key, child] of Object.entries(value)) {
    if (OPAQUE.has(key) && !isCustom) continue;
    if (containsCardNumber(key)) {
      found.push(pointer(path));
      continue;
    }
    path.push(key);
    search(child, path, found);
    path.pop();
  }
}

/** Throws card_number_refused when any field may hold a card number. Nothing of the body goes into the error but pointers. */
export function refuseCardNumbers(body: unknown): void {
  const found = findCardNumbers(body);
  if (found.length === 0) return;
  throw new DomainError("card_number_refused", { errors: found.map((at) => ({ pointer: at, code: "card_number" })) });
}
