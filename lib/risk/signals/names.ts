import { z } from "zod";
import { kanaIdentity } from "../identity/kana";
import { nameIdentity } from "../identity/name";
import { foldRomaji, romajiOfKana } from "../identity/romaji";
import { SURNAME_READINGS } from "../identity/surname-readings";
import type { Order, OrderInput } from "../order";
import { isOtherThanCard } from "./payment";
import { CLEAR, defineSignal, fired, unknown } from "./signal";

/**
 * Card holder ≠ buyer (カード名義≠購入者). Cards carry romaji, orders kanji with a reading, so they are compared by reading, however it
 * is romanised and whichever part comes first. A holder who shares the surname is family.
 */
export const C26 = defineSignal({
  code: "C26",
  typology: "impersonation",
  action: "weight",
  points: 80,
  touchpoints: ["payment.card", "buyer.name"],
  params: z.strictObject({}),
  read: (order) => {
    if (isOtherThanCard(order)) return unknown("not_applicable");
    const holder = order.input.payment?.card?.holderName?.normalize("NFKC").trim() ?? "";
    const buyer = order.input.buyer;
    if (holder === "" || buyer === undefined) return unknown("not_sent");
    const answer = /\p{Script=Latin}/u.test(holder) ? latinHolder(holder, buyer) : nativeHolder(holder, order);
    if (answer === null) return unknown(order.buyer?.name == null ? "not_sent" : "not_readable");
    return answer === "other" ? fired({ holder: "other" }) : CLEAR;
  },
});

type Buyer = NonNullable<OrderInput["buyer"]>;
type Likeness = "same" | "family" | "other";

/** Titles, and initials between the names, are no part of the comparison. */
function latinHolder(holder: string, buyer: Buyer): Likeness | null {
  const words = holder
    .toUpperCase()
    .replace(/\b(?:MR|MRS|MS|DR)\b\.?/g, " ")
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1)
    .map(foldRomaji);
  const surnames = spellingsOf(buyer.lastNameKana, buyer.lastName);
  const givens = spellingsOf(buyer.firstNameKana, buyer.firstName);
  // A given name alone proves nothing, and what can't be romanised can't be denied.
  if (words.length === 0 || surnames.length === 0) return null;
  const written = words.join("");
  const has = (part: string) => words.includes(part) || written.includes(part);
  if (!surnames.some(has)) return "other";
  return givens.length === 0 || givens.some(has) ? "same" : "family";
}

/** In folded romaji: by the reading, and by a name that is itself in kana or Latin letters. */
function spellingsOf(kana: string | undefined, name: string | undefined): readonly string[] {
  const text = name?.normalize("NFKC").trim() ?? "";
  const latin = /^[\p{Script=Latin}\s.'-]+$/u.test(text) ? text.split(/\s+/u).map(foldRomaji) : [romajiOfKana(text)];
  return [kana === undefined ? null : romajiOfKana(kana), ...latin]
    .filter((part) => part !== null && part !== "")
    .map(String);
}

function nativeHolder(holder: string, order: Order): Likeness | null {
  const own = order.buyer?.name?.key ?? "";
  const key = nameIdentity(holder, undefined)?.key ?? "";
  if (own === "" || key === "") return null;
  if (key === own) return "same";
  const surname = nameIdentity(order.input.buyer?.lastName, undefined)?.key ?? "";
  return surname !== "" && key.startsWith(surname) ? "family" : "other";
}

/**
 * Name and reading disagree (氏名×フリガナ). A name in kana must be read as written; a surname in kanji by one of the readings it is
 * known to have. Of surnames that are not in the table nothing is said.
 */
export const C33 = defineSignal({
  code: "C33",
  typology: "impersonation",
  action: "weight",
  points: 80,
  touchpoints: ["buyer.name"],
  params: z.strictObject({}),
  read: ({ input: { buyer } }) => {
    const { lastName, firstName, lastNameKana, firstNameKana } = buyer ?? {};
    const parts = [[lastName, lastNameKana] as const, [firstName, firstNameKana] as const].filter(
      ([name, kana]) => isText(name) && isText(kana),
    );
    if (parts.length === 0) return unknown("not_sent");
    let isKnown = false;
    for (const [index, [name = "", kana = ""]] of parts.entries()) {
      const agrees = readsAs(name, kana, index === 0 && isText(lastName) && isText(lastNameKana));
      if (agrees === false) return fired({ part: index === 0 && isText(lastName) ? "surname" : "given" });
      isKnown ||= agrees === true;
    }
    return isKnown ? CLEAR : unknown("not_in_reference_data");
  },
});

function isText(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== "";
}

function readsAs(name: string, kana: string, isSurname: boolean): boolean | null {
  const reading = kanaIdentity(kana, undefined)?.key ?? "";
  const key = nameIdentity(name, undefined)?.key ?? "";
  if (reading === "" || key === "") return null;
  if (/^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u.test(key)) return kanaIdentity(key, undefined)?.key === reading;
  if (!isSurname) return null;
  const known = SURNAME_READINGS.get(key);
  return known === undefined ? null : known.includes(reading);
}

/**
 * Chat order with an incomplete name (チャット注文の氏名不備): chat forms ask for one thing at a time, and who is paid per conversion
 * types what is let through: one part only, a single character, or a nickname with an honorific.
 */
export const A11 = defineSignal({
  code: "A11",
  typology: "affiliate",
  action: "HOLD",
  points: 300,
  touchpoints: ["buyer.name"],
  params: z.strictObject({}),
  read: ({ input }) => {
    if (input.chat === undefined && input.channel !== "chat") return unknown("not_applicable");
    if (input.buyer === undefined) return unknown("not_sent");
    const why = gapIn(input.buyer);
    return why === null ? CLEAR : fired({ why });
  },
});

function gapIn({ lastName = "", firstName = "" }: Buyer): "missing" | "short" | "nickname" | null {
  const whole = `${lastName} ${firstName}`.normalize("NFKC").trim();
  const parts = whole.split(/\s+/u).filter((part) => part !== "");
  if (parts.length < 2) return "missing";
  if (/(?:さん|ちゃん|くん|様)$/u.test(whole)) return "nickname";
  const isShort = (part: string) => part.length === 1 && !/\p{Script=Han}/u.test(part);
  return parts.some(isShort) || parts.join("").length < 3 ? "short" : null;
}
