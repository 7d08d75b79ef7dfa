import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import { decodeFacts } from "./facts-bytes";

/** A screening with what its answer needs. */
export async function findScreening(t: TenantTx, by: { id: string } | { orderId: string }) {
  const row = await t.db.screening.findFirst({
    where: { organizationId: t.org, ...by },
    orderBy: { screenedAt: "asc" },
    select: {
      id: true,
      shopId: true,
      orderId: true,
      orderedAt: true,
      screenedAt: true,
      rulesetVersion: true,
      elapsedUs: true,
      assessment: true,
      facts: true,
      similarOrderIds: true,
      order: { select: { externalOrderId: true, shop: { select: { code: true } } } },
      cases: { select: { id: true } },
    },
  });
  if (!row) return null;
  const { order, cases, facts, similarOrderIds, ...rest } = row;
  return {
    ...rest,
    externalOrderId: order.externalOrderId,
    shopCode: order.shop.code,
    degraded: decodeFacts(facts).degraded,
    similarExternalOrderIds: await externalIds(t, similarOrderIds),
    caseId: cases[0]?.id ?? null,
  };
}

export type ScreeningRow = NonNullable<Awaited<ReturnType<typeof findScreening>>>;

/** The merchants' ids of orders, in the order asked for; an empty text where one is gone. */
async function externalIds(t: TenantTx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await t.db.order.findMany({
    where: { organizationId: t.org, id: { in: [...ids] } },
    select: { id: true, externalOrderId: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row.externalOrderId]));
  return ids.map((id) => byId.get(id) ?? "");
}
