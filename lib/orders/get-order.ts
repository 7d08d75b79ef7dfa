import "server-only";
import { z } from "zod";
import type { ApiKeyActor } from "@/lib/access/actor";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { getScreening } from "@/lib/screening/get-screening";
import { orderSchema } from "@/lib/screening/order-schema";
import { organizationConfig } from "@/lib/screening/organization-config";
import { DomainError } from "@/lib/shared/domain-error";
import { type Locale, ORDER_EVENT_TYPES } from "@/lib/shared/vocabulary";
import type { OrderDetail, ShipDecision } from "./contract";
import { decisionOf, manualOf, screeningOf } from "./judged-order";
import { type FoundOrder, findOrders } from "./store";

type Asked = { readonly externalOrderId: string; readonly shopId: string | undefined };

/** An order read back. Throws not_found, or shop_required when several shops of the key use the same number. */
export async function getOrder(actor: ApiKeyActor, asked: Asked, locale: Locale): Promise<OrderDetail> {
  const shops = await shopsOf(actor, asked);
  return withTenant(actor.organizationId, async (t) => {
    const found = await only(t, asked.externalOrderId, shops);
    const screening = await getScreening(t, screeningOf(found).id, locale);
    if (!screening) throw new DomainError("not_found");
    const manual = manualOf(found);
    return {
      orderId: found.id,
      order: asSent(found),
      screening,
      decision: manual && { ...manual, decidedAt: manual.decidedAt.toISOString() },
      events: found.events.map((event) => ({
        eventId: event.id,
        type: z.enum(ORDER_EVENT_TYPES).parse(event.type),
        occurredAt: event.occurredAt.toISOString(),
      })),
      shipDecision: decisionOf(found),
    };
  });
}

/** Whether the order may be shipped. Throws as `getOrder`. */
export async function getShipDecision(actor: ApiKeyActor, asked: Asked): Promise<ShipDecision> {
  const shops = await shopsOf(actor, asked);
  return withTenant(actor.organizationId, async (t) => decisionOf(await only(t, asked.externalOrderId, shops)));
}

/** The shops in which to look: the asked one if the key serves it, the key's own, or all (null). */
async function shopsOf(actor: ApiKeyActor, asked: Asked): Promise<readonly string[] | null> {
  if (asked.shopId === undefined) return actor.shopId ? [actor.shopId] : null;
  const { shopIdByCode } = await organizationConfig(actor.organizationId);
  const shopId = shopIdByCode.get(asked.shopId);
  return shopId !== undefined && (actor.shopId === null || actor.shopId === shopId) ? [shopId] : [];
}

async function only(t: TenantTx, externalOrderId: string, shops: readonly string[] | null): Promise<FoundOrder> {
  const found = await findOrders(t, externalOrderId, shops);
  if (found.length > 1) throw new DomainError("shop_required", { errors: [{ pointer: "/shopId", code: "required" }] });
  const order = found[0];
  if (!order) throw new DomainError("not_found");
  return order;
}

const document = z.record(z.string(), z.unknown());

/** The order as the merchant sent it, put together from where its parts are stored. */
export function asSent(order: Pick<FoundOrder, "document" | "deliveries" | "items">) {
  return orderSchema.parse({
    ...document.parse(order.document),
    ...(order.deliveries.length > 0 ? { deliveries: order.deliveries.map((delivery) => delivery.document) } : {}),
    ...(order.items.length > 0 ? { items: order.items.map(itemAsSent) } : {}),
  });
}

function itemAsSent(item: FoundOrder["items"][number]) {
  const unitPrice = item.unitPrice === null ? null : Number(item.unitPrice);
  return Object.fromEntries(Object.entries({ ...item, unitPrice }).filter(([, value]) => value !== null));
}
