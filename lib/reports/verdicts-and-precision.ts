import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { withTenant } from "@/lib/platform/tenant";
import { tokyoDay } from "@/lib/shared/tokyo-day";
import { DAYS_READ_BEFORE, dayPlus } from "./calendar";
import type { VerdictReport, VerdictReportQuery } from "./contract";
import { tallyVerdicts } from "./store";
import { summarise } from "./summarise";

/** Verdicts per calendar day, how right the detections were, and the same against the merchant's own system, as known at `now`. */
export async function verdictsAndPrecision(
  actor: UserActor,
  query: VerdictReportQuery,
  now: Date,
): Promise<VerdictReport> {
  const read = { ...query, from: dayPlus(query.from, -DAYS_READ_BEFORE) };
  const tallies = await withTenant(actor.organizationId, (t) => tallyVerdicts(t, read));
  return summarise(query, tokyoDay(now), tallies);
}
