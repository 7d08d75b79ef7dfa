import type { Item } from "../../risk/order";
import type { Typology } from "../../shared/vocabulary";
import { drawBasket } from "../basket";
import { ordinaryPurchase } from "../ordinary";
import { newCustomer } from "../population";
import type { Fate, Purchase } from "../purchase";
import type { Rng } from "../rng";
import { type AddressStyle, drawStyle, manglingStyle } from "../spelling";
import { DAY } from "../time";
import type { ShopKind, SimulatedShop } from "../types";
import { drawInstant, type Plan, type World } from "../world";

/** A gang's work, or that of one person who acts alone: all its orders, planned when it begins. */
export type RingMaker = (world: World, rng: Rng, ring: string, start: number) => readonly Plan[];

export type FraudMark = {
  readonly typology: Typology;
  readonly story: string;
  readonly ring: string;
  readonly fate: Fate;
  /** How likely the merchant's own system is to notice. */
  readonly suspicion: number;
};

/** An order by somebody nobody has seen before, to be bent into shape. */
export function strangerPurchase(world: World, rng: Rng, shop: SimulatedShop, at: number): Purchase {
  const purchase = ordinaryPurchase(world, rng, newCustomer(rng), shop, at);
  if (purchase.fate === "cancelled" || purchase.fate === "late") purchase.fate = "kept";
  return purchase;
}

export function markFraud(purchase: Purchase, mark: FraudMark): Purchase {
  purchase.truth = { fraud: true, typology: mark.typology, story: mark.story, ring: mark.ring };
  purchase.fate = mark.fate;
  purchase.inHouseSuspicion = mark.suspicion;
  return purchase;
}

/** An instant on one of the next `spanDays` days, at the hours gangs keep. */
export function gangInstant(rng: Rng, start: number, spanDays: number): number {
  return drawInstant(rng, start + rng.int(0, Math.max(0, Math.ceil(spanDays) - 1)) * DAY, "gang");
}

/** As many instants, in order. */
export function gangInstants(rng: Rng, start: number, spanDays: number, count: number): number[] {
  return Array.from({ length: count }, () => gangInstant(rng, start, spanDays)).sort((a, b) => a - b);
}

/** Half of the gang's clerks write like anybody; the others make every address look new. */
export function gangStyle(rng: Rng): AddressStyle {
  return rng.chance(0.55) ? drawStyle(rng) : manglingStyle(rng);
}

/** What is wanted, among things that nobody looks at twice. */
export function amongOthers(rng: Rng, kind: ShopKind, wanted: Item): Item[] {
  if (!rng.chance(0.4)) return [wanted];
  const others = drawBasket(rng, kind, false).filter((item) => item.sku !== wanted.sku && (item.unitPrice ?? 0) < 9000);
  return [wanted, ...others.slice(0, 2)];
}

/** The n-th of a few things a gang owns, wrapping around. */
export function cycle<T>(values: readonly T[], n: number): T {
  const value = values[n % values.length];
  if (value === undefined) throw new RangeError("a gang without means");
  return value;
}
