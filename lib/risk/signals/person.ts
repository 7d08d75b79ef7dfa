import { z } from "zod";
import type { Touchpoint } from "../../shared/vocabulary";
import { nearestMajorDomain } from "../identity/mail-domains";
import type { Order } from "../order";
import { isFirstOrder } from "./first-order";
import { distinctWithOwn, isSameShop, noHistory } from "./history";
import { countMin, DAY, MINUTE, windowDays, windowMinutes } from "./params";
import { CLEAR, defineSignal, fired, unknown } from "./signal";
import { isKnownDevice } from "./vouched";

/** Easily resold goods on a first order (換金性商品×初回). */
export const C22 = defineSignal({
  code: "C22",
  typology: "impersonation",
  action: "weight",
  points: 120,
  touchpoints: ["order.items"],
  params: z.strictObject({}),
  read: (order, facts) => {
    const items = order.input.items ?? [];
    const resale = items.filter((item) => item.isHighResale === true).length;
    if (resale === 0) return items.some((item) => item.isHighResale !== undefined) ? CLEAR : unknown("not_sent");
    const first = isFirstOrder(order, facts);
    if (!first.known) return unknown(first.why);
    return first.value ? fired({ items: resale }) : CLEAR;
  },
});

/**
 * Disposable mail (捨てアド). Privacy relays are not disposable. A slip away from a domain that everybody uses is a slip (C28), though
 * somebody collects mail there; and who has long been coming back from one device threw nothing away: then it adds points.
 */
export const C27 = defineSignal({
  code: "C27",
  typology: "impersonation",
  action: "HOLD",
  points: 350,
  touchpoints: ["buyer.email"],
  params: z.strictObject({}),
  read: (order, facts) => {
    if (!facts.mail.known) return unknown(facts.mail.why);
    const domain = order.buyer?.email?.domain ?? "";
    if (!facts.mail.value.disposable || nearestMajorDomain(domain) !== null) return CLEAR;
    return fired({ domain }, isKnownDevice(facts) ? { action: "weight" } : {});
  },
});

/** Odd name (氏名異常). Points only: people with Latin names live in Japan, and orders are typed in haste. */
export const C34 = defineSignal({
  code: "C34",
  typology: "impersonation",
  action: "weight",
  points: 80,
  touchpoints: ["buyer.name", "delivery.name"],
  params: z.strictObject({ repeatsMin: countMin(5) }),
  read: (order, _facts, params) => {
    const names: readonly (readonly [Touchpoint, string | undefined])[] = [
      ["buyer.name", order.buyer?.name?.raw],
      ["delivery.name", order.delivery?.name?.raw],
    ];
    let readable = false;
    for (const [touchpoint, raw] of names) {
      if (raw === undefined || raw.trim() === "") continue;
      readable = true;
      const oddity = oddityOf(raw, countryOf(order), params.repeatsMin);
      if (oddity !== null) return fired({ oddity }, { touchpoints: [touchpoint] });
    }
    return readable ? CLEAR : unknown("not_sent");
  },
});

export type NameOddity = "test" | "digits" | "repeated" | "symbols" | "latin";

function oddityOf(raw: string, country: string, repeatsMin: number): NameOddity | null {
  const text = raw.normalize("NFKC").replace(/\s+/gu, " ").trim();
  if (/テスト|てすと|ダミー|\b(?:test|dummy)\b/iu.test(text)) return "test";
  if (/\d/u.test(text)) return "digits";
  if (longestRun(text.replaceAll(" ", "")) >= repeatsMin) return "repeated";
  if (/[^\p{L}\p{M}\s・･ー〜\-‐－'’.,、()々〆ヶケ]/u.test(text)) return "symbols";
  return country === "JP" && /\p{Script=Latin}/u.test(text) ? "latin" : null;
}

function longestRun(text: string): number {
  let longest = 0;
  let run = 0;
  let before = "";
  for (const character of text) {
    run = character === before ? run + 1 : 1;
    before = character;
    longest = Math.max(longest, run);
  }
  return longest;
}

function countryOf(order: Order): string {
  return order.input.buyer?.country?.toUpperCase() ?? "JP";
}

/** Just registered: sign-up to order in minutes. A sign-up date without a time of day cannot tell. */
export const C37 = defineSignal({
  code: "C37",
  typology: "impersonation",
  action: "weight",
  points: 80,
  touchpoints: ["buyer.member"],
  params: z.strictObject({ minutesMin: windowMinutes(10) }),
  read: (order, _facts, params) => {
    const since = order.input.buyer?.memberSince;
    if (since === undefined) return unknown("not_sent");
    const minutes = (order.at - Date.parse(since)) / (MINUTE * 1_000);
    if (!since.includes("T") || Number.isNaN(minutes) || minutes < 0) return unknown("not_readable");
    return minutes < params.minutesMin ? fired({ minutes: Math.floor(minutes), minutesMin: params.minutesMin }) : CLEAR;
  },
});

/** One device, several members of one shop. Two are a couple; three in a month are worth a look. */
export const R04 = defineSignal({
  code: "R04",
  typology: "resale",
  action: "HOLD",
  points: 400,
  touchpoints: ["device.id", "buyer.member"],
  params: z.strictObject({ windowDays: windowDays(30), membersMin: countMin(3) }),
  read: (order, facts, params) => {
    const history = facts.history.kinds.device;
    if (history === undefined) return noHistory(facts);
    const own = order.input.buyer?.memberId !== undefined;
    const members = distinctWithOwn([history], "member", params.windowDays * DAY, own, isSameShop);
    const evidence = { members, windowDays: params.windowDays, membersMin: params.membersMin };
    return members >= params.membersMin ? fired(evidence) : CLEAR;
  },
});

/** Mail alias: the same mailbox, spelt another way, by another member of the shop. */
export const R05 = defineSignal({
  code: "R05",
  typology: "resale",
  action: "HOLD",
  points: 400,
  touchpoints: ["buyer.email"],
  params: z.strictObject({ membersMin: countMin(1) }),
  read: (order, facts, params) => {
    const history = facts.history.kinds.email;
    if (history === undefined) return noHistory(facts);
    if (order.input.buyer?.memberId === undefined) return unknown("not_sent");
    const aliases = history.sightings.filter(
      (s) => isSameShop(s) && s.spelling !== null && s.spelling !== 0 && s.member !== null && s.member !== 0,
    );
    const members = new Set(aliases.map((s) => s.member)).size;
    const spellings = 1 + new Set(aliases.map((s) => s.spelling)).size;
    return members >= params.membersMin ? fired({ members, spellings }) : CLEAR;
  },
});
