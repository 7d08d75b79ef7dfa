import { z } from "zod";
import type { Facts, Sighting } from "../facts";
import type { AddressIdentity, Order, PartyIdentity } from "../order";
import { isHonestPlace } from "./endings";
import { isFirstOrder, isWorthDisguise, takesFirstOffer } from "./first-order";
import { distinctWithOwn, isSameShop, noHistory } from "./history";
import { countMin, DAY, windowDays } from "./params";
import { isAllowedPlace, isNearlyTied, isSameHome, isTied, leavesRoomOut } from "./same-home";
import { CLEAR, defineSignal, fired, type Reading, unknown } from "./signal";

/**
 * Same ship-to, other names (同一配送先・別名義). Counted are this order's name and those that first appeared there within the
 * window: who has been ordering to that home for longer lives there. NG needs to be sure that it is one home: where a building is
 * named but no room, its residents share a key, so five names there ask for a review only (dormitories, offices). A house has no
 * room to name. A place on the allowlist is left alone. It only adds points where orders have been paid for before (an office or a
 * dormitory that the allowlist does not know yet), and where the other names share this order's surname: that is a family, or R07
 * sees that it pretends to be one.
 */
export const C04 = defineSignal({
  code: "C04",
  typology: "impersonation",
  action: "HOLD",
  points: 450,
  touchpoints: ["delivery.address", "delivery.name"],
  params: z.strictObject({ windowDays: windowDays(30), namesMinHold: countMin(3), namesMinNg: countMin(5) }),
  read: (order, facts, params) => {
    const history = facts.history.kinds.shipRoom;
    if (history === undefined) return noHistory(facts);
    const own = order.delivery?.name ?? order.buyer?.name ?? null;
    if (own === null) return unknown("not_sent");
    if (isAllowedPlace(facts)) return CLEAR;
    const residents = new Set(history.sightings.filter((s) => s.ago > params.windowDays * DAY).map((s) => s.name));
    const isNewcomer = (sighting: Sighting) => !residents.has(sighting.name);
    const names = distinctWithOwn([history], "name", params.windowDays * DAY, true, isNewcomer);
    if (names < params.namesMinHold) return CLEAR;
    const evidence = { names, windowDays: params.windowDays, namesMin: params.namesMinHold };
    const relatives = relativesOf(facts);
    const isStranger = (sighting: Sighting) => isNewcomer(sighting) && !relatives.has(sighting.name);
    const strangers = distinctWithOwn([history], "name", params.windowDays * DAY, true, isStranger);
    if (strangers < params.namesMinHold || isHonestPlace(history, PAID_MIN)) {
      return fired(evidence, { action: "weight", part: 0.4 });
    }
    const surelyOneHome = !leavesRoomOut(order.delivery?.address ?? null);
    return names >= params.namesMinNg && surelyOneHome ? fired(evidence, { action: "NG" }) : fired(evidence);
  },
});

/** One paid order may have been made to be seen; with two, somebody lives there. */
const PAID_MIN = 2;

/** Other names of this order's surname at the same home; its block knows them, rooms do not compare surnames. */
function relativesOf({ history }: Facts): ReadonlySet<number | null> {
  const found = history.kinds.shipBlock?.sightings.filter(
    ({ alike, room, name }) => room === 0 && name !== 0 && alike?.surname === 0,
  );
  return new Set(found?.map(({ name }) => name));
}

/** Postal code does not match the address (郵便番号×住所), of the ship-to or else of the buyer. */
export const C10 = defineSignal({
  code: "C10",
  typology: "impersonation",
  action: "weight",
  points: 80,
  touchpoints: ["delivery.address", "buyer.address"],
  params: z.strictObject({}),
  read: (order) => {
    const addresses = [order.delivery?.address ?? null, order.buyer?.address ?? null];
    for (const [index, address] of addresses.entries()) {
      if (address?.postalCodeAgrees !== false) continue;
      const { postalCode, prefecture, city, town } = address;
      return fired(
        {
          postalCode: postalCode?.replace(/^(\d{3})(\d{4})$/, "$1-$2") ?? "",
          place: [prefecture, city, town].join(""),
        },
        { touchpoints: [index === 0 ? "delivery.address" : "buyer.address"] },
      );
    }
    const sent = addresses.filter((address) => address !== null);
    if (sent.some((address) => address.postalCodeAgrees === true)) return CLEAR;
    return unknown(sent.some((address) => address.postalCode !== null) ? "not_in_reference_data" : "not_sent");
  },
});

/** Buyer ≠ ship-to on a first order (購入者≠配送先). Canonical identities are compared: a spelling is not a difference. */
export const C25 = defineSignal({
  code: "C25",
  typology: "impersonation",
  action: "weight",
  points: 100,
  touchpoints: ["delivery.name", "delivery.address"],
  params: z.strictObject({}),
  read: (order, facts) => {
    const [shipTo] = order.input.deliveries ?? [];
    if (shipTo === undefined || order.buyer === null || order.delivery === null) return unknown("not_sent");
    if (shipTo.sameAsBuyer === true) return CLEAR;
    const first = isFirstOrder(order, facts);
    if (!first.known) return unknown(first.why);
    if (!first.value) return CLEAR;
    return differenceOf(order.buyer, order.delivery);
  },
});

/**
 * Repeated first-order offer (初回限定重複): one room takes a shop's offer again. This order counts where it takes it. Residents of a
 * building who leave their rooms out share a key; they count only when something else ties them to this order.
 */
