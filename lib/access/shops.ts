import "server-only";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import type { UserActor } from "./actor";
import { forgetApiKeys } from "./api-keys";
import { markRevokedOfShop } from "./api-keys-store";
import { recordAct } from "./audit-store";
import type { ShopRename, ShopRequest, ShopView } from "./contract";
import { countOpenShopsLocked, findShop, insertShop, updateShop } from "./shops-store";

type Call = { readonly now: Date; readonly requestId: string };

/** Opens a shop. Its code is what merchants send as `shopId`, and never changes. */
export function createShop(actor: UserActor, shop: ShopRequest, call: Call): Promise<ShopView> {
  return withTenant(actor.organizationId, async (t) => {
    const id = await insertShop(t, { code: shop.shopId, name: shop.name, at: call.now });
    if (id === null) throw new DomainError("shop_exists", { errors: [{ pointer: "/shopId", code: "taken" }] });
    await recordAct(t, actor, call, "shop.create", ["shop", id], { shopId: shop.shopId });
    return shopOf(t, id);
  });
}

export function renameShop(actor: UserActor, id: string, change: ShopRename, call: Call): Promise<ShopView> {
  return withTenant(actor.organizationId, async (t) => {
    const before = await shopOf(t, id);
    await update(t, before, change.revision, { name: change.name });
    await recordAct(t, actor, call, "shop.rename", ["shop", id], {
      shopId: before.shopId,
      from: before.name,
      to: change.name,
    });
    return shopOf(t, id);
  });
}

/**
 * Closes a shop: new orders for it are refused, its keys are revoked; its orders, cases and outcomes go on. The last open shop stays:
 * without any, nothing could be screened.
 */
export async function archiveShop(actor: UserActor, id: string, seen: number, call: Call): Promise<ShopView> {
  const { shop, revoked } = await withTenant(actor.organizationId, async (t) => {
    const open = await countOpenShopsLocked(t);
    const before = await shopOf(t, id);
    if (before.archivedAt) return { shop: before, revoked: [] };
    if (open <= 1) throw new DomainError("last_shop");
    await update(t, before, seen, { archivedAt: call.now });
    const keys = await markRevokedOfShop(t, id, call.now);
    await recordAct(t, actor, call, "shop.archive", ["shop", id], { shopId: before.shopId, revokedKeys: keys.length });
    for (const key of keys) {
      await recordAct(t, actor, call, "api_key.revoke", ["api_key", key.id], {
        shopId: before.shopId,
        because: "shop_archived",
      });
    }
    return { shop: await shopOf(t, id), revoked: keys.map((key) => key.keyHash) };
  });
  forgetApiKeys(revoked);
  return shop;
}

/** Takes orders again. Keys that were revoked stay revoked. */
export function reopenShop(actor: UserActor, id: string, seen: number, call: Call): Promise<ShopView> {
  return withTenant(actor.organizationId, async (t) => {
    const before = await shopOf(t, id);
    if (!before.archivedAt) return before;
    await update(t, before, seen, { archivedAt: null });
    await recordAct(t, actor, call, "shop.reopen", ["shop", id], { shopId: before.shopId });
    return shopOf(t, id);
  });
}

async function shopOf(t: TenantTx, id: string): Promise<ShopView> {
  const shop = await findShop(t, id);
  if (!shop) throw new DomainError("not_found");
  return shop;
}

async function update(
  t: TenantTx,
  before: ShopView,
  seen: number,
  fields: { name: string } | { archivedAt: Date | null },
): Promise<void> {
  if (await updateShop(t, before.id, seen, fields)) return;
  throw new DomainError("changed_meanwhile", { extra: { current: before } });
}
