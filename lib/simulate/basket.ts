import type { Item } from "../risk/order";
import { CATALOGUE, type Product } from "./data/products";
import type { Rng } from "./rng";
import type { ShopKind } from "./types";

const WEIGHTED: Readonly<Record<ShopKind, readonly (readonly [Product, number])[]>> = {
  cosmetics: CATALOGUE.cosmetics.map((product) => [product, product.weight] as const),
  electronics: CATALOGUE.electronics.map((product) => [product, product.weight] as const),
  fashion: CATALOGUE.fashion.map((product) => [product, product.weight] as const),
};

/** What an ordinary customer puts in the basket: one to four articles. */
export function drawBasket(rng: Rng, kind: ShopKind, isFirstOrder: boolean): Item[] {
  const count = rng.weighted([
    [1, 58],
    [2, 27],
    [3, 10],
    [4, 5],
  ] as const);
  const items = new Map<string, Item>();
  for (let i = 0; i < count; i += 1) {
    const product = rng.weighted(WEIGHTED[kind]);
    if (product.trial === true && !isFirstOrder) continue;
    const quantity = product.price < 6000 && rng.chance(0.14) ? rng.int(2, 5) : 1;
    items.set(product.sku, itemOf(product, product.limit === undefined ? quantity : 1));
  }
  if (items.size === 0) return [itemOf(rng.pick(CATALOGUE[kind].filter((p) => p.trial !== true)), 1)];
  return [...items.values()];
}

export function itemOf(product: Product, quantity: number): Item {
  return {
    sku: product.sku,
    name: product.name,
    category: product.category,
    unitPrice: product.price,
    quantity,
    isHighResale: product.resale === true,
    ...(product.trial === true ? { isTrial: true } : {}),
    ...(product.limit === undefined ? {} : { purchaseLimit: product.limit }),
  };
}

/** One article of the shop between two prices; any article where the shop sells none such. */
export function productBetween(rng: Rng, kind: ShopKind, min: number, max: number, resale: boolean): Product {
  const inRange = CATALOGUE[kind].filter((p) => p.price >= min && p.price <= max && p.trial !== true);
  const wanted = resale ? inRange.filter((p) => p.resale === true) : inRange;
  if (wanted.length > 0) return rng.pick(wanted);
  return rng.pick(inRange.length > 0 ? inRange : CATALOGUE[kind]);
}

export function trialOf(rng: Rng, kind: ShopKind): Product {
  const trials = CATALOGUE[kind].filter((p) => p.trial === true);
  return rng.pick(trials.length > 0 ? trials : CATALOGUE[kind]);
}

/** The article of a product launch: easily resold and limited per household where the shop has such a thing. */
export function launchProduct(kind: ShopKind): Product | null {
  return CATALOGUE[kind].find((p) => p.limit !== undefined && p.resale === true) ?? null;
}

export function sumOf(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + (item.unitPrice ?? 0) * (item.quantity ?? 1), 0);
}
