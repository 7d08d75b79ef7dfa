import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { recordAct } from "@/lib/access/audit-store";
import { enqueueWithin } from "@/lib/platform/jobs/queue";
import { withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import type { Delivery } from "./contract";
import { deliverWebhook, deliveryKey } from "./deliver-webhook.job";
import { resetDelivery, selectDelivery } from "./store";
import { toDelivery } from "./views";

/** Sends a delivery once more, now, with the same event id and its whole schedule ahead of it; a delivered one too. */
export async function redeliver(
  actor: UserActor,
  deliveryId: string,
  at: { now: Date; requestId: string },
): Promise<Delivery> {
  return withTenant(actor.organizationId, async (t) => {
    if (!(await resetDelivery(t, deliveryId))) throw new DomainError("not_found");
    const payload = { organizationId: actor.organizationId, deliveryId };
    await enqueueWithin(t, deliverWebhook, [{ payload, jobKey: deliveryKey(deliveryId) }]);
    const row = await selectDelivery(t, deliveryId);
    if (!row) throw new DomainError("not_found");
    await recordAct(t, actor, at, "webhook_delivery.redeliver", ["webhook_delivery", deliveryId], {
      endpointId: row.endpointId,
      eventType: row.eventType,
    });
    return toDelivery(row);
  });
}
