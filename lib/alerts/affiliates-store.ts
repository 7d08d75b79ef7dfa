import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import { KIND_NUMBER } from "@/lib/screening/identifier-kinds";

const AFFILIATE = KIND_NUMBER.affiliate;
/** An affiliate with more orders than this is judged by its latest. */
const AFFILIATE_ORDERS_MAX = 500;
/** The most active of them; beyond, a run would take too long. */
export const AFFILIATES_MAX = 400;
const ARRIVALS_MAX = 6_000;

/**
 * Affiliates with at least so many orders in the window, by the key of their id. Walks from one affiliate to the next by the index:
 * the cost is that of their number, however many orders there are.
 */
export async function activeAffiliates(
  t: TenantTx,
  { asOf, seconds, ordersMin }: { readonly asOf: Date; readonly seconds: number; readonly ordersMin: number },
): Promise<bigint[]> {
  const rows = await t.db.$queryRaw<{ key: bigint }[]>`
    WITH RECURSIVE walk AS (
      (SELECT s.key FROM identifier_sighting s
       WHERE s.organization_id = ${t.org}::uuid AND s.kind = ${AFFILIATE}::smallint ORDER BY s.key LIMIT 1)
      UNION ALL
      SELECT (SELECT s.key FROM identifier_sighting s
              WHERE s.organization_id = ${t.org}::uuid AND s.kind = ${AFFILIATE}::smallint AND s.key > w.key ORDER BY s.key LIMIT 1)
      FROM walk w WHERE w.key IS NOT NULL
    )
    SELECT w.key FROM walk w
    CROSS JOIN LATERAL (
      SELECT count(*) AS orders FROM (
        SELECT FROM identifier_sighting s
        WHERE s.organization_id = ${t.org}::uuid AND s.kind = ${AFFILIATE}::smallint AND s.key = w.key
          AND s.occurred_at <= ${asOf}::timestamptz AND s.occurred_at > ${asOf}::timestamptz - make_interval(secs => ${seconds}::float8)
          AND (s.deleted_at IS NULL OR s.deleted_at > ${asOf}::timestamptz)
        LIMIT ${AFFILIATE_ORDERS_MAX}::int) q) n
    WHERE w.key IS NOT NULL AND n.orders >= ${ordersMin}::int
    ORDER BY n.orders DESC, w.key LIMIT ${AFFILIATES_MAX}::int`;
  return rows.map(({ key }) => key);
}

export type ConversionRow = {
  readonly key: bigint;
  readonly affiliateId: string;
  readonly shopId: string;
  readonly orderId: string;
  readonly ago: number;
};

/** Orders of these affiliates in the window, the latest of each. */
export function conversions(
  t: TenantTx,
  keys: readonly bigint[],
  { asOf, seconds }: { readonly asOf: Date; readonly seconds: number },
): Promise<ConversionRow[]> {
  return t.db.$queryRaw`
    SELECT w.key, o.document->'affiliate'->>'affiliateId' AS "affiliateId", o.shop_id::text AS "shopId", o.id::text AS "orderId",
           date_part('epoch', ${asOf}::timestamptz - x.occurred_at) AS ago
    FROM unnest(${[...keys]}::bigint[]) AS w(key)
    CROSS JOIN LATERAL (
      SELECT s.order_id, s.occurred_at FROM identifier_sighting s
      WHERE s.organization_id = ${t.org}::uuid AND s.kind = ${AFFILIATE}::smallint AND s.key = w.key
        AND s.occurred_at <= ${asOf}::timestamptz AND s.occurred_at > ${asOf}::timestamptz - make_interval(secs => ${seconds}::float8)
        AND (s.deleted_at IS NULL OR s.deleted_at > ${asOf}::timestamptz)
      ORDER BY s.occurred_at DESC LIMIT ${AFFILIATE_ORDERS_MAX}::int) x
    JOIN orders o ON o.organization_id = ${t.org}::uuid AND o.id = x.order_id`;
}

/**
 * How many orders each affiliate brought on the days before the last, and since when. Counted over all shops: where it serves
 * several, its pace in one of them is no faster than that.
 */
export function earlierConversions(
  t: TenantTx,
  keys: readonly bigint[],
  { asOf, days }: { readonly asOf: Date; readonly days: number },
): Promise<{ key: bigint; orders: number; days: number | null }[]> {
  return t.db.$queryRaw`
    SELECT w.key, x.orders, x.days FROM unnest(${[...keys]}::bigint[]) AS w(key)
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS orders, date_part('epoch', ${asOf}::timestamptz - interval '1 day' - min(s.occurred_at)) / 86400 AS days
      FROM identifier_sighting s
      WHERE s.organization_id = ${t.org}::uuid AND s.kind = ${AFFILIATE}::smallint AND s.key = w.key
        AND s.occurred_at <= ${asOf}::timestamptz - interval '1 day'
        AND s.occurred_at > ${asOf}::timestamptz - make_interval(days => ${days + 1}::int)) x`;
}

