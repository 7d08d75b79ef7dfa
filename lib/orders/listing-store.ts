import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";

/**
 * The listing of orders holds what the search filters by, one narrow row per order; a screening writes the row. Whoever changes what
 * it shows calls these in the same transaction.
 */

/** The human's word on an order. */
export async function listDecision(t: TenantTx, orderId: string, decision: string): Promise<void> {
  await t.db.$executeRaw`
    UPDATE order_listing l SET review = ${decision}
    FROM orders o
    WHERE o.organization_id = ${t.org}::uuid AND o.id = ${orderId}::uuid
      AND l.organization_id = ${t.org}::uuid AND l.ordered_at = o.ordered_at AND l.order_id = o.id`;
}

/** Of orders whose cases were closed without a word: none is waited for any more. */
export async function unlistReview(t: TenantTx, orderIds: readonly string[]): Promise<void> {
  await t.db.$executeRaw`
    UPDATE order_listing l SET review = NULL
    FROM orders o
    WHERE o.organization_id = ${t.org}::uuid AND o.id = ANY (${[...orderIds]}::uuid[])
      AND l.organization_id = ${t.org}::uuid AND l.ordered_at = o.ordered_at AND l.order_id = o.id AND l.review = 'pending'`;
}

/**
 * What became of orders, for the search in one word and for reports as a label: of all their events, those just stored included.
 * Orders without any event stay as they are.
 */
export async function listOutcomes(t: TenantTx, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  await t.db.$executeRaw`
    WITH told AS MATERIALIZED (SELECT * FROM orders_told(${t.org}::uuid, ${[...orderIds]}::uuid[]))
    UPDATE order_listing l
    SET outcome = told.outcome, label = told.label, in_house_verdict = coalesce(told.in_house, l.in_house_verdict)
    FROM told JOIN orders o ON o.organization_id = ${t.org}::uuid AND o.id = told.order_id
    WHERE l.organization_id = ${t.org}::uuid AND l.ordered_at = o.ordered_at AND l.order_id = o.id
      AND (l.outcome IS DISTINCT FROM told.outcome OR l.label IS DISTINCT FROM told.label
           OR l.in_house_verdict IS DISTINCT FROM coalesce(told.in_house, l.in_house_verdict))`;
}
