import "server-only";
import { Prisma, type TenantTx } from "@/lib/platform/tenant";
import type { Verdict } from "@/lib/shared/vocabulary";

/** Deliveries and items of an order, as they were sent: what `asSent` puts together again. */
export const LINES_OF_ORDER = {
  deliveries: { orderBy: { position: "asc" }, select: { document: true } },
  items: {
    orderBy: { position: "asc" },
    select: {
      sku: true,
      name: true,
      category: true,
      unitPrice: true,
      quantity: true,
      isHighResale: true,
      isTrial: true,
      purchaseLimit: true,
    },
  },
} satisfies Prisma.OrderSelect;

/** Orders with this id of the merchant's; more than one when several shops use the same number. */
export function findOrders(t: TenantTx, externalOrderId: string, shopIds: readonly string[] | null) {
  return t.db.order.findMany({
    where: { organizationId: t.org, externalOrderId, ...(shopIds ? { shopId: { in: [...shopIds] } } : {}) },
    take: 2,
    select: {
      id: true,
      shopId: true,
      externalOrderId: true,
      document: true,
      ...LINES_OF_ORDER,
      events: {
        orderBy: [{ occurredAt: "asc" }, { id: "asc" }],
        select: { id: true, type: true, occurredAt: true, inHouse: true },
      },
      screenings: { orderBy: { screenedAt: "asc" }, take: 1, select: { id: true, verdict: true, screenedAt: true } },
      cases: { select: { decision: { select: { decision: true, reasonCode: true, decidedAt: true } } } },
    },
  });
}
export type FoundOrder = Awaited<ReturnType<typeof findOrders>>[number];

export type ListedOrder = {
  readonly orderId: string;
  readonly externalOrderId: string;
  readonly shopId: string;
  readonly orderedAt: Date;
  readonly amountTotal: bigint;
  readonly currency: string;
  readonly verdict: Verdict;
  readonly riskScoreTenths: number;
  readonly screeningId: string;
  readonly decision: "approve" | "reject" | null;
};

/** Newest first; `before` is the position of the last row of the page before. */
export function listOrders(
  t: TenantTx,
  filter: {
    shopIds: readonly string[] | null;
    verdict: Verdict | null;
    from: Date | null;
    to: Date | null;
    before: { orderedAt: Date; screeningId: string } | null;
    limit: number;
  },
): Promise<ListedOrder[]> {
  const conditions = [
    Prisma.sql`s.organization_id = ${t.org}::uuid`,
    ...(filter.shopIds ? [Prisma.sql`s.shop_id = ANY (${[...filter.shopIds]}::uuid[])`] : []),
    ...(filter.verdict ? [Prisma.sql`s.verdict = ${filter.verdict}`] : []),
    ...(filter.from ? [Prisma.sql`s.ordered_at >= ${filter.from}`] : []),
    ...(filter.to ? [Prisma.sql`s.ordered_at < ${filter.to}`] : []),
    ...(filter.before
      ? [
          Prisma.sql`(s.ordered_at, s.id) < (${filter.before.orderedAt}::timestamptz, ${filter.before.screeningId}::uuid)`,
        ]
      : []),
  ];
  return t.db.$queryRaw<ListedOrder[]>`
    SELECT o.id::text AS "orderId", o.external_order_id AS "externalOrderId", sh.code AS "shopId", s.ordered_at AS "orderedAt",
           o.amount_total AS "amountTotal", o.currency, s.verdict, s.risk_score_tenths AS "riskScoreTenths",
           s.id::text AS "screeningId", d.decision
    FROM screening s
    JOIN orders o ON o.organization_id = s.organization_id AND o.id = s.order_id
    JOIN shop sh ON sh.organization_id = s.organization_id AND sh.id = s.shop_id
    LEFT JOIN decision d ON d.organization_id = s.organization_id AND d.order_id = s.order_id
    WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY s.ordered_at DESC, s.id DESC LIMIT ${filter.limit}`;
}

/** Whom an order names: its buyer and its first ship-to, unparsed; null when there is no such order. */
export async function findBuyer(
  t: TenantTx,
  orderId: string,
): Promise<{ readonly buyer: unknown; readonly delivery: unknown } | null> {
  const order = await t.db.order.findUnique({
    where: { organizationId_id: { organizationId: t.org, id: orderId } },
    select: { document: true, deliveries: { orderBy: { position: "asc" }, take: 1, select: { document: true } } },
  });
  if (!order) return null;
  const { document, deliveries } = order;
  const isObject = typeof document === "object" && document !== null && !Array.isArray(document);
  return { buyer: isObject ? document.buyer : null, delivery: deliveries[0]?.document ?? null };
}

/** What recording an event needs to know of its order. */
export function findNumber(t: TenantTx, orderId: string) {
  return t.db.order.findUnique({
    where: { organizationId_id: { organizationId: t.org, id: orderId } },
    select: { id: true, shopId: true, externalOrderId: true, orderedAt: true },
  });
}
