import { z } from "zod";
import type { OrderEventType, Touchpoint } from "../../shared/vocabulary";
import type { Facts, IdentifierKind, KindHistory, PastOutcome } from "../facts";
import { deferredOnly } from "./deferred-only";
import { earlierOrders, historiesOf, noHistory, PERSON_KINDS, pastOutcomes } from "./history";
import { amountMinor, countMin, DAY, windowDays } from "./params";
import { CLEAR, defineSignal, type Evidence, fired, unknown } from "./signal";

const UNPAID: readonly OrderEventType[] = ["overdue", "collection", "written_off"];
/** After these nothing is owed any more. */
const SETTLED: readonly OrderEventType[] = [
  "paid",
  "cancelled",
  "cancelled_after_shipping",
  "delivery_refused",
  "returned",
  "deleted",
];

const PERSON_TOUCHPOINT: Readonly<Record<(typeof PERSON_KINDS)[number], Touchpoint>> = {
  member: "buyer.member",
  email: "buyer.email",
  phone: "buyer.phone",
};

/** Unpaid balance (未払い残): the same person has an order overdue, in collection or written off, and has not paid it since. */
export const D01 = defineSignal({
  code: "D01",
  typology: "nonpayment",
  action: "NG",
  points: 900,
  touchpoints: ["buyer.member", "buyer.email", "buyer.phone"],
  params: z.strictObject({}),
  read: ({ input }, facts) => {
    const histories = historiesOf(facts, PERSON_KINDS);
    if (histories.length === 0) return noHistory(facts);
    const unpaid = unpaidOf(pastOutcomes(histories));
    const evidence = saidOfUnpaid(histories, unpaid, input.currency);
    if (evidence === null) return CLEAR;
    const touchpoints = PERSON_KINDS.filter((kind) => leadsTo(facts, kind, unpaid)).map((k) => PERSON_TOUCHPOINT[k]);
    return fired(evidence, { touchpoints });
  },
});

/** Order → its latest unpaid event, where no payment of that order is known to have come afterwards. */
export function unpaidOf(outcomes: readonly PastOutcome[]): ReadonlyMap<number, PastOutcome> {
  const unpaid = new Map<number, PastOutcome>();
  for (const outcome of outcomes) {
    const before = unpaid.get(outcome.order);
    if (UNPAID.includes(outcome.type) && (before === undefined || outcome.ago < before.ago)) {
      unpaid.set(outcome.order, outcome);
    }
  }
  for (const { order, type, ago } of outcomes) {
    const open = unpaid.get(order);
    if (open !== undefined && (type === "paid" || type === "deleted") && ago <= open.ago) unpaid.delete(order);
  }
  return unpaid;
}

/** How many orders those are, what they come to, and what was last heard of them; null where there is none. */
export function saidOfUnpaid(
  histories: readonly KindHistory[],
  unpaid: ReadonlyMap<number, PastOutcome>,
  currency: string,
): Evidence | null {
  const [latest] = [...unpaid.values()].toSorted((a, b) => a.ago - b.ago);
  if (latest === undefined) return null;
  const evidence = { orders: unpaid.size, status: latest.type, daysAgo: Math.floor(latest.ago / DAY) };
  return { ...evidence, owed: owedFor(histories, unpaid), currency };
}

/** What those orders come to; 0 where it can't be said of each (too long ago, or in another currency). */
function owedFor(histories: readonly KindHistory[], unpaid: ReadonlyMap<number, unknown>): number {
  const amounts = earlierOrders(histories).flatMap(({ order, amount }) => (unpaid.has(order) ? [amount ?? 0] : []));
  const isComplete = amounts.length === unpaid.size && !amounts.includes(0);
  return isComplete ? amounts.reduce((sum, amount) => sum + amount, 0) : 0;
}

function leadsTo(facts: Facts, kind: IdentifierKind, orders: ReadonlyMap<number, unknown>): boolean {
  return facts.history.kinds[kind]?.outcomes.some((outcome) => orders.has(outcome.order)) === true;
}

/**
 * Over the limit (与信枠超過): what the same person still owes plus this order exceeds the merchant's limit, or the default one.
 * Bills fall due within weeks and end in payment or collection, so older orders without any news are not held to be owed.
 */
export const D03 = defineSignal({
  code: "D03",
  typology: "nonpayment",
  action: "NG",
  points: 900,
  touchpoints: ["order.amount", "payment.method"],
  params: z.strictObject({ limitJpy: amountMinor(55_000), outstandingDays: windowDays(60) }),
  read: (order, facts, params) => {
    const gate = deferredOnly(order);
    if (gate !== null) return gate;
    const { amountTotal, currency, payment } = order.input;
    const limit = payment?.limit ?? (currency === "JPY" ? params.limitJpy : undefined);
    if (limit === undefined) return unknown("no_reference_data");
    const histories = historiesOf(facts, PERSON_KINDS);
    const settled = new Set(
      pastOutcomes(histories)
        .filter((o) => SETTLED.includes(o.type))
        .map((o) => o.order),
    );
    const owed = earlierOrders(histories, params.outstandingDays * DAY).filter(
      (s) => s.deferred && !settled.has(s.order),
    );
    const outstanding = owed.reduce((sum, sighting) => sum + (sighting.amount ?? 0), 0);
    const total = outstanding + amountTotal;
    if (total > limit) return fired({ outstanding, amount: amountTotal, total, limit, currency, orders: owed.length });
    return histories.length === 0 ? noHistory(facts) : CLEAR;
  },
});

/** Several deferred orders (後払い連続注文) of one person; this one counts. */
export const D04 = defineSignal({
  code: "D04",
  typology: "nonpayment",
  action: "HOLD",
  points: 400,
  touchpoints: ["payment.method", "buyer.member"],
  params: z.strictObject({ windowDays: windowDays(7), ordersMin: countMin(3) }),
  read: (order, facts, params) => {
    const gate = deferredOnly(order);
    if (gate !== null) return gate;
    const histories = historiesOf(facts, PERSON_KINDS);
    if (histories.length === 0) return noHistory(facts);
    const orders = 1 + earlierOrders(histories, params.windowDays * DAY).filter((s) => s.deferred).length;
    const evidence = { orders, windowDays: params.windowDays, ordersMin: params.ordersMin };
    return orders >= params.ordersMin ? fired(evidence) : CLEAR;
  },
});
