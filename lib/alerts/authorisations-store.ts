import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import { SHOP_DECLINES_KIND, shopDeclinesKey } from "@/lib/screening/search-keys";

/** An order with an authorisation that failed: what the order itself said (`flags`), and how many declines were told as events. */
export type FailingRow = {
  readonly orderId: string;
  readonly shopId: string;
  readonly bin: string | null;
  /** Seconds since the latest thing that says so. */
  readonly ago: number;
  readonly flags: number;
  readonly told: number;
};

/** An attack is told by far fewer; what is beyond would only cost. */
const SENT_MAX = 2_000;
const TOLD_MAX = 5_000;
const ORDERS_MAX = 20_000;
/** Issuers are told apart by six digits; merchants send six to eight. */
export const BIN_DIGITS = 6;

export type Window = { readonly asOf: Date; readonly hours: number };

/** Orders of these shops with failed authorisations in the window, from the orders themselves and from events about them. */
export function failingOrders(t: TenantTx, shopIds: readonly string[], { asOf, hours }: Window): Promise<FailingRow[]> {
  const keys = shopIds.map((shopId) => BigInt(shopDeclinesKey(shopId)));
  return t.db.$queryRaw`
    WITH sent AS (
      SELECT x.order_id, x.occurred_at AS at, x.flags FROM unnest(${keys}::bigint[]) AS w(key)
      CROSS JOIN LATERAL (
        SELECT s.order_id, s.occurred_at, s.flags FROM identifier_sighting s
        WHERE s.organization_id = ${t.org}::uuid AND s.kind = ${SHOP_DECLINES_KIND}::smallint AND s.key = w.key
          AND s.occurred_at <= ${asOf}::timestamptz AND s.occurred_at > ${asOf}::timestamptz - make_interval(hours => ${Math.ceil(hours)}::int)
          AND (s.deleted_at IS NULL OR s.deleted_at > ${asOf}::timestamptz)
        ORDER BY s.occurred_at DESC LIMIT ${SENT_MAX}::int) x
    ), told AS (
      SELECT e.order_id, max(e.occurred_at) AS at, count(*)::int AS declines FROM (
        SELECT order_id, occurred_at FROM order_event
        WHERE organization_id = ${t.org}::uuid AND type = 'auth_declined' AND occurred_at <= ${asOf}::timestamptz
          AND occurred_at > ${asOf}::timestamptz - make_interval(hours => ${Math.ceil(hours)}::int)
        ORDER BY occurred_at DESC LIMIT ${TOLD_MAX}::int) e
      GROUP BY e.order_id
    )
    SELECT o.id::text AS "orderId", o.shop_id::text AS "shopId",
           left(o.document->'payment'->'card'->>'bin', ${BIN_DIGITS}::int) AS bin,
           date_part('epoch', ${asOf}::timestamptz - greatest(sent.at, told.at)) AS ago,
           coalesce(sent.flags, 0)::int AS flags, coalesce(told.declines, 0) AS told
    FROM sent FULL JOIN told USING (order_id)
    JOIN orders o ON o.organization_id = ${t.org}::uuid AND o.id = order_id
    WHERE o.shop_id = ANY (${[...shopIds]}::uuid[])`;
}

/** Card orders of a shop placed in the last `shortHours` and `longHours`. Asked for only where many failed. */
export async function countCardOrders(
  t: TenantTx,
  shopId: string,
  { asOf, shortHours, longHours }: { readonly asOf: Date; readonly shortHours: number; readonly longHours: number },
): Promise<{ short: number; long: number }> {
  const rows = await t.db.$queryRaw<{ short: number; long: number }[]>`
    SELECT count(*) FILTER (WHERE ordered_at > ${asOf}::timestamptz - make_interval(secs => ${shortHours * 3_600}::float8))::int AS short,
           count(*)::int AS long
    FROM order_listing
    WHERE organization_id = ${t.org}::uuid AND ordered_at <= ${asOf}::timestamptz
      AND ordered_at > ${asOf}::timestamptz - make_interval(secs => ${longHours * 3_600}::float8)
      AND shop_id = ${shopId}::uuid AND payment_method = 'card'`;
  return rows[0] ?? { short: 0, long: 0 };
}

export type BinRow = { readonly orderId: string; readonly shopId: string; readonly bin: string; readonly ago: number };

/** Card orders that begin with one of these digits, among the latest of the window. */
export function ordersOnBins(t: TenantTx, bins: readonly string[], { asOf, hours }: Window): Promise<BinRow[]> {
  return t.db.$queryRaw`
    SELECT q."orderId", q."shopId", q.bin, q.ago FROM (
      SELECT o.id::text AS "orderId", o.shop_id::text AS "shopId",
             left(o.document->'payment'->'card'->>'bin', ${BIN_DIGITS}::int) AS bin,
             date_part('epoch', ${asOf}::timestamptz - l.ordered_at) AS ago
      FROM (SELECT ordered_at, order_id FROM order_listing
            WHERE organization_id = ${t.org}::uuid AND ordered_at <= ${asOf}::timestamptz
              AND ordered_at > ${asOf}::timestamptz - make_interval(secs => ${hours * 3_600}::float8) AND payment_method = 'card'
            ORDER BY ordered_at DESC LIMIT ${ORDERS_MAX}::int) l
      JOIN orders o ON o.organization_id = ${t.org}::uuid AND o.id = l.order_id) q
    WHERE q.bin = ANY (${[...bins]}::text[])`;
}
