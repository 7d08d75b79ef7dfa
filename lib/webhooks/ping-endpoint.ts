import "server-only";
import { v7 } from "uuid";
import type { UserActor } from "@/lib/access/actor";
import { recordAct } from "@/lib/access/audit-store";
import { enqueueWithin } from "@/lib/platform/jobs/queue";
import { withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import { type Delivery, PING_EVENT } from "./contract";
import { deliverWebhook, deliveryKey } from "./deliver-webhook.job";
import { insertDeliveries, selectDelivery, selectEndpoint } from "./store";
import { toDelivery } from "./views";

/** Sends a message of no consequence, by the way of all others: signed, tried again when it fails, and seen in the log. */
export async function pingEndpoint(
  actor: UserActor,
  endpointId: string,
  at: { now: Date; requestId: string },
): Promise<Delivery> {
  const id = v7();
  return withTenant(actor.organizationId, async (t) => {
    const endpoint = await selectEndpoint(t, endpointId);
    if (!endpoint) throw new DomainError("not_found");
    if (endpoint.disabledAt) throw new DomainError("endpoint_disabled");
    const payload = { type: PING_EVENT, timestamp: at.now.toISOString(), data: { endpointId } };
    await insertDeliveries(t, [{ id, endpointId, eventId: v7(), eventType: PING_EVENT, payload, createdAt: at.now }]);
    const job = { organizationId: actor.organizationId, deliveryId: id };
    await enqueueWithin(t, deliverWebhook, [{ payload: job, jobKey: deliveryKey(id) }]);
    await recordAct(t, actor, at, "webhook_endpoint.ping", ["webhook_endpoint", endpointId]);
    const row = await selectDelivery(t, id);
    if (!row) throw new Error("a delivery is not there where it was just written");
    return toDelivery(row);
  });
}
