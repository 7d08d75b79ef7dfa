import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import { DEFERRED_AREA_KIND } from "@/lib/screening/search-keys";

/** A deferred order of the last day; `nr`: the place of its area's key, from 0. */
export type AreaRow = { readonly nr: number; readonly orderId: string; readonly ago: number; readonly amount: number };

const AREA_ORDERS_MAX = 1_000;

/** Deferred orders of the last 24 hours in yen, by area. `keys`: one an area (shop and prefecture). */
export function deferredToday(t: TenantTx, keys: readonly bigint[], asOf: Date): Promise<AreaRow[]> {
  return t.db.$queryRaw`
    SELECT (w.nr - 1)::int AS nr, x.order_id::text AS "orderId", date_part('epoch', ${asOf}::timestamptz - x.occurred_at) AS ago,
           x.amount::float8 AS amount
    FROM unnest(${[...keys]}::bigint[]) WITH ORDINALITY AS w(key, nr)
    CROSS JOIN LATERAL (
      SELECT s.order_id, s.occurred_at, s.amount FROM identifier_sighting s
      WHERE s.organization_id = ${t.org}::uuid AND s.kind = ${DEFERRED_AREA_KIND}::smallint AND s.key = w.key
        AND s.occurred_at <= ${asOf}::timestamptz AND s.occurred_at > ${asOf}::timestamptz - interval '1 day'
        AND s.currency = 'JPY' AND (s.deleted_at IS NULL OR s.deleted_at > ${asOf}::timestamptz)
      ORDER BY s.occurred_at DESC LIMIT ${AREA_ORDERS_MAX}::int) x`;
}

export type Cell = { readonly key: bigint; readonly from: number; readonly to: number | null };

/** How many orders each cell (area and price band) had on each of the days before; day 1 is the one before the last. */
export function deferredByDay(
  t: TenantTx,
  cells: readonly Cell[],
  { asOf, days }: { readonly asOf: Date; readonly days: number },
): Promise<{ nr: number; day: number; orders: number }[]> {
  const [keys, from, to] = [cells.map(({ key }) => key), cells.map((c) => c.from), cells.map((c) => c.to)];
  return t.db.$queryRaw`
    SELECT (w.nr - 1)::int AS nr, floor(date_part('epoch', ${asOf}::timestamptz - s.occurred_at) / 86400)::int AS day, count(*)::int AS orders
    FROM unnest(${keys}::bigint[], ${from}::float8[], ${to}::float8[]) WITH ORDINALITY AS w(key, low, high, nr)
    JOIN identifier_sighting s ON s.organization_id = ${t.org}::uuid AND s.kind = ${DEFERRED_AREA_KIND}::smallint AND s.key = w.key
      AND s.occurred_at <= ${asOf}::timestamptz - interval '1 day'
      AND s.occurred_at > ${asOf}::timestamptz - make_interval(days => ${days + 1}::int)
      AND s.currency = 'JPY' AND s.amount >= w.low AND (w.high IS NULL OR s.amount < w.high)
      AND (s.deleted_at IS NULL OR s.deleted_at > ${asOf}::timestamptz)
    GROUP BY 1, 2`;
}

/** Deferred orders in these areas on the days before, counted no further than `limit`. */
export async function deferredBefore(
  t: TenantTx,
  keys: readonly bigint[],
  { asOf, days, limit }: { readonly asOf: Date; readonly days: number; readonly limit: number },
): Promise<number> {
  const rows = await t.db.$queryRaw<{ orders: number }[]>`
    SELECT count(*)::int AS orders FROM (
      SELECT FROM identifier_sighting s
      WHERE s.organization_id = ${t.org}::uuid AND s.kind = ${DEFERRED_AREA_KIND}::smallint AND s.key = ANY (${[...keys]}::bigint[])
        AND s.occurred_at <= ${asOf}::timestamptz - interval '1 day'
        AND s.occurred_at > ${asOf}::timestamptz - make_interval(days => ${days + 1}::int)
      LIMIT ${limit}::int) q`;
  return rows[0]?.orders ?? 0;
}
