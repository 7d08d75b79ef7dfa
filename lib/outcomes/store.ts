import "server-only";
import type { Actor } from "@/lib/access/actor";
import { queueOutcomes } from "@/lib/network/queue-outcomes";
import { listOutcomes } from "@/lib/orders/listing-store";
import type { TenantTx } from "@/lib/platform/tenant";
import { closeGivenUp } from "@/lib/review/close-cases";
import { eventNumber } from "@/lib/screening/identifier-kinds";
import { SEARCH_KINDS_FROM } from "@/lib/screening/search-keys";
import type { OrderEventType } from "@/lib/shared/vocabulary";
import type { BatchEvent } from "./contract";

export type FoundOrder = { readonly id: string; readonly shopId: string; readonly externalOrderId: string };
export type NewEvent = { readonly id: string; readonly order: FoundOrder; readonly event: BatchEvent };

/** Orders by the merchant's ids, in any shop of the tenant. */
export function findOrders(t: TenantTx, externalOrderIds: readonly string[]): Promise<FoundOrder[]> {
  return t.db.order.findMany({
    where: { organizationId: t.org, externalOrderId: { in: [...externalOrderIds] } },
    select: { id: true, shopId: true, externalOrderId: true },
  });
}

/** Events that tell later orders something; the others (authorised, shipped, …) would only crowd those out of the capped reads. */
const TELLING: ReadonlySet<OrderEventType> = new Set([
  "auth_declined",
  "delivery_refused",
  "redirected",
  "returned",
  "bill_undeliverable",
  "paid",
  "overdue",
  "collection",
  "written_off",
  "chargeback",
  "cancelled",
  "cancelled_after_shipping",
  "subscription_cancelled",
  "confirmed_fraud",
  "confirmed_genuine",
]);

export type StoredEvents = {
  /** Ids of those that were new. */
  readonly fresh: ReadonlySet<string>;
  /** Cases that ended with them; the consoles are to be told after the commit. */
  readonly closedCases: readonly string[];
};

/** Stores events that are new, fans them out to the identifiers of their orders, and closes the cases of orders that were given up. */
export async function storeEvents(
  t: TenantTx,
  by: Actor,
  events: readonly NewEvent[],
  at: { readonly now: Date; readonly requestId: string | null },
): Promise<StoredEvents> {
  const fresh = await insertEvents(t, events, at.now);
  const told = events
    .filter(({ id }) => fresh.has(id))
    .map(({ id, order, event }) => ({ ...event, id, orderId: order.id }));
  if (told.length === 0) return { fresh, closedCases: [] };
  const closedCases = await closeGivenUp(t, by, told, at);
  await listOutcomes(t, [...new Set(told.map(({ orderId }) => orderId))]);
  for (const { type, orderId, occurredAt } of told) {
    if (type === "deleted") await hideSightings(t, orderId, new Date(occurredAt));
  }
  await queueOutcomes(
    t,
    told.map(({ id, type }) => ({ id, type })),
    at.now,
  );
  return { fresh, closedCases };
}

async function insertEvents(t: TenantTx, events: readonly NewEvent[], now: Date): Promise<ReadonlySet<string>> {
  if (events.length === 0) return new Set();
  const rows = events.map(({ id, order, event }) => ({
    id,
    order_id: order.id,
    type: event.type,
    number: TELLING.has(event.type) ? eventNumber(event.type) : null,
    occurred_at: new Date(event.occurredAt).toISOString(),
    amount: event.amount ?? null,
    typology: event.typology ?? null,
    in_house: event.inHouse ?? null,
    note: event.note ?? null,
  }));
  const stored = await t.db.$queryRaw<{ id: string }[]>`
    WITH e AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e(id uuid, order_id uuid, type text, number smallint,
        occurred_at timestamptz, amount bigint, typology text, in_house jsonb, note text)
    ), fresh AS (
      INSERT INTO order_event (organization_id, id, order_id, type, occurred_at, recorded_at, amount, typology, in_house, note)
      SELECT ${t.org}::uuid, e.id, e.order_id, e.type, e.occurred_at, ${now}::timestamptz, e.amount, e.typology, e.in_house, e.note FROM e
      ON CONFLICT DO NOTHING RETURNING id
    ), told AS (
      INSERT INTO outcome_sighting (organization_id, kind, key, occurred_at, order_id, type)
      SELECT ${t.org}::uuid, i.kind, i.key, e.occurred_at, e.order_id, e.number
      FROM e JOIN fresh USING (id)
      -- A lookup by key for each event: a join of sets would read all orders there are.
      CROSS JOIN LATERAL (
        SELECT o.identifier_kinds, o.identifier_keys FROM orders o
        WHERE o.organization_id = ${t.org}::uuid AND o.id = e.order_id OFFSET 0) o
      CROSS JOIN LATERAL unnest(o.identifier_kinds, o.identifier_keys) AS i(kind, key)
      WHERE e.number IS NOT NULL AND i.kind < ${SEARCH_KINDS_FROM}
      ON CONFLICT DO NOTHING
    )
    SELECT id::text FROM fresh`;
  return new Set(stored.map((row) => row.id));
}

/** A deleted order takes no part in the matching of orders placed after its deletion. */
async function hideSightings(t: TenantTx, orderId: string, deletedAt: Date): Promise<void> {
  await t.db.$executeRaw`
    UPDATE identifier_sighting s SET deleted_at = ${deletedAt}::timestamptz
    FROM orders o, unnest(o.identifier_kinds, o.identifier_keys) AS i(kind, key)
    WHERE o.organization_id = ${t.org}::uuid AND o.id = ${orderId}::uuid
      AND s.organization_id = ${t.org}::uuid AND s.kind = i.kind AND s.key = i.key AND s.occurred_at = o.ordered_at
      AND s.order_id = o.id`;
}
