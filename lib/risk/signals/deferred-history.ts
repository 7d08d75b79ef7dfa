import { z } from "zod";
import type { OrderEventType } from "../../shared/vocabulary";
import type { Facts } from "../facts";
import type { Item, Order } from "../order";
import { saidOfUnpaid, unpaidOf } from "./deferred";
import { deferredOnly } from "./deferred-only";
import { earlierOrders, historiesOf, noHistory, PERSON_KINDS, pastOutcomes } from "./history";
import { amountMinor, countMin, DAY, ratioMin, share, windowDays } from "./params";
import { isAllowedPlace, leavesRoomOut } from "./same-home";
import { CLEAR, defineSignal, fired, type Reading, unknown } from "./signal";

/** Same room as someone unpaid (未払い者と同じ住所): the debt is another person's, the door is the same. */
export const D02 = defineSignal({
  code: "D02",
  typology: "nonpayment",
  action: "HOLD",
  points: 400,
  touchpoints: ["delivery.address"],
  params: z.strictObject({}),
  read: (order, facts) => {
    const gate = deferredOnly(order);
    if (gate !== null) return gate;
    const history = facts.history.kinds.shipRoom;
    if (history === undefined) return noHistory(facts);
    if (leavesRoomOut(order.delivery?.address ?? null)) return unknown("not_readable");
    if (isAllowedPlace(facts)) return CLEAR;
    const own = new Set(pastOutcomes(historiesOf(facts, PERSON_KINDS)).map((outcome) => outcome.order));
    const theirs = new Map([...unpaidOf(history.outcomes)].filter(([number]) => !own.has(number)));
    const evidence = saidOfUnpaid([history], theirs, order.input.currency);
    return evidence === null ? CLEAR : fired(evidence);
  },
});

/** Built-up history (履歴作り): nothing but trifles paid so far, and now many times as much. */
export const D05 = defineSignal({
  code: "D05",
  typology: "nonpayment",
  action: "weight",
  points: 150,
  touchpoints: ["order.amount", "payment.method"],
  params: z.strictObject({ smallAmountMaxJpy: amountMinor(1_000), ratioMin: ratioMin(4) }),
  read: (order, facts, params) => {
    const gate = deferredOnly(order);
    if (gate !== null) return gate;
    if (order.input.currency !== "JPY") return unknown("no_reference_data");
    const histories = historiesOf(facts, PERSON_KINDS);
    if (histories.length === 0) return noHistory(facts);
    const paid = new Set(
      pastOutcomes(histories)
        .filter((outcome) => outcome.type === "paid")
        .map((outcome) => outcome.order),
    );
    const amounts = earlierOrders(histories)
      .filter((sighting) => paid.has(sighting.order))
      .map((sighting) => sighting.amount ?? 0);
    const most = Math.max(0, ...amounts);
    if (amounts.length === 0 || most === 0 || most > params.smallAmountMaxJpy) return CLEAR;
    const times = order.input.amountTotal / most;
    const evidence = { orders: amounts.length, most, times: Math.floor(times), timesMin: params.ratioMin };
    return times >= params.ratioMin ? fired(evidence) : CLEAR;
  },
});

/** Vacant or short-stay address on deferred payment (空き室・短期滞在×後払い): the bill will find nobody. */
export const D08 = defineSignal({
  code: "D08",
  typology: "nonpayment",
  action: "NG",
  points: 900,
  touchpoints: ["delivery.address", "payment.method"],
  params: z.strictObject({ ageDaysMax: windowDays(30) }),
  read: (order, { outside: { vacancy, shortStay } }, params) => {
    const gate = deferredOnly(order);
    if (gate !== null) return gate;
    const isCurrent = vacancy.known && vacancy.value.ageDays <= params.ageDaysMax;
    if (isCurrent && vacancy.value.vacant) return fired({ kind: "vacant" });
    if (shortStay.known && shortStay.value.kind !== null) return fired({ kind: shortStay.value.kind });
    if (!vacancy.known) return unknown(vacancy.why);
    if (!isCurrent) return unknown("not_in_reference_data");
    return shortStay.known ? CLEAR : unknown(shortStay.why);
  },
});

