import "server-only";
import { Prisma, type TenantTx } from "@/lib/platform/tenant";
import type { StoredKey } from "./stored-key";

export type ListingFilter = {
  readonly verdict: string | null;
  /** `automatic`: nobody was asked. */
  readonly review: string | null;
  /** Event types, of which one is the order's outcome; `open` adds the orders of which nothing is known. */
  readonly outcomes: readonly string[] | null;
  readonly withoutOutcome: boolean;
  readonly shopId: string | null;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly amountMin: number | null;
  readonly amountMax: number | null;
  readonly payment: string | null;
  readonly signal: string | null;
};

/** What an order must hold one of: identifiers, or the beginning of its number. Null: any order. */
export type Holding = { readonly keys: readonly StoredKey[]; readonly prefixes: readonly string[] } | null;

export type ListingPosition = { readonly orderedAt: Date; readonly orderId: string };
export type Page = {
  readonly newestFirst: boolean;
  readonly after: ListingPosition | null;
  readonly limit: number;
};

export type ListedRow = {
  readonly orderId: string;
  readonly externalOrderId: string;
  readonly shopCode: string;
  readonly shopName: string;
  readonly orderedAt: Date;
  readonly amountTotal: bigint;
  readonly currency: string;
  readonly paymentMethod: string | null;
  readonly verdict: string;
  readonly riskScoreTenths: number;
  readonly review: string | null;
  readonly outcome: string | null;
};

export type ListingRow = ListedRow & {
  readonly signals: string[];
  /** `buyer` of the order's document and the document of its first delivery, unparsed. */
  readonly buyer: unknown;
  readonly delivery: unknown;
};

/**
 * Plans the statements of this transaction by their values. Connections plan once for any value, which is right for the screening
 * and wrong here: whether an index in the order of time is the way depends on how rare the asked-for signal is.
 */
export async function planByValues(t: TenantTx): Promise<void> {
  await t.db.$executeRaw`SET LOCAL plan_cache_mode = force_custom_plan`;
}

/** One page of orders by time. The page is cut on the narrow listing, before the wide rows are read. */
export function readListing(t: TenantTx, holding: Holding, filter: ListingFilter, page: Page): Promise<ListingRow[]> {
  const order = page.newestFirst ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  return t.db.$queryRaw<ListingRow[]>`
    WITH page AS (${positions(t, holding, filter, page)})
    SELECT o.id::text AS "orderId", o.external_order_id AS "externalOrderId", h.code AS "shopCode", h.name AS "shopName",
           l.ordered_at AS "orderedAt", l.amount_total AS "amountTotal", o.currency, l.payment_method AS "paymentMethod",
           l.verdict, l.risk_score_tenths AS "riskScoreTenths", l.review, l.outcome, l.signals,
           o.document->'buyer' AS buyer, d.document AS delivery
    FROM page p
    JOIN order_listing l ON l.organization_id = ${t.org}::uuid AND l.ordered_at = p.ordered_at AND l.order_id = p.order_id
    JOIN orders o ON o.organization_id = ${t.org}::uuid AND o.id = p.order_id
    JOIN shop h ON h.organization_id = ${t.org}::uuid AND h.id = l.shop_id
    LEFT JOIN order_delivery d ON d.organization_id = ${t.org}::uuid AND d.order_id = p.order_id AND d.position =
      (SELECT min(e.position) FROM order_delivery e WHERE e.organization_id = ${t.org}::uuid AND e.order_id = p.order_id)
    ORDER BY p.ordered_at ${order}, p.order_id ${order}`;
}

/** How many orders there are, counted no further than `limit`. */
export async function countListing(
  t: TenantTx,
  holding: Holding,
  filter: ListingFilter,
  limit: number,
): Promise<number> {
  const rows = await t.db.$queryRaw<{ orders: number }[]>`
    SELECT count(*)::int AS orders FROM (${positions(t, holding, filter, { newestFirst: true, after: null, limit })}) q`;
  return rows[0]?.orders ?? 0;
}

/** How many orders hold each identifier, counted no further than `limit`; parallel to `keys`. */
export async function countHolding(t: TenantTx, keys: readonly StoredKey[], limit: number): Promise<number[]> {
  if (keys.length === 0) return [];
  const rows = await t.db.$queryRaw<{ position: number; orders: number }[]>`
    SELECT i.position::int AS position, q.orders FROM ${unnested(keys)} WITH ORDINALITY AS i(kind, key, position)
    CROSS JOIN LATERAL (SELECT count(*)::int AS orders FROM (
      SELECT FROM identifier_sighting s WHERE s.organization_id = ${t.org}::uuid AND s.kind = i.kind AND s.key = i.key
      LIMIT ${limit}) x) q`;
  const counts = new Map(rows.map(({ position, orders }) => [position, orders]));
  return keys.map((_, index) => counts.get(index + 1) ?? 0);
}

