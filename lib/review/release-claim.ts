import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { tellLive } from "@/lib/live/tell";
import { withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import { dropClaim } from "./claim-store";
import { findCase } from "./store";

/** Gives the case back to the queue. Releasing what one does not hold changes nothing. Error: `not_found`. */
export async function releaseClaim(actor: UserActor, caseId: string): Promise<void> {
  const dropped = await withTenant(actor.organizationId, async (t) => {
    if (await dropClaim(t, caseId, actor.userId)) return true;
    if (!(await findCase(t, caseId))) throw new DomainError("not_found");
    return false;
  });
  if (dropped) tellLive(actor.organizationId, { caseId, change: "released" });
}
