import type { InHouse } from "../risk/order";
import type { OrderEventType } from "../shared/vocabulary";
import type { Purchase } from "./purchase";
import type { Rng } from "./rng";
import { DAY, HOUR, SECOND } from "./time";

/** Something that becomes known about an order later. */
export type Later = {
  readonly at: number;
  readonly type: OrderEventType;
  readonly amount?: true;
  readonly typology?: true;
};

/** Everything that will ever be reported about an order, in no particular order. */
export function planOutcomes(rng: Rng, purchase: Purchase, inHouse: InHouse): Later[] {
  const { at, method } = purchase;
  const later: Later[] = [];
  if (method === "card") {
    later.push({
      at: at + rng.int(1, 6) * SECOND,
      type: purchase.approved ? "authorized" : "auth_declined",
      amount: true,
    });
    if (!purchase.approved) return [...later, ...afterDecline(rng, purchase)];
  }
  const review = reviewOf(rng, purchase, inHouse);
  later.push(...review.events);
  if (review.stopped) return later;
  if (purchase.fate === "cancelled") return [...later, { at: at + rng.between(1, 30) * HOUR, type: "cancelled" }];
  const prepaidAt = prepayment(rng, purchase);
  if (prepaidAt !== null && !purchase.truth.fraud) later.push({ at: prepaidAt, type: "paid", amount: true });
  const shippedAt = Math.max(review.endedAt, prepaidAt ?? at) + rng.between(0.4, 2.4) * DAY;
  const deliveredAt = shippedAt + rng.between(0.8, 2.5) * DAY;
  later.push({ at: shippedAt, type: "shipped" });
  return [...later, ...afterShipping(rng, purchase, shippedAt, deliveredAt)];
}

function afterDecline(rng: Rng, purchase: Purchase): Later[] {
  const cancelled: Later = { at: purchase.at + rng.between(1, 20) * HOUR, type: "cancelled" };
  if (!purchase.truth.fraud || purchase.fate === "unreported") return [cancelled];
  return [cancelled, { at: purchase.at + rng.between(3, 25) * DAY, type: "confirmed_fraud", typology: true }];
}

type Review = { readonly events: readonly Later[]; readonly stopped: boolean; readonly endedAt: number };

/** The merchant looks at what its own system flagged. */
function reviewOf(rng: Rng, purchase: Purchase, inHouse: InHouse): Review {
  const { at, truth, fate } = purchase;
  if (inHouse.verdict === "OK" || fate === "unreported" || fate === "friendly")
    return { events: [], stopped: false, endedAt: at };
  const endedAt = at + rng.between(2, 34) * HOUR;
  const sure = inHouse.verdict === "NG";
  if (truth.fraud) {
    if (!rng.chance(sure ? 0.9 : 0.65)) return { events: [], stopped: false, endedAt };
    const events: Later[] = [
      { at: endedAt, type: "confirmed_fraud", typology: true },
      { at: endedAt + 30 * SECOND, type: "cancelled" },
    ];
    return { events, stopped: true, endedAt };
  }
  if (sure && rng.chance(0.25)) return { events: [{ at: endedAt, type: "cancelled" }], stopped: true, endedAt };
  return { events: rng.chance(0.85) ? [{ at: endedAt, type: "confirmed_genuine" }] : [], stopped: false, endedAt };
}

function prepayment(rng: Rng, purchase: Purchase): number | null {
  switch (purchase.method) {
    case "bank_transfer":
    case "convenience_store":
      return purchase.at + rng.between(1, 70) * HOUR;
    case "e_money":
    case "points":
    case "paypal":
      return purchase.at + rng.int(5, 40) * SECOND;
    default:
      return null;
  }
}

function afterShipping(rng: Rng, purchase: Purchase, shippedAt: number, deliveredAt: number): Later[] {
  const { fate } = purchase;
  if (fate === "refused") return [{ at: deliveredAt + rng.between(1, 5) * DAY, type: "delivery_refused" }];
  if (fate === "commission_abuse") return commissionAbuse(rng, purchase, shippedAt, deliveredAt);
  const delivered: Later[] = [{ at: deliveredAt, type: "delivered" }];
  if (rng.chance(fate === "stolen_card" ? 0.09 : 0.008)) {
    delivered.push({ at: shippedAt + rng.between(3, 15) * HOUR, type: "redirected" });
  }
  switch (fate) {
    case "returned":
      return [...delivered, { at: deliveredAt + rng.between(3, 12) * DAY, type: "returned" }];
    case "kept":
    case "late":
      return [
        ...delivered,
        ...settlement(rng, purchase, shippedAt, deliveredAt),
        ...courseEnd(rng, purchase, deliveredAt),
      ];
    case "friendly":
      return [...delivered, { at: purchase.at + rng.between(20, 70) * DAY, type: "chargeback", amount: true }];
    case "stolen_card":
      return [...delivered, chargeback(rng, purchase)];
    case "taken_over":
      return [...delivered, takeoverReport(rng, purchase)];
    case "unpaid":
      return [...delivered, ...neverPaid(rng, shippedAt)];
    case "offer_abuse":
      return [...delivered, ...courseEnd(rng, purchase, deliveredAt), foundOut(rng, purchase.at, 6, 40)];
    default:
      return delivered;
  }
}

