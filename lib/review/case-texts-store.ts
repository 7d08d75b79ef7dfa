import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";

/** An identifier as sightings hold it. */
export type StoredKey = { readonly kind: number; readonly key: bigint };

export const keyArrays = (all: readonly StoredKey[]) => ({
  kinds: all.map(({ kind }) => kind),
  keys: all.map(({ key }) => key),
});

/** What an order says of itself: its number, the names on it and their readings. */
export type CaseWords = { readonly orderId: string; readonly words: readonly string[] };

/** Orders of open cases whose text has not been stored. */
export async function wordsWithoutText(t: TenantTx): Promise<CaseWords[]> {
  return t.db.$queryRaw<CaseWords[]>`
    SELECT o.id AS "orderId",
           ARRAY[o.external_order_id, concat_ws(' ', o.document#>>'{buyer,lastName}', o.document#>>'{buyer,firstName}'),
                 concat_ws(' ', o.document#>>'{buyer,lastNameKana}', o.document#>>'{buyer,firstNameKana}')]
           || coalesce((SELECT array_agg(concat_ws(' ', d.document->>'lastName', d.document->>'firstName'))
                        FROM order_delivery d WHERE d.organization_id = ${t.org}::uuid AND d.order_id = o.id), ARRAY[]::text[]) AS words
    FROM orders o
    WHERE o.organization_id = ${t.org}::uuid AND o.id IN (
      SELECT c.order_id FROM review_case c
      WHERE c.organization_id = ${t.org}::uuid AND c.closed_at IS NULL
        AND NOT EXISTS (SELECT FROM case_text x WHERE x.organization_id = ${t.org}::uuid AND x.order_id = c.order_id))`;
}

/** Rows are written in one order: people who search at the same moment wait for each other, and never in a circle. */
export async function storeTexts(t: TenantTx, texts: readonly { orderId: string; text: string }[]): Promise<void> {
  await t.db.$executeRaw`
    INSERT INTO case_text (organization_id, order_id, text)
    SELECT ${t.org}::uuid, n.order_id, n.text
    FROM unnest(${texts.map(({ orderId }) => orderId)}::uuid[], ${texts.map(({ text }) => text)}::text[]) AS n(order_id, text)
    ORDER BY n.order_id
    ON CONFLICT DO NOTHING`;
}

/** To be called when a case is closed: what nobody searches any more is not kept twice. */
export async function removeTexts(t: TenantTx, orderIds: readonly string[]): Promise<void> {
  await t.db.$executeRaw`
    DELETE FROM case_text WHERE organization_id = ${t.org}::uuid AND order_id = ANY (${[...orderIds]}::uuid[])`;
}
