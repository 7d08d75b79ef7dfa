import { z } from "zod";
import { countMin, DAY, ratioMin } from "../signals/params";
import { CLEAR, defineAlert, fired, type GroupOrder, unknown } from "./alert";
import { priceEdges } from "./params";

/**
 * Deferred orders of one shop to one prefecture in one price band. `orders`: those of the last day. `days`: how many there were on
 * each of the 28 days before it, the latest first. `shopOrders`: deferred orders of the whole shop on those 28 days.
 */
export type AreaOrders = {
  readonly orders: readonly GroupOrder[];
  readonly days: readonly number[];
  readonly shopOrders: number;
};

export const BASELINE_DAYS = 28;

/**
 * Burst in one prefecture and price band (特定地域・価格帯への集中): deferred orders of a day against the days before. The spread of
 * small counts is at least that of chance (the root of their mean), so that one order after a quiet month is no burst.
 */
export const D06 = defineAlert({
  code: "D06",
  typology: "nonpayment",
  subject: "area",
  params: z.strictObject({
    zMin: ratioMin(3),
    ordersMin: countMin(8),
    baselineOrdersMin: countMin(28),
    bandEdgesJpy: priceEdges([3_000, 5_000, 10_000, 20_000, 30_000, 50_000]),
  }),
  read: ({ orders, days, shopOrders }: AreaOrders, params) => {
    const today = orders.filter(({ ago }) => ago <= DAY);
    if (today.length < params.ordersMin) return CLEAR;
    if (days.length < BASELINE_DAYS || shopOrders < params.baselineOrdersMin) return unknown("no_baseline");
    const mean = days.reduce((total, count) => total + count, 0) / days.length;
    const variance = days.reduce((total, count) => total + (count - mean) ** 2, 0) / (days.length - 1);
    const spread = Math.max(1, Math.sqrt(Math.max(variance, mean)));
    const z = (today.length - mean) / spread;
    if (z <= params.zMin) return CLEAR;
    const threshold = tenths(Math.max(params.ordersMin, mean + params.zMin * spread));
    const measured = { measured: today.length, usual: tenths(mean), threshold };
    return fired({ ...measured, z: tenths(z), baselineDays: BASELINE_DAYS }, today);
  },
});

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** The band of an amount, as its lower and upper edge in yen; null: open. */
export function bandOf(amountJpy: number, edges: readonly number[]): { from: number; to: number | null } {
  const sorted = edges.toSorted((a, b) => a - b);
  const to = sorted.find((edge) => amountJpy < edge) ?? null;
  const from = sorted.findLast((edge) => amountJpy >= edge) ?? 0;
  return { from, to };
}
