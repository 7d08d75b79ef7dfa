import "server-only";
import { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import { type ShopView, seenRevision, shopList, shopRename, shopRequest, shopView } from "@/lib/access/contract";
import { archiveShop, createShop, renameShop, reopenShop } from "@/lib/access/shops";
import { listShops } from "@/lib/access/shops-store";
import { type Route, route } from "@/lib/platform/http/route";
import { withTenant } from "@/lib/platform/tenant";
import { forgetOrganizationConfig } from "@/lib/screening/organization-config";
import type { OrganizationId } from "@/lib/shared/ids";

const MANAGE = { permission: "shops.manage" } as const;
const byId = z.strictObject({ id: z.uuid() });

/** For the page that is made on the server. */
export const loadShops = async (org: OrganizationId) => ({ items: await withTenant(org, listShops), nextCursor: null });

/** The next screening in this process knows of the change. */
async function known(actor: UserActor, change: Promise<ShopView>): Promise<ShopView> {
  const shop = await change;
  forgetOrganizationConfig(actor.organizationId);
  return shop;
}

export const shopRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/console/shops",
    access: { permission: "shops.read" },
    tag: "console",
    summary: { ja: "加盟店の一覧", en: "List shops" },
    responses: { 200: shopList },
    handle: async ({ actor }) => ({ status: 200, body: await loadShops(actor.organizationId) }),
  }),
  route({
    method: "post",
    path: "/api/console/shops",
    access: MANAGE,
    tag: "console",
    summary: { ja: "加盟店を登録する", en: "Open a shop" },
    body: shopRequest,
    responses: { 201: shopView },
    handle: async ({ actor, body, now, requestId }) => ({
      status: 201,
      body: await known(actor, createShop(actor, body, { now, requestId })),
    }),
  }),
  route({
    method: "post",
    path: "/api/console/shops/:id/rename",
    access: MANAGE,
    tag: "console",
    summary: { ja: "加盟店の名前を変更する", en: "Rename a shop" },
    params: byId,
    body: shopRename,
    responses: { 200: shopView },
    handle: async ({ actor, params, body, now, requestId }) => ({
      status: 200,
      body: await known(actor, renameShop(actor, params.id, body, { now, requestId })),
    }),
  }),
  route({
    method: "post",
    path: "/api/console/shops/:id/archive",
    access: MANAGE,
    tag: "console",
    summary: { ja: "加盟店を閉じる（専用キーも失効）", en: "Close a shop; its own keys are revoked" },
    params: byId,
    body: seenRevision,
    responses: { 200: shopView },
    handle: async ({ actor, params, body, now, requestId }) => ({
      status: 200,
      body: await known(actor, archiveShop(actor, params.id, body.revision, { now, requestId })),
    }),
  }),
  route({
    method: "post",
    path: "/api/console/shops/:id/reopen",
    access: MANAGE,
    tag: "console",
    summary: { ja: "加盟店を再開する", en: "Open a closed shop again" },
    params: byId,
    body: seenRevision,
    responses: { 200: shopView },
    handle: async ({ actor, params, body, now, requestId }) => ({
      status: 200,
      body: await known(actor, reopenShop(actor, params.id, body.revision, { now, requestId })),
    }),
  }),
];
