import { FRAUD_EVENT_TYPES, GENUINE_EVENT_TYPES, type OrderEventType } from "../shared/vocabulary";
import type { KindHistory } from "./facts";
import { DAY, HOUR } from "./signals/params";

/** Counts over one identifier's history. Windows end with this order and exclude it; orders are counted once. */
export type KindSummary = {
  readonly orders1h: number;
  readonly orders24h: number;
  readonly orders7d: number;
  readonly orders28d: number;
  readonly declined1h: number;
  readonly declined24h: number;
  /** Orders whose confirmed fraud became known within the window. */
  readonly fraud7d: number;
  readonly fraud28d: number;
  readonly fraudEver: number;
  readonly genuine28d: number;
  readonly genuineEver: number;
  /** Hours since the latest earlier order. */
  readonly hoursSinceLast: number | undefined;
  /** Mean of the earlier amounts in this order's currency, minor units; undefined below three of them. */
  readonly amountMean: number | undefined;
  /** The largest of them. */
  readonly amountMax: number | undefined;
};

const FRAUD: readonly OrderEventType[] = FRAUD_EVENT_TYPES;
const GENUINE: readonly OrderEventType[] = GENUINE_EVENT_TYPES;
/** A mean over fewer amounts says more about chance than about the customer. */
const AMOUNTS_MIN = 3;

/** One pass over sightings and outcomes. */
export function summarise(history: KindHistory): KindSummary {
  return { ...ordersOf(history), ...outcomesOf(history) };
}

function ordersOf({ sightings }: KindHistory) {
  const counts = { orders1h: 0, orders24h: 0, orders7d: 0, orders28d: 0 };
  let amounts = 0;
  let sum = 0;
  let amountMax: number | undefined;
  let latest: number | undefined;
  for (const { ago, amount } of sightings) {
    if (ago <= HOUR) counts.orders1h += 1;
    if (ago <= DAY) counts.orders24h += 1;
    if (ago <= 7 * DAY) counts.orders7d += 1;
    if (ago <= 28 * DAY) counts.orders28d += 1;
    if (latest === undefined || ago < latest) latest = ago;
    if (amount === null) continue;
    amounts += 1;
    sum += amount;
    amountMax = Math.max(amountMax ?? 0, amount);
  }
  const amountMean = amounts >= AMOUNTS_MIN ? sum / amounts : undefined;
  return { ...counts, amountMean, amountMax, hoursSinceLast: latest === undefined ? undefined : latest / HOUR };
}

/** An order may have several bad endings (chargeback, then confirmed fraud): the latest news of each sort counts, once. */
function outcomesOf({ outcomes }: KindHistory) {
  let declined1h = 0;
  let declined24h = 0;
  const fraudAgo = new Map<number, number>();
  const genuineAgo = new Map<number, number>();
  for (const { order, type, ago } of outcomes) {
    if (type === "auth_declined") {
      if (ago <= HOUR) declined1h += 1;
      if (ago <= DAY) declined24h += 1;
    } else if (FRAUD.includes(type)) {
      fraudAgo.set(order, Math.min(ago, fraudAgo.get(order) ?? ago));
    } else if (GENUINE.includes(type)) {
      genuineAgo.set(order, Math.min(ago, genuineAgo.get(order) ?? ago));
    }
  }
  return {
    declined1h,
    declined24h,
    fraud7d: countWithin(fraudAgo, 7 * DAY),
    fraud28d: countWithin(fraudAgo, 28 * DAY),
    fraudEver: fraudAgo.size,
    genuine28d: countWithin(genuineAgo, 28 * DAY),
    genuineEver: genuineAgo.size,
  };
}

function countWithin(agoByOrder: ReadonlyMap<number, number>, windowSeconds: number): number {
  let count = 0;
  for (const ago of agoByOrder.values()) if (ago <= windowSeconds) count += 1;
  return count;
}
