import "server-only";
import { DELIVERY_STATUSES, type Delivery, type Endpoint } from "./contract";
import type { DeliveryRow, EndpointRow } from "./store";

export const toEndpoint = (row: EndpointRow): Endpoint => ({
  id: row.id,
  url: row.url,
  events: [...row.events],
  createdAt: row.createdAt.toISOString(),
  disabledAt: row.disabledAt?.toISOString() ?? null,
});

export const toDelivery = (row: DeliveryRow): Delivery => ({
  id: row.id,
  eventId: row.eventId,
  eventType: row.eventType,
  // The table's own check allows no other word.
  status: DELIVERY_STATUSES.find((status) => status === row.status) ?? "pending",
  attempts: row.attempts,
  lastStatus: row.lastStatus,
  lastError: row.lastError,
  createdAt: row.createdAt.toISOString(),
  attemptedAt: row.attemptedAt?.toISOString() ?? null,
});
