import type { LiveCounts, LiveEventName, Tally } from "./contract";

/** The part of the contract that a browser runs; kept apart from the schemas, which weigh more than all of it. */

export const LIVE_PATH = "/api/console/live";
export const LIVE_EVENTS = ["hello", "counts", "cases"] as const satisfies readonly LiveEventName[];

export const NO_CASES: Tally = { open: 0, overdue: 0, dueSoon: 0 };

/** The cases of one shop, or of all. */
export const tallyOf = (counts: LiveCounts, shop: string | null): Tally =>
  shop === null ? counts : (counts.shops[shop] ?? NO_CASES);
