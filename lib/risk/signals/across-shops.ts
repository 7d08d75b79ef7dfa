import { z } from "zod";
import type { KindHistory } from "../facts";
import { historiesOf, noHistory } from "./history";
import { countMin, DAY, windowDays } from "./params";
import { CLEAR, defineSignal, fired } from "./signal";

/** What one person carries from shop to shop; member ids do not. */
const CARRIED = ["email", "phone", "card", "device", "shipRoom"] as const;

/**
 * Buying round many shops (買い回り): one identifier in several shops within days, in the organisation's own shops or at merchants of
 * the network, whichever are more. This order's shop counts. A shop where it was seen before the window is not counted: who has
 * been a customer of several shops for longer goes round none of them.
 */
export const R08 = defineSignal({
  code: "R08",
  typology: "resale",
  action: "HOLD",
  points: 300,
  touchpoints: ["buyer.phone", "delivery.address"],
  params: z.strictObject({ windowDays: windowDays(7), shopsMin: countMin(3) }),
  read: (_order, facts, params) => {
    const histories = historiesOf(facts, CARRIED);
    const merchants = facts.network.known ? facts.network.value.merchants7d : 0;
    const within = params.windowDays * DAY;
    const own = histories.map((history) => newShops(history, within));
    const shops = Math.max(merchants, ...own);
    if (shops >= params.shopsMin) return fired({ shops, windowDays: params.windowDays });
    return histories.length === 0 && !facts.network.known ? noHistory(facts) : CLEAR;
  },
});

function newShops({ sightings }: KindHistory, windowSeconds: number): number {
  const shops = new Set<number | null>([0]);
  for (const { shop, ago } of sightings) if (ago <= windowSeconds) shops.add(shop);
  for (const { shop, ago } of sightings) if (ago > windowSeconds) shops.delete(shop);
  shops.delete(null);
  return shops.size;
}
