import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { withTenant } from "@/lib/platform/tenant";
import { dayOf, dayPlus, PRECISION_WINDOW_DAYS } from "./calendar";
import type { VerdictReport, VerdictReportQuery } from "./contract";
import { tallyVerdicts } from "./store";
import { summarise } from "./summarise";

/** Verdicts per calendar day, how right the detections were, and the same against the merchant's own system, as known at `now`. */
export async function verdictsAndPrecision(
  actor: UserActor,
  period: VerdictReportQuery,
  now: Date,
): Promise<VerdictReport> {
  const readFrom = dayPlus(period.from, 1 - PRECISION_WINDOW_DAYS);
  const tallies = await withTenant(actor.organizationId, (t) => tallyVerdicts(t, readFrom, period.to, now));
  return summarise(period, dayOf(now), tallies);
}
