import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { withTenant } from "@/lib/platform/tenant";
import { lease, tellTaken } from "./claim-case";
import type { NextCase } from "./contract";
import type { QueueFilter } from "./filter-contract";
import { askOf } from "./list-cases";
import { lockNextFreeCase } from "./queue-store";

/** A lease that was taken between looking and taking is looked past; so many in a row mean that nothing is left. */
const ATTEMPTS_MAX = 5;

/** Takes the first open case of the filter that nobody else is on; people who ask at the same moment get different ones. */
export async function claimNextCase(actor: UserActor, filter: QueueFilter, now: Date): Promise<NextCase> {
  const answer = await withTenant<NextCase>(actor.organizationId, async (t) => {
    const ask = await askOf(t, actor, filter, now);
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      const caseId = await lockNextFreeCase(t, ask, filter.sort ?? "deadline");
      if (caseId === null) break;
      const claim = await lease(t, actor, caseId, now);
      if (claim) return { next: { caseId, claim } };
    }
    return { next: null };
  });
  if (answer.next) tellTaken(actor, answer.next, now);
  return answer;
}
