import { z } from "zod";
import type { Sighting } from "../facts";
import { earlierOrders, historiesOf, isSameShop, noHistory } from "./history";
import { countMin, DAY, windowDays } from "./params";
import { leavesRoomOut } from "./same-home";
import { CLEAR, defineSignal, fired, unknown } from "./signal";

/**
 * Pretended family (家族を装う): one room, one surname, and ever new given names. Real families do this too, so it only adds
 * points.
 */
export const R07 = defineSignal({
  code: "R07",
  typology: "resale",
  action: "weight",
  points: 120,
  touchpoints: ["delivery.name", "delivery.address"],
  params: z.strictObject({ windowDays: windowDays(90), givenNamesMin: countMin(3) }),
  read: (order, facts, params) => {
    const history = facts.history.kinds.shipBlock;
    if (history === undefined) return noHistory(facts);
    if ((order.delivery?.name ?? order.buyer?.name ?? null) === null) return unknown("not_sent");
    if (leavesRoomOut(order.delivery?.address ?? null)) return unknown("not_readable");
    const isRelative = ({ alike, room, name, ago }: Sighting) =>
      room === 0 && name !== null && name !== 0 && alike?.surname === 0 && ago <= params.windowDays * DAY;
    const givenNames = 1 + new Set(history.sightings.filter(isRelative).map((s) => s.name)).size;
    const evidence = { givenNames, windowDays: params.windowDays, givenNamesMin: params.givenNamesMin };
    return givenNames >= params.givenNamesMin ? fired(evidence) : CLEAR;
  },
});

/**
 * Purchase limit exceeded per household (世帯の購入上限超過): what this room took of a limited article within the window, this order
 * included. The limit is the one this order names. Where a building is named but no room, the order speaks for itself alone.
 */
export const R09 = defineSignal({
  code: "R09",
  typology: "resale",
  action: "NG",
  points: 900,
  touchpoints: ["order.items", "delivery.address"],
  params: z.strictObject({ windowDays: windowDays(30) }),
  read: (order, facts, params) => {
    const items = order.input.items ?? [];
    if (items.length === 0) return unknown("not_sent");
    const limited = items.flatMap((item, index) => (item.purchaseLimit === undefined ? [] : [{ ...item, index }]));
    if (limited.length === 0) return unknown("not_applicable");
    const history = facts.history.kinds.roomItem;
    const roomLeftOut = leavesRoomOut(order.delivery?.address ?? null);
    const earlier = roomLeftOut ? [] : (history?.sightings ?? []).filter((s) => s.ago <= params.windowDays * DAY);
    for (const { sku, index, purchaseLimit: limit = 0 } of limited) {
      const isSame = (other: { readonly sku?: string | undefined }, at: number) =>
        sku === undefined ? at === index : other.sku === sku;
      const now = items.reduce((sum, item, at) => sum + (isSame(item, at) ? (item.quantity ?? 1) : 0), 0);
      const before = earlier.reduce((sum, { took }) => sum + (took?.item === index ? took.quantity : 0), 0);
      if (now + before > limit) return fired({ quantity: now + before, limit, earlier: before });
    }
    if (history === undefined) return noHistory(facts);
    return roomLeftOut ? unknown("not_readable") : CLEAR;
  },
});

/**
 * Samples or orders of nothing (サンプル・0円注文), by one home or person of one shop. An order of nothing counts itself; one that
 * pays is not asked.
 */
export const R13 = defineSignal({
  code: "R13",
  typology: "resale",
  action: "HOLD",
  points: 350,
  touchpoints: ["order.amount", "order.items"],
  params: z.strictObject({ windowDays: windowDays(180), ordersMin: countMin(2) }),
  read: (order, facts, params) => {
    if (order.input.amountTotal > 0) return unknown("not_applicable");
    const kinds = leavesRoomOut(order.delivery?.address ?? null) ? PERSON : HOME_AND_PERSON;
    const histories = historiesOf(facts, kinds);
    if (histories.length === 0) return noHistory(facts);
    const earlier = earlierOrders(histories, params.windowDays * DAY);
    const orders = 1 + earlier.filter((sighting) => isSameShop(sighting) && sighting.amount === 0).length;
    const evidence = { orders, windowDays: params.windowDays, ordersMin: params.ordersMin };
    return orders >= params.ordersMin ? fired(evidence) : CLEAR;
  },
});

const PERSON = ["member", "email", "phone"] as const;
const HOME_AND_PERSON = ["shipRoom", ...PERSON] as const;
