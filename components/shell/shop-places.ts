import type { PlaceId } from "@/components/shortcuts/places";

/** Places that can be looked at for one shop alone; going from one to another keeps the shop. */
const OF_A_SHOP: ReadonlySet<PlaceId> = new Set(["review", "alerts", "orders", "reports"]);

export const hasShopFilter = (place: PlaceId | null): boolean => place !== null && OF_A_SHOP.has(place);

/** The address of a place, with the shop that is looked at where it has a say. */
export function placeHref(place: { readonly id: PlaceId; readonly path: string }, shop: string | null): string {
  return shop !== null && hasShopFilter(place.id) ? `${place.path}?shop=${encodeURIComponent(shop)}` : place.path;
}
