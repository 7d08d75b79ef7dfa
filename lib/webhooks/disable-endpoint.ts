import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { auditActor, recordAudit } from "@/lib/access/audit-store";
import { withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import type { Endpoint } from "./contract";
import { disableEndpointRow, selectEndpoint } from "./store";
import { toEndpoint } from "./views";

/** Nothing is sent to it from now on, what waits for it included. Disabling twice is no fault. */
export async function disableEndpoint(
  actor: UserActor,
  endpointId: string,
  at: { now: Date; requestId: string },
): Promise<Endpoint> {
  return withTenant(actor.organizationId, async (t) => {
    const changed = await disableEndpointRow(t, endpointId, at.now);
    const row = await selectEndpoint(t, endpointId);
    if (!row) throw new DomainError("not_found");
    if (changed) {
      await recordAudit(t, {
        ...auditActor(actor),
        action: "webhook_endpoint.disable",
        subjectType: "webhook_endpoint",
        subjectId: endpointId,
        requestId: at.requestId,
        at: at.now,
      });
    }
    return toEndpoint(row);
  });
}
