import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import { SHOP_DECLINES_KIND, shopDeclinesKey } from "./search-keys";

export type ShopQuestion = { readonly shopId: string; readonly currency: string; readonly at: Date };

/** A median over more orders is no other. */
const AMOUNTS_MAX = 500;
const AMOUNT_DAYS = 28;
/** How many of the organisation's latest orders are looked through: a small shop beside large ones must not cost a scan of them all. */
const LATEST_MAX = 5_000;
/** An attack is told by far fewer. */
const DECLINES_MAX = 2_000;
const ORDERS_MAX = 20_000;

/** Median of the shop's latest amounts in the currency, and over how many; null where it sold nothing lately. */
export async function amountMedian(t: TenantTx, { shopId, currency, at }: ShopQuestion) {
  const rows = await t.db.$queryRaw<{ median: number | null; orders: number }[]>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY amount) AS median, count(*)::int AS orders FROM (
      SELECT l.amount_total::float8 AS amount FROM (
        SELECT shop_id, currency, amount_total, ordered_at FROM order_listing
        WHERE organization_id = ${t.org}::uuid AND ordered_at <= ${at}::timestamptz
          AND ordered_at > ${at}::timestamptz - make_interval(days => ${AMOUNT_DAYS}::int)
        ORDER BY ordered_at DESC LIMIT ${LATEST_MAX}::int) l
      WHERE l.shop_id = ${shopId}::uuid AND l.currency = ${currency}
      ORDER BY l.ordered_at DESC LIMIT ${AMOUNTS_MAX}::int) latest`;
  return rows[0] ?? { median: null, orders: 0 };
}

/** Flags and age (seconds) of the day's orders with an authorisation that failed, newest first. */
export function declinesOfDay(t: TenantTx, { shopId, at }: ShopQuestion): Promise<{ flags: number; ago: number }[]> {
  return t.db.$queryRaw`
    SELECT s.flags::int AS flags, date_part('epoch', ${at}::timestamptz - s.occurred_at) AS ago FROM identifier_sighting s
    WHERE s.organization_id = ${t.org}::uuid AND s.kind = ${SHOP_DECLINES_KIND}::smallint AND s.key = ${shopDeclinesKey(shopId)}::bigint
      AND s.occurred_at <= ${at}::timestamptz AND s.occurred_at > ${at}::timestamptz - interval '1 day' AND s.deleted_at IS NULL
    ORDER BY s.occurred_at DESC LIMIT ${DECLINES_MAX}::int`;
}

/** Card orders of the shop in the last hour and day: each is at least one authorisation. */
export async function cardOrders(t: TenantTx, { shopId, at }: ShopQuestion): Promise<{ hour: number; day: number }> {
  const rows = await t.db.$queryRaw<{ hour: number; day: number }[]>`
    SELECT count(*) FILTER (WHERE ordered_at > ${at}::timestamptz - interval '1 hour')::int AS hour, count(*)::int AS day FROM (
      SELECT shop_id, payment_method, ordered_at FROM order_listing
      WHERE organization_id = ${t.org}::uuid AND ordered_at <= ${at}::timestamptz
        AND ordered_at > ${at}::timestamptz - interval '1 day'
      ORDER BY ordered_at DESC LIMIT ${ORDERS_MAX}::int) l
    WHERE l.shop_id = ${shopId}::uuid AND l.payment_method = 'card'`;
  return rows[0] ?? { hour: 0, day: 0 };
}
