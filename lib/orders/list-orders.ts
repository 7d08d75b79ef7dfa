import "server-only";
import { z } from "zod";
import type { ApiKeyActor } from "@/lib/access/actor";
import { decodeCursor, encodeCursor } from "@/lib/platform/http/cursor";
import { withTenant } from "@/lib/platform/tenant";
import { organizationConfig } from "@/lib/screening/organization-config";
import { instantSchema } from "@/lib/shared/instant";
import type { OrderList, OrderListQuery } from "./contract";
import { listOrders as readOrders } from "./store";

const position = z.tuple([instantSchema, z.uuid()]);

/** Screened orders, newest first. A key of one shop sees that shop's. */
export async function listOrders(actor: ApiKeyActor, query: OrderListQuery): Promise<OrderList> {
  const before = query.cursor ? decodeCursor(query.cursor, position) : null;
  const { shopIdByCode } = await organizationConfig(actor.organizationId);
  const asked = query.shopId === undefined ? null : (shopIdByCode.get(query.shopId) ?? "");
  const allowed = asked === null || actor.shopId === null || actor.shopId === asked;
  if (asked === "" || !allowed) return { items: [], nextCursor: null };
  const shop = asked ?? actor.shopId;
  const rows = await withTenant(actor.organizationId, (t) =>
    readOrders(t, {
      shopIds: shop === null ? null : [shop],
      verdict: query.verdict ?? null,
      from: query.from ? new Date(query.from) : null,
      to: query.to ? new Date(query.to) : null,
      before: before && { orderedAt: new Date(before[0]), screeningId: before[1] },
      limit: query.limit + 1,
    }),
  );
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return {
    items: page.map(({ riskScoreTenths, amountTotal, orderedAt, ...row }) => ({
      ...row,
      orderedAt: orderedAt.toISOString(),
      amountTotal: Number(amountTotal),
      riskScore: riskScoreTenths / 10,
    })),
    nextCursor: last ? encodeCursor([last.orderedAt.toISOString(), last.screeningId]) : null,
  };
}
