import "server-only";
import { v5, v7 } from "uuid";
import { enqueueWithin } from "@/lib/platform/jobs/queue";
import type { OutboxEvent, OutboxReceiver } from "@/lib/platform/outbox/relay";
import type { TenantTx } from "@/lib/platform/tenant";
import { deliverWebhook, deliveryKey } from "./deliver-webhook.job";
import { type Renderers, renderEvent } from "./render-event";
import { insertDeliveries, type NewDelivery, selectSubscriptions } from "./store";

/** Namespace of event ids; any fixed UUID would do. */
const EVENTS = "5b0c9f0e-7d0c-4a51-9d5e-0f9a1f6f2c11";

/** The same event always gets the same id, however often it is relayed: receivers tell repetitions by it. */
const eventId = (event: OutboxEvent): string =>
  v5(`${event.id}/${event.eventType}/${event.subjectId}/${event.createdAt.toISOString()}`, EVENTS);

/**
 * Turns events into one delivery for each endpoint that subscribes to them, with a job each, in the relay's transaction: deliveries,
 * jobs and the removal from the outbox are stored together or not at all.
 */
export function relayEvents(renderers: Renderers): OutboxReceiver {
  return async (t, events) => {
    const endpoints = await selectSubscriptions(t);
    const rows: NewDelivery[] = [];
    for (const event of events) {
      const ids = endpoints.filter((endpoint) => endpoint.events.includes(event.eventType)).map(({ id }) => id);
      if (ids.length > 0) rows.push(...(await deliveriesOf(t, renderers, event, ids)));
    }
    if (rows.length === 0) return;
    await insertDeliveries(t, rows);
    await enqueueWithin(
      t,
      deliverWebhook,
      rows.map(({ id }) => ({ payload: { organizationId: t.org, deliveryId: id }, jobKey: deliveryKey(id) })),
    );
  };
}

async function deliveriesOf(
  t: TenantTx,
  renderers: Renderers,
  event: OutboxEvent,
  endpointIds: readonly string[],
): Promise<NewDelivery[]> {
  const payload = await renderEvent(t, renderers, event);
  if (!payload) return [];
  const id = eventId(event);
  return endpointIds.map((endpointId) => ({
    id: v7(),
    endpointId,
    eventId: id,
    eventType: event.eventType,
    payload,
    createdAt: event.createdAt,
  }));
}
