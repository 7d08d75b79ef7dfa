import { z } from "zod";
import type { KindHistory } from "../facts";
import type { Order } from "../order";
import { takesFirstOffer } from "./first-order";
import { historiesOf, noHistory } from "./history";
import { countMin, DAY, windowDays } from "./params";
import { CLEAR, defineSignal, fired } from "./signal";

/** What one person carries from shop to shop; member ids do not. */
const CARRIED = ["email", "phone", "card", "device", "shipRoom"] as const;

/**
 * Buying round many shops (買い回り): one identifier in several shops within days, in the organisation's own shops or at merchants of
 * the network, whichever are more. This order's shop counts. A shop where it was seen before the window is not counted: who has
 * been a customer of several shops for longer goes round none of them. Shops of one organisation hope for such customers: among
 * these alone it asks for a person where the order holds what one goes round for (an offer for first orders, an article with a
 * limit, or nothing is told of that), and else adds points.
 */
export const R08 = defineSignal({
  code: "R08",
  typology: "resale",
  action: "HOLD",
  points: 300,
  touchpoints: ["buyer.phone", "delivery.address"],
  params: z.strictObject({ windowDays: windowDays(7), shopsMin: countMin(3) }),
  read: (order, facts, params) => {
    const histories = historiesOf(facts, CARRIED);
    const isAsked = facts.network.known && params.windowDays >= NETWORK_DAYS;
    const merchants = isAsked ? facts.network.value.merchants7d : 0;
    const within = params.windowDays * DAY;
    const own = histories.map((history) => newShops(history, within));
    const shops = Math.max(merchants, ...own);
    if (shops >= params.shopsMin) {
      const isBuyingRound = merchants >= params.shopsMin || isWorthTheRound(order);
      const evidence = { shops, windowDays: params.windowDays, shopsMin: params.shopsMin };
      return fired(evidence, isBuyingRound ? {} : { action: "weight" });
    }
    return histories.length === 0 && !isAsked ? noHistory(facts) : CLEAR;
  },
});

/** The network tells of a week. Where the window is shorter, that would count shops which lie before it. */
const NETWORK_DAYS = 7;

function isWorthTheRound({ input }: Order): boolean {
  return takesFirstOffer(input) !== false || (input.items ?? []).some((item) => item.purchaseLimit !== undefined);
}

function newShops({ sightings }: KindHistory, windowSeconds: number): number {
  const shops = new Set<number | null>([0]);
  for (const { shop, ago } of sightings) if (ago <= windowSeconds) shops.add(shop);
  for (const { shop, ago } of sightings) if (ago > windowSeconds) shops.delete(shop);
  shops.delete(null);
  return shops.size;
}
