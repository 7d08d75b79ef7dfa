import "server-only";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { PhoneIdentity } from "@/lib/risk/order";
import { BORDER_AREAS, PHONE_AREAS } from "./data/phone-areas";

const JAPAN = "+81";
const BORDER_DIGITS_MAX = Math.max(...Object.keys(BORDER_AREAS).map((prefix) => prefix.length));

/**
 * Whether the numbering plan lets such a number exist. Null for numbers abroad that can't be told (a country whose plan is not in the
 * metadata). Numbers that could not be read as one at all are not assignable: too short, too long, or in no range that is given out.
 */
export function isAssignable(phone: PhoneIdentity): boolean | null {
  if (phone.type !== "invalid") return true;
  const parsed = parsePhoneNumberFromString(phone.raw.normalize("NFKC"), "JP");
  return parsed !== undefined && parsed.country === undefined ? null : false;
}

type Areas = { readonly byPrefix: ReadonlyMap<string, readonly string[]>; readonly digitsMax: number };
let areas: Areas | undefined;

function indexed(): Areas {
  const byPrefix = new Map<string, string[]>();
  let digitsMax = 0;
  for (const [prefecture, prefixes] of Object.entries(PHONE_AREAS)) {
    for (const prefix of prefixes.split(" ")) {
      digitsMax = Math.max(digitsMax, prefix.length);
      byPrefix.set(prefix, [...(byPrefix.get(prefix) ?? []), prefecture]);
    }
  }
  return { byPrefix, digitsMax };
}

/** Prefectures (kanji) where the area code of a Japanese fixed line is used; null for other lines and for areas not in the table. */
export function prefecturesOf(phone: PhoneIdentity): readonly string[] | null {
  if (phone.type !== "fixed" || phone.e164 === null || !phone.e164.startsWith(JAPAN)) return null;
  areas ??= indexed();
  const digits = phone.e164.slice(JAPAN.length);
  const found = new Set<string>();
  for (let length = Math.min(areas.digitsMax, digits.length); length > 0 && found.size === 0; length--) {
    for (const prefecture of areas.byPrefix.get(digits.slice(0, length)) ?? []) found.add(prefecture);
  }
  if (found.size === 0) return null;
  for (let length = 1; length <= BORDER_DIGITS_MAX; length++) {
    for (const prefecture of BORDER_AREAS[digits.slice(0, length)] ?? []) found.add(prefecture);
  }
  return [...found];
}
