import "server-only";
import { z } from "zod";
import { type Attempt, attemptSchema, DELIVERY_STATUSES, type Delivery, type Endpoint } from "./contract";
import type { DeliveryRow, EndpointRow } from "./store";

export const toEndpoint = (row: EndpointRow): Endpoint => ({
  id: row.id,
  url: row.url,
  events: [...row.events],
  createdAt: row.createdAt.toISOString(),
  disabledAt: row.disabledAt?.toISOString() ?? null,
  previousSecretUntil: row.previousSecretUntil?.toISOString() ?? null,
  revision: row.revision,
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
  nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
});

const attempts = z.array(attemptSchema);
/** Written by `recordAttempt` alone; what is unreadable there must not hide the delivery. */
export const toAttempts = (stored: unknown): Attempt[] => attempts.catch([]).parse(stored);
