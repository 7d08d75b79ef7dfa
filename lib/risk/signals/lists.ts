import { z } from "zod";
import type { ListName, Touchpoint } from "../../shared/vocabulary";
import type { Facts, ListHit } from "../facts";
import type { Order } from "../order";
import { deviceOf, LISTS_SOURCE } from "./history";
import { CLEAR, defineSignal, type Evidence, fired, type Reading, unknown } from "./signal";

/** Own blocklist match (自社ブラック一致). A blocked identifier of buyer or ship-to, whichever way it was spelt. */
export const C01 = defineSignal({
  code: "C01",
  typology: "impersonation",
  action: "NG",
  points: 950,
  touchpoints: ["buyer.member", "delivery.address"],
  params: z.strictObject({}),
  read: (order, facts) => matchOf(order, facts, "block"),
});

/** Forwarder or warehouse (転送業者・転送倉庫): the ship-to's town and block are on the merchant's forwarder list or in the uploaded table. */
export const C08 = defineSignal({
  code: "C08",
  typology: "resale",
  action: "HOLD",
  points: 400,
  touchpoints: ["delivery.address"],
  params: z.strictObject({}),
  read: (order, facts) => {
    if (facts.degraded.includes(LISTS_SOURCE)) return unknown("source_failed");
    const address = order.delivery?.address;
    if (address === undefined || address === null) return unknown("not_sent");
    const hits = facts.lists.hits.filter((hit) => hit.list === "forwarder" && isShipTo(hit));
    if (hits.length > 0) return fired(evidenceOf(hits));
    const { forwarder } = facts.outside;
    if (forwarder.known && forwarder.value.listed)
      return fired({ count: 1, kind: "address_block", side: "delivery", reason: "forwarder" });
    if (address.blockKey === "" || address.confidence === "none") return unknown("not_readable");
    if (forwarder.known) return CLEAR;
    return facts.lists.nonEmpty.includes("forwarder") ? CLEAR : unknown("no_reference_data");
  },
});

/** Affiliate buys through itself (自己アフィリ): an identifier of the order belongs to the affiliate that would be paid for it. */
export const A06 = defineSignal({
  code: "A06",
  typology: "affiliate",
  action: "NG",
  points: 900,
  touchpoints: ["affiliate"],
  params: z.strictObject({}),
  read: (order, facts) => {
    const affiliateId = order.input.affiliate?.affiliateId;
    if (order.input.affiliate === undefined) return unknown("not_applicable");
    if (affiliateId === undefined) return unknown("not_sent");
    if (facts.degraded.includes(LISTS_SOURCE)) return unknown("source_failed");
    const hits = facts.lists.hits.filter((hit) => hit.list === "affiliate_own" && hit.subject === affiliateId);
    if (hits.length > 0) return fired(evidenceOf(hits), { touchpoints: ["affiliate", ...touchpointsOf(hits)] });
    return facts.lists.nonEmpty.includes("affiliate_own") ? CLEAR : unknown("no_reference_data");
  },
});

/** Allowlist (ホワイトリスト). Whether an entry forces OK is for `decide` to weigh. */
export const T03 = defineSignal({
  code: "T03",
  typology: "impersonation",
  action: "trust",
  points: 500,
  touchpoints: ["buyer.member", "delivery.address"],
  params: z.strictObject({}),
  read: (order, facts) => matchOf(order, facts, "allow"),
});

/** An own list that is empty says nothing against the order, so no match on it is *clear*; an order with nothing to look up is not. */
function matchOf(order: Order, facts: Facts, list: ListName): Reading {
  if (facts.degraded.includes(LISTS_SOURCE)) return unknown("source_failed");
  const hits = facts.lists.hits.filter((hit) => hit.list === list);
  if (hits.length > 0) return fired(evidenceOf(hits), { touchpoints: touchpointsOf(hits) });
  return hasIdentifier(order) ? CLEAR : unknown("not_sent");
}

/** Entries are counted, not the places of the order where one stands. `kind`, `side` and `reason` are those of the first. */
function evidenceOf(hits: readonly ListHit[]): Evidence {
  const [first] = hits;
  return {
    count: new Set(hits.map((hit) => hit.entryId)).size,
    kind: first?.kind ?? "name",
    side: sideOf(hits.filter((hit) => hit.entryId === first?.entryId)),
    reason: first?.reason ?? "",
  };
}

/** Whose the identifier is in this order; `order` for a device, a card or an IP, which are neither party's. */
function sideOf(hits: readonly ListHit[]): "buyer" | "delivery" | "both" | "order" {
  const buyer = hits.some((hit) => hit.touchpoint.startsWith("buyer."));
  const delivery = hits.some((hit) => hit.touchpoint.startsWith("delivery."));
  if (buyer && delivery) return "both";
  if (buyer) return "buyer";
  return delivery ? "delivery" : "order";
}

function touchpointsOf(hits: readonly ListHit[]): readonly Touchpoint[] {
  return [...new Set(hits.map((hit) => hit.touchpoint))];
}

function isShipTo(hit: ListHit): boolean {
  return hit.touchpoint === "delivery.address" || hit.kind === "address_block" || hit.kind === "address";
}

function hasIdentifier(order: Order): boolean {
  const { input, buyer, delivery, ip } = order;
  if (buyer !== null || delivery !== null || ip !== null) return true;
  return (
    input.buyer?.memberId !== undefined || deviceOf(order) !== undefined || input.payment?.card?.token !== undefined
  );
}
