import { affiliateRing } from "./rings/affiliate";
import { impersonationRing, loneImpersonation } from "./rings/impersonation";
import { loneDefault, nonpaymentRing } from "./rings/nonpayment";
import { resaleRing } from "./rings/resale";
import type { RingMaker } from "./rings/ring";
import { takeoverRing } from "./rings/takeover";
import { rngOf } from "./rng";
import { DAY } from "./time";
import type { World } from "./world";

type Trade = {
  readonly name: string;
  readonly make: RingMaker;
  /** Share of all orders. */
  readonly share: number;
  /** Mean number of fraudulent orders of one ring. */
  readonly meanSize: number;
};

export const TRADES: readonly Trade[] = [
  { name: "impersonation", make: impersonationRing, share: 0.007, meanSize: 15.5 },
  { name: "lone", make: loneImpersonation, share: 0.002, meanSize: 1 },
  { name: "resale", make: resaleRing, share: 0.005, meanSize: 12 },
  { name: "nonpayment", make: nonpaymentRing, share: 0.0035, meanSize: 7.5 },
  { name: "default", make: loneDefault, share: 0.0014, meanSize: 1 },
  { name: "affiliate", make: affiliateRing, share: 0.0036, meanSize: 15 },
  { name: "takeover", make: takeoverRing, share: 0.0028, meanSize: 7.5 },
];

/**
 * Puts the orders of every ring that begins on a given day into the world's plans. Rings of one trade follow each other at
 * gaps that give the trade its share of orders, whatever the length of the run.
 */
export function createGangs(seed: number, world: World, from: number): (day: number) => void {
  const clocks = TRADES.map((trade) => {
    const rng = rngOf(seed, "gangs", trade.name);
    const gapDays = trade.meanSize / (world.ordersPerDay * trade.share * world.fraudFactor);
    return { trade, rng, gapDays, count: 0, nextDay: gapDays * rng.between(0.05, 0.35) };
  });
  return (day) => {
    for (const clock of clocks) {
      while (clock.nextDay < day + 1) {
        const ring = `${clock.trade.name}-${clock.count}`;
        const rng = rngOf(seed, "ring", ring);
        for (const plan of clock.trade.make(world, rng, ring, from + day * DAY)) world.schedule(plan);
        clock.count += 1;
        clock.nextDay += clock.gapDays * clock.rng.between(0.6, 1.4);
      }
    }
  };
}