/** Redirected after shipping (発送後の転送依頼), in an earlier order of this person or home. */
export const D09 = defineSignal({
  code: "D09",
  typology: "nonpayment",
  action: "HOLD",
  points: 300,
  touchpoints: ["delivery.address", "buyer.member"],
  params: z.strictObject({ windowDays: windowDays(365), ordersMin: countMin(1) }),
  read: (order, facts, params) => happenedBefore(order, facts, "redirected", params),
});

/** Refused cash on delivery before (受取拒否歴), by this person or at this home. */
export const D10 = defineSignal({
  code: "D10",
  typology: "nonpayment",
  action: "HOLD",
  points: 350,
  touchpoints: ["delivery.address", "buyer.member"],
  params: z.strictObject({ windowDays: windowDays(365), ordersMin: countMin(1) }),
  read: (order, facts, params) => happenedBefore(order, facts, "delivery_refused", params),
});

/** Bill came back undeliverable (請求書不達) from this person or home. */
export const D11 = defineSignal({
  code: "D11",
  typology: "nonpayment",
  action: "HOLD",
  points: 350,
  touchpoints: ["delivery.address", "buyer.member"],
  params: z.strictObject({ windowDays: windowDays(365), ordersMin: countMin(1) }),
  read: (order, facts, params) => happenedBefore(order, facts, "bill_undeliverable", params),
});

/** Only who pays after delivery can do that again: deferred and cash on delivery. */
function happenedBefore(
  order: Order,
  facts: Facts,
  type: OrderEventType,
  params: { readonly windowDays: number; readonly ordersMin: number },
): Reading {
  const method = order.input.payment?.method;
  if (method === undefined) return unknown("not_sent");
  if (method !== "deferred" && method !== "cod") return unknown("not_applicable");
  const isOneHome = !leavesRoomOut(order.delivery?.address ?? null) && !isAllowedPlace(facts);
  const histories = historiesOf(facts, isOneHome ? [...PERSON_KINDS, "shipRoom"] : PERSON_KINDS);
  if (histories.length === 0) return noHistory(facts);
  const found = pastOutcomes(histories, params.windowDays * DAY).filter((outcome) => outcome.type === type);
  const orders = new Set(found.map((outcome) => outcome.order)).size;
  const daysAgo = Math.floor(Math.min(...found.map((outcome) => outcome.ago)) / DAY);
  return orders >= params.ordersMin ? fired({ orders, daysAgo }) : CLEAR;
}

/**
 * Unnatural basket (不自然な買い物内容) on deferred payment: just below the credit limit, a heap of one article, or nothing but goods
 * that resell easily.
 */
export const D12 = defineSignal({
  code: "D12",
  typology: "nonpayment",
  action: "weight",
  points: 120,
  touchpoints: ["order.items", "order.amount"],
  params: z.strictObject({
    limitJpy: amountMinor(55_000),
    nearLimitShare: share(0.95),
    sameArticleMin: countMin(5),
    resaleLinesMin: countMin(2),
  }),
  read: (order, _facts, params) => {
    const gate = deferredOnly(order);
    if (gate !== null) return gate;
    const { items = [], payment, currency, amountTotal } = order.input;
    const limit = payment?.limit ?? (currency === "JPY" ? params.limitJpy : undefined);
    if (limit !== undefined && amountTotal <= limit && amountTotal >= limit * params.nearLimitShare) {
      return fired({ why: "near_limit", amount: amountTotal, currency, limitMax: limit });
    }
    const quantity = Math.max(0, ...items.map((item) => item.quantity ?? 1));
    if (items.length > 0 && quantity >= params.sameArticleMin) {
      return fired({ why: "heap", quantity, quantityMin: params.sameArticleMin });
    }
    if (isAllResale(items, params.resaleLinesMin)) {
      return fired({ why: "resale", articles: items.length, articlesMin: params.resaleLinesMin });
    }
    return items.length === 0 ? unknown("not_sent") : CLEAR;
  },
});

function isAllResale(items: readonly Item[], linesMin: number): boolean {
  return items.length >= linesMin && items.every((item) => item.isHighResale === true);
}
