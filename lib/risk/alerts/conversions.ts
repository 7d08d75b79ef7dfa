import { z } from "zod";
import { countMin, DAY, MINUTE, ratioMin } from "../signals/params";
import { CLEAR, defineAlert, fired, type GroupOrder, unknown } from "./alert";
import { lookBackMinutes } from "./params";

/** `orders`: conversions of an affiliate within a day. `usualPerDay`: its mean over the weeks before; null where it is new. */
export type Conversions = { readonly orders: readonly GroupOrder[]; readonly usualPerDay: number | null };

/**
 * Conversion burst (成果の集中): several orders through one affiliate within minutes. An affiliate with much traffic has that every
 * day, so that the burst must also exceed its own usual pace. Orders that all bear one and the same instant were not timed.
 */
export const A13 = defineAlert({
  code: "A13",
  typology: "affiliate",
  subject: "affiliate",
  params: z.strictObject({
    windowMinutes: lookBackMinutes(5),
    conversionsMin: countMin(5),
    overUsualMin: ratioMin(5),
  }),
  read: ({ orders, usualPerDay }: Conversions, params) => {
    if (orders.length === 0) return unknown("not_sent");
    const within = params.windowMinutes * MINUTE;
    const densest = densestRun(orders, within);
    if (densest.length < params.conversionsMin) return CLEAR;
    if (new Set(densest.map(({ ago }) => ago)).size === 1) return unknown("not_readable");
    const usual = usualPerDay === null ? null : (usualPerDay * within) / DAY;
    const threshold = Math.max(params.conversionsMin, (usual ?? 0) * params.overUsualMin);
    if (densest.length < threshold) return CLEAR;
    const measured = { measured: densest.length, ...(usual === null ? {} : { usual: rounded(usual) }) };
    return fired({ ...measured, threshold: rounded(threshold), windowMinutes: params.windowMinutes }, densest);
  },
});

/** The most orders that lie within so many seconds; of equals, the latest. O(n log n). */
export function densestRun(orders: readonly GroupOrder[], seconds: number): readonly GroupOrder[] {
  const sorted = orders.toSorted((a, b) => a.ago - b.ago);
  let best: readonly GroupOrder[] = [];
  let start = 0;
  for (let end = 0; end < sorted.length; end++) {
    while ((sorted[end]?.ago ?? 0) - (sorted[start]?.ago ?? 0) > seconds) start++;
    if (end - start + 1 > best.length) best = sorted.slice(start, end + 1);
  }
  return best;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
