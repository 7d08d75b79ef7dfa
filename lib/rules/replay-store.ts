import "server-only";
import { LINES_OF_ORDER } from "@/lib/orders/store";
import type { TenantTx } from "@/lib/platform/tenant";

/** What is needed to judge a recorded screening again, latest order first. */
export function recordedScreenings(t: TenantTx, page: { before: Position | null; limit: number }) {
  return t.db.screening.findMany({
    where: {
      organizationId: t.org,
      ...(page.before === null
        ? {}
        : { OR: [{ orderedAt: { lt: page.before.orderedAt } }, { ...page.before, id: { lt: page.before.id } }] }),
    },
    orderBy: [{ orderedAt: "desc" }, { id: "desc" }],
    take: page.limit,
    select: {
      id: true,
      orderId: true,
      shopId: true,
      orderedAt: true,
      facts: true,
      order: {
        select: {
          externalOrderId: true,
          amountTotal: true,
          currency: true,
          document: true,
          ...LINES_OF_ORDER,
        },
      },
    },
  });
}

export type Position = { readonly orderedAt: Date; readonly id: string };
export type RecordedScreening = Awaited<ReturnType<typeof recordedScreenings>>[number];

/** How each of the orders ended, as reports count it; those still open are left out. */
export async function labelsOf(t: TenantTx, orders: readonly { orderId: string; orderedAt: Date }[]) {
  if (orders.length === 0) return new Map<string, string>();
  const times = orders.map(({ orderedAt }) => orderedAt.getTime());
  const rows = await t.db.orderListing.findMany({
    where: {
      organizationId: t.org,
      orderedAt: { gte: new Date(Math.min(...times)), lte: new Date(Math.max(...times)) },
      orderId: { in: orders.map(({ orderId }) => orderId) },
      label: { not: null },
    },
    select: { orderId: true, label: true },
  });
  return new Map(rows.flatMap(({ orderId, label }) => (label === null ? [] : [[orderId, label] as const])));
}
