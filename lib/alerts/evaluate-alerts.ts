import "server-only";
import { tellAlerts } from "@/lib/live/tell";
import type { JobCall } from "@/lib/platform/jobs/job";
import { log } from "@/lib/platform/log";
import { nudgeRelay } from "@/lib/platform/outbox/relay";
import { withTenant } from "@/lib/platform/tenant";
import { organizationId as brand, type OrganizationId } from "@/lib/shared/ids";
import { findAlerts } from "./find-alerts";
import type { Pace } from "./pace";
import { type Raised, raiseAlerts } from "./raise-alerts";
import { lockAlerts } from "./store";

export async function handle(
  payload: { organizationId: string; pace: Pace },
  call: Pick<JobCall, "now">,
): Promise<void> {
  await evaluateAlerts(brand(payload.organizationId), { asOf: call.now, now: call.now, pace: payload.pace });
}

/**
 * Asks the group signals of an organisation what they say of the moment `asOf`, and raises alerts with their orders. Windows are
 * event time and end there; `now` is when it is being said.
 */
export async function evaluateAlerts(
  org: OrganizationId,
  { asOf, now, pace }: { readonly asOf: Date; readonly now: Date; readonly pace: Pace },
): Promise<Raised> {
  const startedMs = performance.now();
  const findings = await withTenant(org, (t) => findAlerts(t, asOf, pace));
  const result = await withTenant(org, async (t) => {
    await lockAlerts(t);
    return raiseAlerts(t, findings, { asOf, now });
  });
  if (result.raised.length + result.grown.length === 0) return result;
  const counts = { raised: result.raised.length, grown: result.grown.length };
  log().info({
    event: "alerts.evaluated",
    organizationId: org,
    pace,
    ...counts,
    ms: Math.round(performance.now() - startedMs),
  });
  nudgeRelay();
  tellAlerts(org);
  return result;
}
