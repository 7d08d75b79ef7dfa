import "server-only";
import type { OutboxEvent } from "@/lib/platform/outbox/relay";
import type { TenantTx } from "@/lib/platform/tenant";
import type { JsonObject } from "@/lib/shared/json";

/** The data of an event, as it stands when it leaves; null when its subject is gone, and there is nothing left to tell. */
export type Renderer = (t: TenantTx, subjectId: string) => Promise<JsonObject | null>;
export type Renderers = Readonly<Record<string, Renderer>>;

/** What an endpoint receives (Standard Webhooks): `timestamp` is when it happened, not when it was sent. */
export type EventPayload = {
  readonly type: string;
  readonly timestamp: string;
  readonly data: JsonObject;
};

export async function renderEvent(t: TenantTx, renderers: Renderers, event: OutboxEvent): Promise<EventPayload | null> {
  const render = renderers[event.eventType];
  if (!render) throw new Error(`No renderer for the event ${event.eventType}`);
  const data = await render(t, event.subjectId);
  return data && { type: event.eventType, timestamp: event.createdAt.toISOString(), data };
}
