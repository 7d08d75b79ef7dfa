import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { withTenant } from "@/lib/platform/tenant";
import type { UsageView } from "./contract";
import { countScreened, ruleFirings } from "./usage-store";

/** When each rule fired last, and how often: over orders placed in the last days, whichever version judged them. */
export function getUsage(actor: UserActor, now: Date): Promise<UsageView> {
  return withTenant(actor.organizationId, async (t) => ({
    rules: (await ruleFirings(t, now)).map((row) => ({
      ruleId: row.rule_id,
      last7d: row.last7d,
      last30d: row.last30d,
      lastFiredAt: row.last_fired_at.toISOString(),
    })),
    screened30d: await countScreened(t, now),
    until: now.toISOString(),
  }));
}