export const R01 = defineSignal({
  code: "R01",
  typology: "resale",
  action: "HOLD",
  points: 400,
  touchpoints: ["delivery.address", "order.items"],
  params: z.strictObject({ windowDays: windowDays(365), ordersMin: countMin(2) }),
  read: (order, facts, params) => {
    const takes = takesFirstOffer(order.input);
    if (takes === undefined) return unknown("not_sent");
    if (!takes) return unknown("not_applicable");
    const history = facts.history.kinds.shipRoom;
    if (history === undefined) return noHistory(facts);
    const roomLeftOut = leavesRoomOut(order.delivery?.address ?? null);
    const within = params.windowDays * DAY;
    const earlier = history.sightings.filter(
      (s) => s.firstOffer && isSameShop(s) && s.ago <= within && (!roomLeftOut || isTied(s)),
    );
    const orders = 1 + earlier.length;
    if (orders >= params.ordersMin) {
      return fired({ orders, windowDays: params.windowDays, ordersMin: params.ordersMin });
    }
    return roomLeftOut ? unknown("not_readable") : CLEAR;
  },
});

/**
 * Address mangling (住所崩し): one home written in several ways under several accounts of one shop. Everybody writes an address now
 * this way, now that, and neighbours share a block, so it asks for more than two spellings at one block:
 *  - this is the account's first order, and it holds something worth a disguise (first-order offer, limited or easily resold goods);
 *  - the earlier order came from another member, or of guests from another mailbox; and
 *  - it resolves to this order's own room (or house), or shows the same card or device, or the same name but for a slip, at the
 *    block: whoever leaves the room out or invents one is known by those, and a neighbour shares none of them.
 * Where this order leaves the room of a building out, its key stands for all residents, and only the second kind of tie counts.
 * Accounts of one surname, each with a given name, a card and a device of its own, are a family until more is known: they add points.
 */
export const R02 = defineSignal({
  code: "R02",
  typology: "resale",
  action: "HOLD",
  points: 400,
  touchpoints: ["delivery.address"],
  params: z.strictObject({ windowDays: windowDays(90), spellingsMin: countMin(2) }),
  read: (order, facts, params) => {
    const history = facts.history.kinds.shipBlock;
    if (history === undefined) return noHistory(facts);
    const ownMember = order.input.buyer?.memberId !== undefined;
    const ownEmail = (order.buyer?.email ?? null) !== null;
    if (!ownMember && !ownEmail) return unknown("not_sent");
    const first = isFirstOrder(order, facts);
    if ((first.known && !first.value) || !isWorthDisguise(order.input)) return CLEAR;
    const roomLeftOut = leavesRoomOut(order.delivery?.address ?? null);
    const spellings = new Set<number>([0]);
    let orders = 0;
    let relatives = 0;
    for (const sighting of history.sightings) {
      if (
        !isSameShop(sighting) ||
        sighting.ago > params.windowDays * DAY ||
        sighting.spelling === null ||
        sighting.spelling === 0
      )
        continue;
      if (!isOtherAccount(sighting, ownMember, ownEmail) || !isOneHome(sighting, roomLeftOut)) continue;
      spellings.add(sighting.spelling);
      orders += 1;
      if (isRelative(sighting)) relatives += 1;
    }
    if (spellings.size < params.spellingsMin || orders === 0) return CLEAR;
    const evidence = { spellings: spellings.size, orders, windowDays: params.windowDays };
    return fired(evidence, relatives === orders ? { action: "weight" } : {});
  },
});

/** Same surname, and nothing else that one hand would show. */
function isRelative({ alike, name, card, device, email }: Sighting): boolean {
  return alike?.surname === 0 && name !== 0 && card !== 0 && device !== 0 && email !== 0;
}

function isOneHome(sighting: Sighting, roomLeftOut: boolean): boolean {
  return isSameHome(sighting, roomLeftOut) || isNearlyTied(sighting);
}

/** Two member ids of one shop decide; where one of the orders has none (a guest), or in another shop, the mailboxes do. */
function isOtherAccount(sighting: Sighting, ownMember: boolean, ownEmail: boolean): boolean {
  if (ownMember && sighting.member !== null && isSameShop(sighting)) return sighting.member !== 0;
  return ownEmail && sighting.email !== null && sighting.email !== 0;
}

/** Same block with a room missing on one side is the same home written carelessly, not another place. */
function differenceOf(buyer: PartyIdentity, delivery: PartyIdentity): Reading {
  const address =
    buyer.address === null || delivery.address === null ? null : isElsewhere(buyer.address, delivery.address);
  const name = buyer.name === null || delivery.name === null ? null : buyer.name.key !== delivery.name.key;
  if (address === null && name === null) return unknown("not_sent");
  if (address !== true && name !== true) return CLEAR;
  if (address === true && name === true) return fired({ differs: "both" });
  return address === true
    ? fired({ differs: "address" }, { touchpoints: ["delivery.address"] })
    : fired({ differs: "name" }, { touchpoints: ["delivery.name"] });
}

function isElsewhere(a: AddressIdentity, b: AddressIdentity): boolean {
  if (a.blockKey !== b.blockKey) return true;
  return a.room !== null && b.room !== null && a.roomKey !== b.roomKey;
}

/** Whether two orders could be from one home is also asked of an order as a whole, e.g. by rules. */
export function shipToIsElsewhere({ buyer, delivery }: Order): boolean | undefined {
  if (buyer === null || delivery === null || buyer.address === null || delivery.address === null) return undefined;
  return isElsewhere(buyer.address, delivery.address);
}
