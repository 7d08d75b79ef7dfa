import type { OrderEventType } from "../../shared/vocabulary";
import type { Evidence } from "../signals/signal";
import { type Affected, type AlertReading, CLEAR, fired, type GroupOrder, percent, unknown } from "./alert";

/** An order that came through an affiliate, with what group signals ask of it. */
export type AffiliateOrder = GroupOrder & {
  readonly isCod: boolean;
  /** The first delivery of a subscription. */
  readonly isFirstDelivery: boolean;
  /** Seconds since the day on which delivery was asked for; negative: still to come; null: none was named. */
  readonly deliveryAgo: number | null;
  /** The address does not exist or is a stranger's (empty room, short stay, forwarder); null: that could not be said. */
  readonly isOddAddress: boolean | null;
  /** Null: it could not be said. */
  readonly isPhoneUnreachable: boolean | null;
  readonly events: readonly { readonly type: OrderEventType; readonly ago: number }[];
};

/** Of `orders`, `hits` show what is asked about; of `unknowns` among the others it can't be said. */
export type Tally = { readonly orders: number; readonly hits: number; readonly unknowns: number };
export type OwnTally = Tally & { readonly affected: readonly Affected[] };

/** An affiliate's orders, and the same tally of those that did not come through it; null where there are none. */
export type AffiliateGroup = { readonly orders: readonly AffiliateOrder[]; readonly others: Tally | null };

/** Null: the question does not arise. A number: yes, since so many seconds. True: yes, since the order. */
export type Answer = number | boolean | "unknown" | null;

/** Asks one question of each order. O(n). */
export function tallied(orders: readonly AffiliateOrder[], ask: (order: AffiliateOrder) => Answer): OwnTally {
  let asked = 0;
  let unknowns = 0;
  const affected: Affected[] = [];
  for (const order of orders) {
    const answer = ask(order);
    if (answer === null) continue;
    asked += 1;
    if (answer === "unknown") unknowns += 1;
    else if (answer !== false) affected.push({ id: order.id, ago: answer === true ? order.ago : answer });
  }
  return { orders: asked, hits: affected.length, unknowns, affected };
}

type Limits = { readonly ordersMin: number; readonly hitsMin: number };

/**
 * A share that is too large by itself, whatever the orders are like of which nothing can be said; clear where it would be too small
 * even if all of them were hit. What is usual elsewhere goes along as evidence, where it is known.
 */
export function overShare(
  own: OwnTally,
  others: Tally | null,
  limits: Limits & { readonly shareMin: number },
  more: Evidence,
): AlertReading {
  if (own.orders < limits.ordersMin) return unknown(own.orders === 0 ? "not_sent" : "too_few");
  const isOver = (hits: number) => hits >= limits.hitsMin && hits >= own.orders * limits.shareMin;
  if (!isOver(own.hits)) return isOver(own.hits + own.unknowns) ? unknown("undecided") : CLEAR;
  const isComparable = others !== null && others.orders >= limits.ordersMin && others.unknowns === 0;
  const usual = isComparable ? { usual: percent(others.hits / others.orders) } : {};
  return fired({ ...counted(own), ...usual, threshold: percent(limits.shareMin), ...more }, own.affected);
}

/** A share that is so many times the usual one. Where none of the others is hit, one of them stands for the chance of it. */
export function overUsual(
  own: OwnTally,
  others: Tally | null,
  limits: Limits & { readonly ratioMin: number },
  more: Evidence,
): AlertReading {
  if (own.orders < limits.ordersMin) return unknown(own.orders === 0 ? "not_sent" : "too_few");
  if (others === null || others.orders < limits.ordersMin) return unknown("no_baseline");
  const usual = Math.max(others.hits, 1) / others.orders;
  const times = own.hits / own.orders / usual;
  if (own.hits < limits.hitsMin || times < limits.ratioMin) return CLEAR;
  const beside = {
    usual: percent(others.hits / others.orders),
    threshold: percent(Math.min(1, usual * limits.ratioMin)),
    times: Math.round(times * 10) / 10,
  };
  return fired({ ...counted(own), ...beside, ...more }, own.affected);
}

const counted = ({ hits, orders }: Tally): Evidence => ({ measured: percent(hits / orders), hits, orders });
