import { itemOf, trialOf } from "../basket";
import { drawCard, drawDevice, homeIp, hostingIp } from "../equipment";
import { drawBehavior, identityOf, writeAffiliate } from "../ordinary";
import { type Customer, newCustomer } from "../population";
import type { Purchase } from "../purchase";
import type { Rng } from "../rng";
import { DAY, SECOND } from "../time";
import type { SimulatedShop } from "../types";
import { drawInstant, type Plan, shopOfKind, type World } from "../world";
import { cycle, gangInstants, markFraud, type RingMaker, strangerPurchase } from "./ring";

type Means = {
  readonly ring: string;
  readonly affiliateId: string;
  readonly owner: Customer;
  readonly devices: readonly ReturnType<typeof drawDevice>[];
  readonly ips: readonly string[];
};

/** An affiliate that pays itself: orders nobody wanted, made seconds after the click, refused or returned once commission is due. */
export const affiliateRing: RingMaker = (world, rng, ring, start) => {
  const means: Means = {
    ring,
    affiliateId: `aff-${rng.letters(6)}`,
    owner: newCustomer(rng),
    devices: Array.from({ length: rng.int(2, 4) }, () => drawDevice(rng)),
    ips: [homeIp(rng), rng.chance(0.5) ? hostingIp(rng) : homeIp(rng)],
  };
  const shop = shopOfKind(rng, world, ["cosmetics", "fashion"]);
  const conversions = gangInstants(rng, start, rng.int(4, 12), rng.int(9, 17)).map((at, n): Plan => {
    return { at, make: (later) => invented(world, later, means, shop, at, n) };
  });
  const own = gangInstants(rng, start, 20, rng.int(1, 3)).map((at): Plan => {
    return { at, make: (later) => selfPurchase(world, later, means, shop, at) };
  });
  // Even a crooked affiliate sends a few people who mean it.
  const honest = Array.from({ length: rng.int(3, 7) }, (): Plan => {
    const at = drawInstant(rng, start + rng.int(0, 24) * DAY, "customer");
    return { at, make: (later) => honestConversion(world, later, means, shop, at) };
  });
  return [...conversions, ...own, ...honest];
};

function invented(world: World, rng: Rng, means: Means, shop: SimulatedShop, at: number, n: number): Purchase {
  const purchase = strangerPurchase(world, rng, shop, at);
  const seconds = rng.chance(0.45) ? rng.int(3, 14) : Math.round(rng.logNormal(110, 0.9)) + 15;
  firstOffer(rng, purchase, shop);
  purchase.affiliate = writeAffiliate(rng, means.affiliateId, shop.kind, at - seconds * SECOND);
  purchase.method = rng.weighted([
    ["deferred", 52],
    ["cod", 28],
    ["convenience_store", 20],
  ] as const);
  unpaidByCard(purchase);
  purchase.device = n < 2 || rng.chance(0.45) ? cycle(means.devices, Math.floor(n / 2)) : drawDevice(rng);
  purchase.ip = rng.chance(0.45) ? cycle(means.ips, n) : rng.weighted(world.population.gateways.au);
  const base = drawBehavior(rng, false);
  const rushed = { ...base, formMs: Math.max(2500, Math.min(seconds * 800, base.formMs)), keystrokes: rng.int(0, 40) };
  purchase.behavior = rng.chance(0.5) ? rushed : base;
  return markFraud(purchase, {
    typology: "affiliate",
    story: "invented_conversion",
    ring: means.ring,
    fate: "commission_abuse",
    suspicion: 0.3,
  });
}

function selfPurchase(world: World, rng: Rng, means: Means, shop: SimulatedShop, at: number): Purchase {
  const purchase = strangerPurchase(world, rng, shop, at);
  firstOffer(rng, purchase, shop);
  purchase.buyer = identityOf(rng, means.owner);
  purchase.affiliate = writeAffiliate(rng, means.affiliateId, shop.kind, at - rng.int(20, 240) * SECOND);
  purchase.method = "card";
  purchase.card = means.owner.card ?? drawCard(rng, means.owner.person.romaji);
  purchase.threeDS = { status: "Y", eci: "05", flow: "frictionless" };
  purchase.device = means.owner.device;
  purchase.ip = means.owner.household.ip;
  return markFraud(purchase, {
    typology: "affiliate",
    story: "self_purchase",
    ring: means.ring,
    fate: "commission_abuse",
    suspicion: 0.12,
  });
}

function honestConversion(world: World, rng: Rng, means: Means, shop: SimulatedShop, at: number): Purchase {
  const purchase = strangerPurchase(world, rng, shop, at);
  purchase.affiliate = writeAffiliate(rng, means.affiliateId, shop.kind, at - rng.int(60, 2400) * SECOND);
  purchase.truth = { fraud: false, typology: null, story: "honest_conversion", ring: null };
  return purchase;
}

function firstOffer(rng: Rng, purchase: Purchase, shop: SimulatedShop): void {
  const trial = trialOf(rng, shop.kind);
  purchase.items = [itemOf(trial, 1)];
  purchase.isFirstOrder = true;
  purchase.recipient = null;
  purchase.pointsUsed = 0;
  purchase.subscription = trial.trial === true ? { courseId: `${trial.sku}-course`, cycleNo: 1 } : null;
  purchase.approved = true;
  purchase.declines = 0;
}

function unpaidByCard(purchase: Purchase): void {
  purchase.card = null;
  purchase.threeDS = null;
}
