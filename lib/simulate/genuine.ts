import { itemOf, launchProduct, productBetween } from "./basket";
import { ordinaryPurchase } from "./ordinary";
import type { Customer } from "./population";
import type { Purchase } from "./purchase";
import type { Rng } from "./rng";
import { anybody, hurried, WEIGHTED_STORIES } from "./stories";
import { DAY, HOUR, SECOND } from "./time";
import type { SimulatedShop } from "./types";
import { drawShop, launchOn, type World } from "./world";

/** One genuine order at this instant. */
export function genuinePurchase(world: World, rng: Rng, at: number): Purchase {
  const story = rng.weighted(WEIGHTED_STORIES);
  const customer = story.who(world, rng);
  const purchase = ordinaryPurchase(world, rng, customer, drawShop(rng, world), at);
  story.shape(world, rng, purchase, customer);
  const late = purchase.method === "deferred" && purchase.fate === "late";
  const odd = story.name === "ordinary" && late ? "late_payer" : story.name;
  purchase.truth = { fraud: false, typology: null, story: odd, ring: null };
  settle(world, rng, purchase, customer);
  return purchase;
}

/** Keeps the customer's memory of this order, and plans the next delivery of a subscription. */
function settle(world: World, rng: Rng, purchase: Purchase, customer: Customer): void {
  customer.orders += 1;
  customer.shopsUsed.add(purchase.shop.id);
  if (purchase.subscription !== null && purchase.fate !== "cancelled" && rng.chance(0.62)) {
    purchase.renews = true;
    planRenewal(world, rng, customer, purchase.shop, purchase, 2);
  }
}

function planRenewal(
  world: World,
  rng: Rng,
  customer: Customer,
  shop: SimulatedShop,
  previous: Purchase,
  cycleNo: number,
): void {
  const at = previous.at + 30 * DAY + rng.int(-4, 4) * HOUR;
  world.schedule({
    at,
    make: (later) => {
      const purchase = ordinaryPurchase(world, later, customer, shop, at);
      const course = previous.subscription?.courseId ?? "course";
      Object.assign(purchase, {
        items: [itemOf(productBetween(later, shop.kind, 2800, 7000, false), 1)],
        subscription: { courseId: course, cycleNo },
        method: previous.method,
        card: previous.card,
        threeDS: null,
        isFirstOrder: false,
        device: null,
        ip: null,
        behavior: null,
        affiliate: null,
        coupon: null,
        truth: { fraud: false, typology: null, story: "renewal", ring: null },
      } satisfies Partial<Purchase>);
      purchase.renews = later.chance(0.78);
      if (purchase.renews) planRenewal(world, later, customer, shop, purchase, cycleNo + 1);
      return purchase;
    },
  });
}

/**
 * Every few weeks an article that everybody wants goes on sale at ten in the morning, and a tenth of a day's orders or more come
 * within minutes.
 */
export function planLaunches(world: World, rng: Rng, day: number): void {
  const at = launchOn(world, day);
  const shop = world.shops.find((candidate) => launchProduct(candidate.kind) !== null);
  if (at === null || shop === undefined) return;
  const count = Math.round(world.ordersPerDay * rng.between(0.25, 0.4));
  for (let i = 0; i < count; i += 1) {
    const when = at + Math.round(rng.logNormal(100, 1)) * SECOND;
    world.schedule({ at: when, make: (later) => launchPurchase(world, later, shop, when) });
  }
}

/** A customer who waited for the launch of an article that everybody wants. */
function launchPurchase(world: World, rng: Rng, shop: SimulatedShop, at: number): Purchase {
  const customer = anybody(world, rng);
  const purchase = ordinaryPurchase(world, rng, customer, shop, at);
  const product = launchProduct(shop.kind);
  if (product !== null) purchase.items = [itemOf(product, 1)];
  purchase.subscription = null;
  purchase.pointsUsed = 0;
  purchase.truth = { fraud: false, typology: null, story: "launch", ring: null };
  if (rng.chance(0.5)) hurried(world, rng, purchase, customer);
  settle(world, rng, purchase, customer);
  return purchase;
}