/** A card's `paid` is the acquirer's payout, once a month; the rest pay when they are asked to. */
function settlement(rng: Rng, purchase: Purchase, shippedAt: number, deliveredAt: number): Later[] {
  if (purchase.method === "cod") return [{ at: deliveredAt, type: "paid", amount: true }];
  if (purchase.method === "card") return [{ at: shippedAt + rng.between(25, 45) * DAY, type: "paid", amount: true }];
  if (purchase.method !== "deferred") return [];
  const billedAt = shippedAt + rng.between(0.5, 2) * DAY;
  const billed: Later = { at: billedAt, type: "billed", amount: true };
  if (purchase.fate !== "late")
    return [billed, { at: billedAt + rng.between(1, 16) * DAY, type: "paid", amount: true }];
  const overdueAt = billedAt + rng.between(15, 18) * DAY;
  return [
    billed,
    { at: overdueAt, type: "overdue", amount: true },
    { at: overdueAt + rng.between(2, 16) * DAY, type: "paid", amount: true },
  ];
}

function neverPaid(rng: Rng, shippedAt: number): Later[] {
  const billedAt = shippedAt + rng.between(0.5, 2) * DAY;
  const overdueAt = billedAt + rng.between(15, 18) * DAY;
  const collectionAt = overdueAt + rng.between(24, 35) * DAY;
  const later: Later[] = [
    { at: billedAt, type: "billed", amount: true },
    { at: overdueAt, type: "overdue", amount: true },
    { at: collectionAt, type: "collection", amount: true },
    { at: collectionAt + rng.between(25, 50) * DAY, type: "written_off", amount: true, typology: true },
  ];
  if (rng.chance(0.28)) later.push({ at: billedAt + rng.between(4, 9) * DAY, type: "bill_undeliverable" });
  if (rng.chance(0.6))
    later.push({ at: overdueAt + rng.between(2, 12) * DAY, type: "confirmed_fraud", typology: true });
  return later;
}

function commissionAbuse(rng: Rng, purchase: Purchase, shippedAt: number, deliveredAt: number): Later[] {
  const later: Later[] = [foundOut(rng, purchase.at, 8, 35)];
  if (purchase.method === "cod" && rng.chance(0.75)) {
    return [...later, { at: deliveredAt + rng.between(1, 5) * DAY, type: "delivery_refused" }];
  }
  later.push({ at: deliveredAt, type: "delivered" });
  if (purchase.method === "deferred") {
    const billedAt = shippedAt + rng.between(0.5, 2) * DAY;
    later.push(
      { at: billedAt, type: "billed", amount: true },
      { at: billedAt + 16 * DAY, type: "overdue", amount: true },
    );
  }
  if (rng.chance(0.35)) later.push({ at: deliveredAt + rng.between(5, 15) * DAY, type: "returned" });
  return [...later, ...courseEnd(rng, purchase, deliveredAt)];
}

function courseEnd(rng: Rng, purchase: Purchase, deliveredAt: number): Later[] {
  if (purchase.subscription === null || purchase.renews || !rng.chance(0.8)) return [];
  return [{ at: deliveredAt + rng.between(2, 24) * DAY, type: "subscription_cancelled" }];
}

function chargeback(rng: Rng, purchase: Purchase): Later {
  const at = purchase.at + rng.between(20, 70) * DAY;
  return rng.chance(0.7)
    ? { at, type: "chargeback", amount: true, typology: true }
    : { at, type: "chargeback", amount: true };
}

/** Most victims notice within days; the others find it on their statement. */
function takeoverReport(rng: Rng, purchase: Purchase): Later {
  return rng.chance(0.6) || purchase.method !== "card" ? foundOut(rng, purchase.at, 2, 15) : chargeback(rng, purchase);
}

function foundOut(rng: Rng, at: number, minDays: number, maxDays: number): Later {
  return { at: at + rng.between(minDays, maxDays) * DAY, type: "confirmed_fraud", typology: true };
}