export type AffiliateRow = {
  readonly affiliateId: string;
  readonly shopId: string;
  readonly orderId: string;
  readonly ago: number;
  readonly paymentMethod: string | null;
  readonly cycleNo: number | null;
  readonly hasSubscription: boolean;
  readonly deliveryAgo: number | null;
  /** Codes of the signals that fired, and of those that could not be answered. */
  readonly fired: readonly string[];
  readonly unanswered: readonly string[];
  readonly eventTypes: readonly string[];
  readonly eventAgos: readonly number[];
};

/** Orders of these affiliates with what became of them until then; of each affiliate its latest. `codes`: the signals asked about. */
export function affiliateOrders(
  t: TenantTx,
  keys: readonly bigint[],
  { asOf, days, codes }: { readonly asOf: Date; readonly days: number; readonly codes: readonly string[] },
): Promise<AffiliateRow[]> {
  return t.db.$queryRaw`
    SELECT o.document->'affiliate'->>'affiliateId' AS "affiliateId", l.shop_id::text AS "shopId", o.id::text AS "orderId",
           date_part('epoch', ${asOf}::timestamptz - x.occurred_at) AS ago, l.payment_method AS "paymentMethod",
           (o.document->'subscription'->>'cycleNo')::int AS "cycleNo", coalesce(o.document ? 'subscription', false) AS "hasSubscription",
           date_part('epoch', ${asOf}::timestamptz - (o.document->>'deliveryDate')::date::timestamp AT TIME ZONE 'Asia/Tokyo') AS "deliveryAgo",
           coalesce(l.signals, '{}') AS fired,
           ARRAY(SELECT u.code FROM jsonb_each(s.assessment->'notEvaluated') AS w CROSS JOIN LATERAL jsonb_array_elements_text(w.value) AS u(code)
                 WHERE u.code = ANY (${[...codes]}::text[])) AS unanswered,
           e.types AS "eventTypes", e.agos AS "eventAgos"
    FROM unnest(${[...keys]}::bigint[]) AS w(key)
    CROSS JOIN LATERAL (
      SELECT i.order_id, i.occurred_at FROM identifier_sighting i
      WHERE i.organization_id = ${t.org}::uuid AND i.kind = ${AFFILIATE}::smallint AND i.key = w.key
        AND i.occurred_at <= ${asOf}::timestamptz AND i.occurred_at > ${asOf}::timestamptz - make_interval(days => ${Math.ceil(days)}::int)
        AND (i.deleted_at IS NULL OR i.deleted_at > ${asOf}::timestamptz)
      ORDER BY i.occurred_at DESC LIMIT ${AFFILIATE_ORDERS_MAX}::int) x
    JOIN order_listing l ON l.organization_id = ${t.org}::uuid AND l.ordered_at = x.occurred_at AND l.order_id = x.order_id
    JOIN orders o ON o.organization_id = ${t.org}::uuid AND o.id = x.order_id
    JOIN screening s ON s.organization_id = ${t.org}::uuid AND s.id = l.screening_id
    CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(v.type), '{}') AS types,
             coalesce(array_agg(date_part('epoch', ${asOf}::timestamptz - v.occurred_at)), '{}') AS agos
      FROM order_event v
      WHERE v.organization_id = ${t.org}::uuid AND v.order_id = x.order_id AND v.occurred_at <= ${asOf}::timestamptz
        AND v.type IN ('delivered', 'delivery_refused', 'returned', 'subscription_cancelled')) e`;
}

/** Of the latest arrivals at the door, by shop and affiliate (null: none): how many there were, and how many were refused or sent back. */
export function arrivals(
  t: TenantTx,
  { asOf, days }: { readonly asOf: Date; readonly days: number },
): Promise<{ shopId: string; affiliateId: string | null; orders: number; hits: number }[]> {
  return t.db.$queryRaw`
    SELECT o.shop_id::text AS "shopId", o.document->'affiliate'->>'affiliateId' AS "affiliateId",
           count(*) FILTER (WHERE e.type <> 'returned')::int AS orders, count(*) FILTER (WHERE e.type <> 'delivered')::int AS hits
    FROM (
      SELECT v.order_id, v.type FROM order_event v
      WHERE v.organization_id = ${t.org}::uuid AND v.type IN ('delivered', 'delivery_refused', 'returned')
        AND v.occurred_at <= ${asOf}::timestamptz AND v.occurred_at > ${asOf}::timestamptz - make_interval(days => ${Math.ceil(days)}::int)
      ORDER BY v.occurred_at DESC LIMIT ${ARRIVALS_MAX}::int) e
    JOIN orders o ON o.organization_id = ${t.org}::uuid AND o.id = e.order_id
    GROUP BY 1, 2`;
}
