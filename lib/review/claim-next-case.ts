import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { withTenant } from "@/lib/platform/tenant";
import { lease } from "./claim-case";
import type { NextCase, QueueFilter } from "./contract";
import { lockNextFreeCase } from "./queue-store";

/** A lease that was taken between looking and taking is looked past; so many in a row mean that nothing is left. */
const ATTEMPTS_MAX = 5;

/** Takes the first open case that nobody else is on; people who ask at the same moment get different ones. */
export async function claimNextCase(actor: UserActor, filter: QueueFilter, now: Date): Promise<NextCase> {
  return withTenant(actor.organizationId, async (t) => {
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      const caseId = await lockNextFreeCase(t, filter, actor.userId, now);
      if (caseId === null) break;
      const claim = await lease(t, actor, caseId, now);
      if (claim) return { next: { caseId, claim } };
    }
    return { next: null };
  });
}
