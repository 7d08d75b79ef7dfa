import "server-only";
import { withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import type { UserActor } from "./actor";
import { auditActor, recordAudit } from "./audit-store";
import { insertShop } from "./shops-store";

/** Opens a shop. Its code is what merchants send as `shopId`, and never changes. */
export async function createShop(
  actor: UserActor,
  shop: { shopId: string; name: string },
  at: Date,
  requestId: string,
): Promise<{ id: string; shopId: string; name: string; createdAt: string }> {
  return withTenant(actor.organizationId, async (t) => {
    const id = await insertShop(t, { code: shop.shopId, name: shop.name, at });
    if (id === null) throw new DomainError("shop_exists", { errors: [{ pointer: "/shopId", code: "taken" }] });
    await recordAudit(t, {
      ...auditActor(actor),
      action: "shop.create",
      subjectType: "shop",
      subjectId: id,
      detail: { shopId: shop.shopId },
      requestId,
      at,
    });
    return { id, ...shop, createdAt: at.toISOString() };
  });
}
