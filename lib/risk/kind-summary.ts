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

type Counting = { -readonly [Name in keyof KindSummary]: KindSummary[Name] };

/** One pass over sightings and outcomes. */
export function summarise({ sightings, outcomes }: KindHistory): KindSummary {
  const summary: Counting = {
    orders1h: 0,
    orders24h: 0,
    orders7d: 0,
    orders28d: 0,
    declined1h: 0,
    declined24h: 0,
    fraud7d: 0,
    fraud28d: 0,
    fraudEver: 0,
    genuine28d: 0,
    genuineEver: 0,
    hoursSinceLast: undefined,
    amountMean: undefined,
    amountMax: undefined,
  };
  countOrders(sightings, summary);
  countOutcomes(outcomes, summary);
  return summary;
}

function countOrders(sightings: KindHistory["sightings"], into: Counting): void {
  let amounts = 0;
  let sum = 0;
  let latest: number | undefined;
  for (const { ago, amount } of sightings) {
    if (ago <= HOUR) into.orders1h += 1;
    if (ago <= DAY) into.orders24h += 1;
    if (ago <= 7 * DAY) into.orders7d += 1;
    if (ago <= 28 * DAY) into.orders28d += 1;
    if (latest === undefined || ago < latest) latest = ago;
    if (amount === null) continue;
    amounts += 1;
    sum += amount;
    into.amountMax = Math.max(into.amountMax ?? 0, amount);
  }
  if (amounts >= AMOUNTS_MIN) into.amountMean = sum / amounts;
  if (latest !== undefined) into.hoursSinceLast = latest / HOUR;
}

/** An order may have several bad endings (chargeback, then confirmed fraud): the latest news of each sort counts, once. */
function countOutcomes(outcomes: KindHistory["outcomes"], into: Counting): void {
  const fraudAgo = new Map<number, number>();
  const genuineAgo = new Map<number, number>();
  for (const { order, type, ago } of outcomes) {
    if (type === "auth_declined") {
      if (ago <= HOUR) into.declined1h += 1;
      if (ago <= DAY) into.declined24h += 1;
    } else if (FRAUD.includes(type)) {
      fraudAgo.set(order, Math.min(ago, fraudAgo.get(order) ?? ago));
    } else if (GENUINE.includes(type)) {
      genuineAgo.set(order, Math.min(ago, genuineAgo.get(order) ?? ago));
    }
  }
  into.fraud7d = countWithin(fraudAgo, 7 * DAY);
  into.fraud28d = countWithin(fraudAgo, 28 * DAY);
  into.fraudEver = fraudAgo.size;
  into.genuine28d = countWithin(genuineAgo, 28 * DAY);
  into.genuineEver = genuineAgo.size;
}

function countWithin(agoByOrder: ReadonlyMap<number, number>, windowSeconds: number): number {
  let count = 0;
  for (const ago of agoByOrder.values()) if (ago <= windowSeconds) count += 1;
  return count;
}
