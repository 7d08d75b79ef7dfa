import { z } from "zod";
import type { KindHistory, Sighting } from "../facts";
import type { AddressIdentity, Order } from "../order";
import { isHonestPlace } from "./endings";
import { takesFirstOffer } from "./first-order";
import { distinctWithOwn, noHistory } from "./history";
import { countMin, DAY, windowDays } from "./params";
import { isAllowedPlace, isTied, leavesRoomOut } from "./same-home";
import { CLEAR, defineSignal, fired, unknown } from "./signal";

/**
 * Shared negative match (共有ネガ一致): other merchants told of one of the order's identifiers. One that was told lately asks for a
 * person; two different ones, however old, are no coincidence. Which merchants they were is not known here.
 */
export const C02 = defineSignal({
  code: "C02",
  typology: "impersonation",
  action: "HOLD",
  points: 450,
  touchpoints: ["buyer.phone", "delivery.address"],
  params: z.strictObject({ windowDays: windowDays(180), identifiersMinNg: countMin(2) }),
  read: (_order, facts, params) => {
    if (!facts.network.known) return unknown(facts.network.why);
    const { negatives } = facts.network.value;
    const identifiers = new Set(negatives.map(({ identifier, kind }) => identifier ?? kind)).size;
    const recent = negatives.filter((negative) => negative.daysAgo <= params.windowDays);
    const isNg = identifiers >= params.identifiersMinNg;
    if (!isNg && recent.length === 0) return CLEAR;
    const merchants = Math.max(...negatives.map((negative) => negative.merchants));
    const daysAgo = Math.min(...negatives.map((negative) => negative.daysAgo));
    const touchpoints = [...new Set(negatives.map((negative) => negative.touchpoint))];
    return fired({ identifiers, merchants, daysAgo }, isNg ? { action: "NG", touchpoints } : { touchpoints });
  },
});

/**
 * Past chargeback ship-to (過去CB配送先). The same room asks for NG. The same block asks for a review, and so does a building whose
 * room is left out, because its key stands for all who live there.
 */
export const C03 = defineSignal({
  code: "C03",
  typology: "impersonation",
  action: "NG",
  points: 900,
  touchpoints: ["delivery.address"],
  params: z.strictObject({ windowDays: windowDays(730) }),
  read: (order, facts, params) => {
    const { shipRoom, shipBlock } = facts.history.kinds;
    if (shipRoom === undefined && shipBlock === undefined) return noHistory(facts);
    if (isAllowedPlace(facts)) return CLEAR;
    const within = params.windowDays * DAY;
    const atRoom = chargebacks(shipRoom, within);
    const surelyOneHome = !leavesRoomOut(order.delivery?.address ?? null);
    if (atRoom.orders > 0 && surelyOneHome) return fired({ ...atRoom, place: "room" });
    const atBlock = atRoom.orders > 0 ? atRoom : chargebacks(shipBlock, within);
    return atBlock.orders > 0 ? fired({ ...atBlock, place: "block" }, { action: "HOLD", part: 0.4 }) : CLEAR;
  },
});

function chargebacks(history: KindHistory | undefined, windowSeconds: number) {
  const found = (history?.outcomes ?? []).filter(({ type, ago }) => type === "chargeback" && ago <= windowSeconds);
  const latest = Math.min(...found.map(({ ago }) => ago));
  return { orders: new Set(found.map(({ order }) => order)).size, daysAgo: Math.floor(latest / DAY) };
}

/**
 * Same building cluster (同一建物集中): many names at one town and block. As for one room (C04), who has been ordering there for
 * longer than the window is not counted, and known large buildings are on the allowlist. A block that as many were ordering to before
 * the window, or whose orders are being paid for, is a large one whether it is listed or not: what goes on there adds points.
 */
export const C05 = defineSignal({
  code: "C05",
  typology: "impersonation",
  action: "HOLD",
  points: 300,
  touchpoints: ["delivery.address", "delivery.name"],
  params: z.strictObject({ windowDays: windowDays(30), namesMin: countMin(5) }),
  read: (order, facts, params) => {
    const history = facts.history.kinds.shipBlock;
    if (history === undefined) return noHistory(facts);
    if ((order.delivery?.name ?? order.buyer?.name ?? null) === null) return unknown("not_sent");
    if (isAllowedPlace(facts)) return CLEAR;
    const residents = new Set(history.sightings.filter((s) => s.ago > params.windowDays * DAY).map((s) => s.name));
    const isNewcomer = (sighting: Sighting) => !residents.has(sighting.name);
    const names = distinctWithOwn([history], "name", params.windowDays * DAY, true, isNewcomer);
    const evidence = { names, windowDays: params.windowDays, namesMin: params.namesMin };
    if (names < params.namesMin) return CLEAR;
    const isLarge = residents.size >= params.namesMin || isHonestPlace(history, PAID_MIN);
    return fired(evidence, isLarge ? { action: "weight", part: 0.4 } : {});
  },
});

/** Among neighbours some pay while others do not: it takes more than for one home. */
const PAID_MIN = 3;

/**
 * Cancels after the first delivery (初回解約): subscriptions or orders from this block ended right after goods were had. Two named
 * rooms of one building are neighbours; where either leaves its room out, or something else ties them, they may be one home. An order
 * that takes no offer for first orders has no first delivery to cancel after: then it adds points.
 */
export const R11 = defineSignal({
  code: "R11",
  typology: "resale",
  action: "HOLD",
  points: 350,
  touchpoints: ["delivery.address"],
  params: z.strictObject({ windowDays: windowDays(180), ordersMin: countMin(2) }),
  read: (order, facts, params) => {
    const history = facts.history.kinds.shipBlock;
    if (history === undefined) return noHistory(facts);
    const neighbours = neighbourOrders(order, history);
    const cancelled = history.outcomes.filter(
      ({ type, ago, order: number }) =>
        (type === "subscription_cancelled" || type === "cancelled_after_shipping") &&
        ago <= params.windowDays * DAY &&
        !neighbours.has(number),
    );
    const orders = new Set(cancelled.map((outcome) => outcome.order)).size;
    const evidence = { orders, windowDays: params.windowDays, ordersMin: params.ordersMin };
    if (orders < params.ordersMin) return CLEAR;
    return fired(evidence, takesFirstOffer(order.input) === false ? { action: "weight" } : {});
  },
});

/** Orders of the block that went to another, named room. */
function neighbourOrders(order: Order, history: KindHistory): ReadonlySet<number> {
  const own: AddressIdentity | null = order.delivery?.address ?? null;
  if (own === null || own.room === null) return new Set();
  const others = history.sightings.filter((sighting) => sighting.room !== 0 && sighting.room !== null);
  return new Set(others.filter((sighting) => !isTied(sighting)).map((sighting) => sighting.order));
}
