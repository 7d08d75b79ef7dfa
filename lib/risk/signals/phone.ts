import { z } from "zod";
import type { Touchpoint } from "../../shared/vocabulary";
import type { Facts, Known, PhoneFacts, Sighting, UnknownWhy } from "../facts";
import type { Order } from "../order";
import { deferredOnly } from "./deferred-only";
import { isWorthDisguise } from "./first-order";
import { distinctWithOwn, isSameShop, noHistory } from "./history";
import { countMin, DAY, windowDays } from "./params";
import { CLEAR, defineSignal, fired, type Reading, unknown } from "./signal";
import { isKnownDevice } from "./vouched";

/**
 * Phone not reachable (電話疎通なし・欠番): no such number can exist, or the provider got no ring. A number that could exist is not
 * thereby in use: without an answer of the provider this stays unknown.
 */
export const C30 = defineSignal({
  code: "C30",
  typology: "impersonation",
  action: "HOLD",
  points: 350,
  touchpoints: ["buyer.phone", "delivery.phone"],
  params: z.strictObject({}),
  read: (order, facts) => {
    const invalid = invalidPhone(order);
    if (invalid !== null) return fired({ why: "unassigned" }, { touchpoints: [invalid] });
    return ofPhones(order, facts, (phone) => {
      if (phone.assignable.known && !phone.assignable.value.assignable) return { why: "unassigned" };
      if (!phone.reachable.known) return phone.reachable;
      return phone.reachable.value.reachable ? null : { why: "unreachable" };
    });
  },
});

function invalidPhone({ buyer, delivery }: Order): Touchpoint | null {
  if (buyer?.phones.some((phone) => phone.type === "invalid")) return "buyer.phone";
  return delivery?.phones.some((phone) => phone.type === "invalid") ? "delivery.phone" : null;
}

/** Phone of a restaurant or public facility (飲食店・公共施設の電話): a number that answers, and belongs to somebody else. */
export const C31 = defineSignal({
  code: "C31",
  typology: "impersonation",
  action: "HOLD",
  points: 350,
  touchpoints: ["buyer.phone", "delivery.phone"],
  params: z.strictObject({}),
  read: (order, facts) =>
    ofPhones(order, facts, ({ facility }) => {
      if (!facility.known) return facility;
      return facility.value.kind === null ? null : { kind: facility.value.kind };
    }),
});

/** Area code ≠ prefecture (市外局番と都道府県の不一致): a fixed line whose area lies elsewhere than the address it stands beside. */
export const C32 = defineSignal({
  code: "C32",
  typology: "impersonation",
  action: "weight",
  points: 60,
  touchpoints: ["buyer.phone", "delivery.phone"],
  params: z.strictObject({}),
  read: (order, facts) => {
    const fixed = facts.outside.phones.filter((phone) => phone.kind === "fixed");
    if (facts.outside.phones.length > 0 && fixed.length === 0) return unknown("not_applicable");
    return ofPhones(order, { ...facts, outside: { ...facts.outside, phones: fixed } }, (phone) => {
      const party = phone.touchpoint === "buyer.phone" ? order.buyer : order.delivery;
      const prefecture = party?.address?.prefecture ?? null;
      if (prefecture === null) return { known: false, why: "not_sent" };
      if (!phone.area.known) return phone.area;
      const { prefectures } = phone.area.value;
      return prefectures.includes(prefecture) ? null : { area: prefectures.join("・"), prefecture };
    });
  },
});

type Answer = Readonly<Record<string, string>> | { readonly known: false; readonly why: UnknownWhy } | null;

/** The first number of which something is said; otherwise unknown if one of them is, and clear if all are in order. */
function ofPhones(order: Order, { outside: { phones } }: Facts, ask: (phone: PhoneFacts) => Answer): Reading {
  if (phones.length === 0) return unknown(carriesPhone(order) ? "no_reference_data" : "not_sent");
  let why: UnknownWhy | null = null;
  for (const phone of phones) {
    const answer = ask(phone);
    if (answer === null) continue;
    if (isUnknown(answer)) why ??= answer.why;
    else return fired(answer, { touchpoints: [phone.touchpoint] });
  }
  return why === null ? CLEAR : unknown(why);
}

function isUnknown(answer: NonNullable<Answer>): answer is Extract<Known<never>, { known: false }> {
  return answer.known === false;
}

function carriesPhone({ buyer, delivery }: Order): boolean {
  return (buyer?.phones.length ?? 0) + (delivery?.phones.length ?? 0) > 0;
}

/**
 * One phone, several members of one shop (同一電話番号・複数会員). This order's member counts. Families share a phone, and who forgot a
 * password signs up anew: it asks for a person where the order holds what a second account is made for, and else adds points.
 */
export const R03 = defineSignal({
  code: "R03",
  typology: "resale",
  action: "HOLD",
  points: 350,
  touchpoints: ["buyer.phone", "buyer.member"],
  params: z.strictObject({ windowDays: windowDays(365), membersMin: countMin(2) }),
  read: (order, facts, params) => {
    const history = facts.history.kinds.phone;
    if (history === undefined) return noHistory(facts);
    if (order.input.buyer?.memberId === undefined) return unknown("not_sent");
    const members = distinctWithOwn([history], "member", params.windowDays * DAY, true, isSameShop);
    const evidence = { members, windowDays: params.windowDays, membersMin: params.membersMin };
    if (members < params.membersMin) return CLEAR;
    return fired(evidence, isWorthDisguise(order.input) ? {} : { action: "weight" });
  },
});

/**
 * One phone, other names (同一電話番号・別名義) on deferred payment. Who sends gifts puts other names on the parcels, so an order counts
 * only where it comes from another account: neither this member nor this mailbox. From a device that the shop has long known with
 * this customer it adds points.
 */
export const D07 = defineSignal({
  code: "D07",
  typology: "nonpayment",
  action: "HOLD",
  points: 350,
  touchpoints: ["buyer.phone", "buyer.name"],
  params: z.strictObject({ windowDays: windowDays(365), namesMin: countMin(2) }),
  read: (order, facts, params) => {
    const gate = deferredOnly(order);
    if (gate !== null) return gate;
    const history = facts.history.kinds.phone;
    if (history === undefined) return noHistory(facts);
    if ((order.delivery?.name ?? order.buyer?.name ?? null) === null) return unknown("not_sent");
    const isOther = ({ member, email }: Sighting) => member !== 0 && email !== 0;
    const names = distinctWithOwn([history], "name", params.windowDays * DAY, true, isOther);
    const evidence = { names, windowDays: params.windowDays, namesMin: params.namesMin };
    if (names < params.namesMin) return CLEAR;
    return fired(evidence, isKnownDevice(facts) ? { action: "weight" } : {});
  },
});
