import "server-only";
import { z } from "zod";
import { shopRequest, shopView } from "@/lib/access/contract";
import { createShop } from "@/lib/access/shops";
import { listShops } from "@/lib/access/shops-store";
import { type Route, route } from "@/lib/platform/http/route";
import { withTenant } from "@/lib/platform/tenant";

export const shopRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/console/shops",
    access: { permission: "shops.read" },
    tag: "console",
    summary: { ja: "加盟店の一覧", en: "List shops" },
    responses: { 200: z.object({ items: z.array(shopView), nextCursor: z.null() }) },
    handle: async ({ actor }) => ({
      status: 200,
      body: { items: await withTenant(actor.organizationId, listShops), nextCursor: null },
    }),
  }),
  route({
    method: "post",
    path: "/api/console/shops",
    access: { permission: "shops.manage" },
    tag: "console",
    summary: { ja: "加盟店を登録する", en: "Open a shop" },
    body: shopRequest,
    responses: { 201: shopView },
    handle: async ({ actor, body, now, requestId }) => ({
      status: 201,
      body: await createShop(actor, body, now, requestId),
    }),
  }),
];
