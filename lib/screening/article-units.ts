import "server-only";
import { hash } from "node:crypto";
import type { ArticleUnits } from "@/lib/risk/facts";
import type { Item } from "@/lib/risk/order";

/** Articles whose units are added up per household. */
const ARTICLES_MAX = 5;
const QUANTITY_BITS = 7;
const QUANTITY_MAX = 2 ** QUANTITY_BITS - 1;

/** Units of each article with a purchase limit: only what is limited is worth adding up. */
export function limitedArticles(items: readonly Item[]): ReadonlyMap<string, ArticleUnits> {
  const units = new Map<string, ArticleUnits>();
  for (const [item, { sku, purchaseLimit, quantity = 1 }] of items.entries()) {
    if (sku === undefined || purchaseLimit === undefined) continue;
    const known = units.get(sku);
    if (known) units.set(sku, { ...known, quantity: known.quantity + quantity });
    else if (units.size < ARTICLES_MAX) units.set(sku, { item, quantity });
  }
  return units;
}

/** Article and quantity (up to 127) in one positive 32-bit integer. */
export function packUnits(sku: string, quantity: number): number {
  return (articleNumber(sku) << QUANTITY_BITS) | Math.min(quantity, QUANTITY_MAX);
}

/** The units that an earlier order took of one of ours; null where it is none of them. */
export function unitsOf(packed: number, own: ReadonlyMap<string, ArticleUnits>): ArticleUnits | null {
  for (const [sku, { item }] of own) {
    if (articleNumber(sku) === packed >> QUANTITY_BITS) return { item, quantity: packed & QUANTITY_MAX };
  }
  return null;
}

function articleNumber(sku: string): number {
  return hash("sha256", sku, "buffer").readUIntBE(0, 3);
}
