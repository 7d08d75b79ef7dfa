import type { ScreenedRecord } from "../record";
import { type Share, shareOf } from "./share";

/** How well a way of detecting did, over orders whose outcome is confirmed. */
export type Detection = {
  /** Fraud among what was detected. */
  readonly precision: Share | null;
  /** Detected among the fraud. */
  readonly detectionRate: Share | null;
  /** The same by amount, 0–1; null without an amount of fraud. */
  readonly detectionRateByAmount: number | null;
  /** Detected among the genuine. */
  readonly falsePositiveRate: Share | null;
  readonly preventedAmount: number;
};

/**
 * `orders` whose label is null are left out: their outcome is open. Amounts are taken of orders in `currency` alone, in its minor
 * units.
 */
export function detection(
  orders: readonly ScreenedRecord[],
  detected: (order: ScreenedRecord) => boolean,
  currency: string,
): Detection {
  const fraud = orders.filter((order) => order.label === "fraud");
  const genuine = orders.filter((order) => order.label === "genuine");
  const caught = fraud.filter(detected);
  const stopped = genuine.filter(detected);
  const amount = amountIn(currency, fraud);
  const preventedAmount = amountIn(currency, caught);
  return {
    precision: shareOf(caught.length, caught.length + stopped.length),
    detectionRate: shareOf(caught.length, fraud.length),
    detectionRateByAmount: amount === 0 ? null : preventedAmount / amount,
    falsePositiveRate: shareOf(stopped.length, genuine.length),
    preventedAmount,
  };
}

/** Sum in minor units over the orders in this currency. */
export const amountIn = (currency: string, orders: readonly ScreenedRecord[]): number =>
  orders.reduce((sum, order) => (order.currency === currency ? sum + order.amount : sum), 0);

/** What a signal or rule did: how often it spoke, and how often rightly. */
export type Hits = {
  readonly code: string;
  /** Orders it spoke of, their outcome open or not. */
  readonly hits: number;
  readonly precision: Share | null;
  /** Share of all confirmed fraud. */
  readonly detectionRate: Share | null;
  /** Confirmed fraud that nothing else of its kind spoke of. */
  readonly uniqueFraud: number;
};

/** Per code, most hits first. */
export function hitsOf(
  orders: readonly ScreenedRecord[],
  codesOf: (order: ScreenedRecord) => readonly string[],
): Hits[] {
  const frauds = orders.filter((order) => order.label === "fraud").length;
  const counts = new Map<string, { hits: number; labelled: number; fraud: number; unique: number }>();
  for (const order of orders) {
    const codes = new Set(codesOf(order));
    for (const code of codes) {
      const count = counts.get(code) ?? { hits: 0, labelled: 0, fraud: 0, unique: 0 };
      counts.set(code, count);
      count.hits += 1;
      if (order.label !== null) count.labelled += 1;
      if (order.label === "fraud") {
        count.fraud += 1;
        if (codes.size === 1) count.unique += 1;
      }
    }
  }
  const rows = [...counts].map(([code, { hits, labelled, fraud, unique }]) => ({
    code,
    hits,
    precision: shareOf(fraud, labelled),
    detectionRate: shareOf(fraud, frauds),
    uniqueFraud: unique,
  }));
  return rows.toSorted((a, b) => b.hits - a.hits || (a.code < b.code ? -1 : 1));
}