/** A number's beginning may be shared by all orders; the latest numbers speak for them. */
const NUMBERS_MAX = 1_000;

/** Places of the listing that meet the filter: at most `limit`, in order. */
function positions(t: TenantTx, holding: Holding, filter: ListingFilter, page: Page): Prisma.Sql {
  const direction = page.newestFirst ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const where = Prisma.join(conditions(t, filter, page), " AND ");
  const cut = Prisma.sql`ORDER BY ordered_at ${direction}, order_id ${direction} LIMIT ${page.limit}`;
  if (holding === null) return Prisma.sql`SELECT l.ordered_at, l.order_id FROM order_listing l WHERE ${where} ${cut}`;
  return Prisma.sql`
    SELECT ordered_at, order_id FROM (
      SELECT x.ordered_at, x.order_id FROM ${unnested(holding.keys)} AS i(kind, key)
      CROSS JOIN LATERAL (
        SELECT s.occurred_at AS ordered_at, s.order_id FROM identifier_sighting s
        JOIN order_listing l ON l.organization_id = ${t.org}::uuid AND l.ordered_at = s.occurred_at AND l.order_id = s.order_id
        WHERE s.organization_id = ${t.org}::uuid AND s.kind = i.kind AND s.key = i.key AND ${where}
        ORDER BY s.occurred_at ${direction}, s.order_id ${direction} LIMIT ${page.limit}) x
      UNION
      SELECT l.ordered_at, l.order_id FROM unnest(${[...holding.prefixes]}::text[]) AS n(prefix)
      CROSS JOIN LATERAL (
        SELECT o.ordered_at, o.id FROM orders o WHERE o.organization_id = ${t.org}::uuid AND o.external_order_id = n.prefix
        UNION ALL
        (SELECT o.ordered_at, o.id FROM orders o
         WHERE o.organization_id = ${t.org}::uuid AND o.external_order_id ~>~ n.prefix
           AND o.external_order_id ~<~ (n.prefix || chr(1114111))
         ORDER BY o.external_order_id USING ~>~ LIMIT ${NUMBERS_MAX})) o
      JOIN order_listing l ON l.organization_id = ${t.org}::uuid AND l.ordered_at = o.ordered_at AND l.order_id = o.id
      WHERE ${where}
    ) hits ${cut}`;
}

const unnested = (keys: readonly StoredKey[]): Prisma.Sql =>
  Prisma.sql`unnest(${keys.map(({ kind }) => kind)}::smallint[], ${keys.map(({ key }) => key)}::bigint[])`;

function conditions(t: TenantTx, filter: ListingFilter, { newestFirst, after }: Page): Prisma.Sql[] {
  const beyond = newestFirst ? Prisma.sql`<` : Prisma.sql`>`;
  const asked: (Prisma.Sql | null)[] = [
    Prisma.sql`l.organization_id = ${t.org}::uuid`,
    filter.verdict === null ? null : Prisma.sql`l.verdict = ${filter.verdict}`,
    reviewed(filter.review),
    became(filter),
    filter.shopId === null ? null : Prisma.sql`l.shop_id = ${filter.shopId}::uuid`,
    filter.from === null ? null : Prisma.sql`l.ordered_at >= ${filter.from}::timestamptz`,
    filter.until === null ? null : Prisma.sql`l.ordered_at < ${filter.until}::timestamptz`,
    filter.amountMin === null ? null : Prisma.sql`l.amount_total >= ${filter.amountMin}`,
    filter.amountMax === null ? null : Prisma.sql`l.amount_total <= ${filter.amountMax}`,
    filter.payment === null ? null : Prisma.sql`l.payment_method = ${filter.payment}`,
    filter.signal === null ? null : Prisma.sql`l.signals @> ARRAY[${filter.signal}::text]`,
    after === null
      ? null
      : Prisma.sql`(l.ordered_at, l.order_id) ${beyond} (${after.orderedAt}::timestamptz, ${after.orderId}::uuid)`,
  ];
  return asked.filter((condition) => condition !== null);
}

function reviewed(review: string | null): Prisma.Sql | null {
  if (review === null) return null;
  return review === "automatic" ? Prisma.sql`l.review IS NULL` : Prisma.sql`l.review = ${review}`;
}

function became({ outcomes, withoutOutcome }: ListingFilter): Prisma.Sql | null {
  if (outcomes === null) return null;
  const told = Prisma.sql`l.outcome = ANY (${[...outcomes]}::text[])`;
  return withoutOutcome ? Prisma.sql`(l.outcome IS NULL OR ${told})` : told;
}
