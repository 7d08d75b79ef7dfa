import "server-only";
import type { Order } from "@/lib/risk/order";
import { identityKey } from "./identifiers";

/** A key under which people find an order, and which no screening reads. */
export type SearchKey = { readonly kind: number; readonly key: string };

/** Kinds that are only found: from here on (`identifier_sighting.kind`). */
export const SEARCH_KINDS_FROM = 101;
export const NAME_KIND = 101;
export const KANA_KIND = 102;
/** Orders of one shop with an authorisation that failed: read for the shop as a whole, now and then. */
export const SHOP_DECLINES_KIND = 103;
/** Orders of one shop on deferred payment to one prefecture: counted by day, now and then. */
export const DEFERRED_AREA_KIND = 104;

const DELIVERIES_MAX = 5;

export const shopDeclinesKey = (shopId: string): string => identityKey("shop_declines", shopId);

export const deferredAreaKey = (shopId: string, prefecture: string): string =>
  identityKey("deferred_area", `${shopId}\u0000${prefecture}`);

/**
 * Names and readings of the buyer and the first few ship-tos, each once; the shop where an authorisation failed; shop and prefecture
 * where the payment is deferred.
 */
export function searchKeysOf(order: Order, shopId: string): readonly SearchKey[] {
  const parties = [order.buyer, ...order.deliveries.slice(0, DELIVERIES_MAX)].filter((party) => party !== null);
  const found = new Map<string, SearchKey>();
  const add = (kind: number, type: "name" | "kana", value: string | undefined) => {
    if (!value) return;
    const key = identityKey(type, value);
    found.set(`${kind}:${key}`, { kind, key });
  };
  for (const party of parties) {
    add(NAME_KIND, "name", party.name?.key);
    add(KANA_KIND, "kana", party.kana?.key);
  }
  const auth = order.input.payment?.auth;
  const failed = auth?.result === "declined" || (auth?.declines ?? 0) > 0;
  const declines = failed ? [{ kind: SHOP_DECLINES_KIND, key: shopDeclinesKey(shopId) }] : [];
  return [...found.values(), ...declines, ...areaOf(order, shopId)];
}

function areaOf({ input, delivery, buyer }: Order, shopId: string): readonly SearchKey[] {
  if (input.payment?.method !== "deferred") return [];
  const prefecture = delivery?.address?.prefecture ?? buyer?.address?.prefecture ?? null;
  return prefecture === null ? [] : [{ kind: DEFERRED_AREA_KIND, key: deferredAreaKey(shopId, prefecture) }];
}
