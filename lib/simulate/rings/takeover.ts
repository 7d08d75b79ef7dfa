import { itemOf, productBetween, sumOf } from "../basket";
import { drawDevice, foreignExit, homeIp, hostingIp } from "../equipment";
import { drawBehavior, identityOf, ordinaryPurchase } from "../ordinary";
import { drawDisposableEmail, drawMobile, drawPerson } from "../people";
import { drawHome } from "../places";
import { type Customer, longAgo, newCustomer, newMembership } from "../population";
import type { Identity, Purchase } from "../purchase";
import type { Rng } from "../rng";
import { type Plan, shopOfKind, type World } from "../world";
import type { Drop } from "./impersonation";
import { amongOthers, cycle, gangInstants, gangStyle, markFraud, type RingMaker } from "./ring";

type Means = {
  readonly ring: string;
  readonly drops: readonly Drop[];
  readonly devices: readonly ReturnType<typeof drawDevice>[];
  readonly ips: readonly string[];
  readonly phone: string;
};

/** Passwords that leaked elsewhere open the accounts of real members; stored cards and points go to a few doors. */
export const takeoverRing: RingMaker = (world, rng, ring, start) => {
  const means: Means = {
    ring,
    drops: [
      rng.chance(0.4) ? rng.pick(world.forwarders) : { home: drawHome(rng, 0.8), codePrefix: null },
      { home: drawHome(rng), codePrefix: null },
    ],
    devices: Array.from({ length: rng.int(1, 3) }, () => drawDevice(rng, rng.chance(0.2) ? "en-US" : "ja-JP")),
    ips: [hostingIp(rng), rng.chance(0.4) ? foreignExit(rng).ip : homeIp(rng), homeIp(rng)],
    phone: drawMobile(rng),
  };
  const shop = shopOfKind(rng, world, rng.chance(0.55) ? ["electronics"] : ["fashion", "electronics"]);
  return gangInstants(rng, start, rng.int(2, 6), rng.int(5, 10)).map((at, n): Plan => {
    return { at, make: (later) => takenOver(world, later, means, shop, at, n) };
  });
};

function takenOver(world: World, rng: Rng, means: Means, shop: Purchase["shop"], at: number, n: number): Purchase {
  const victim = findVictim(world, rng, shop.id) ?? newCustomer(rng);
  const membership = victim.memberships.get(shop.id) ?? newMembership(rng, shop, longAgo(rng, at));
  const purchase = ordinaryPurchase(world, rng, victim, shop, at);
  purchase.membership = membership;
  purchase.isFirstOrder = false;
  purchase.recipient = rng.chance(0.85) ? drop(rng, means, n) : null;
  purchase.items = amongOthers(
    rng,
    shop.kind,
    itemOf(productBetween(rng, shop.kind, 8000, 112_000, rng.chance(0.75)), 1),
  );
  purchase.method = rng.weighted([
    ["card", 78],
    ["points", 8],
    ["deferred", 14],
  ] as const);
  purchase.card = purchase.method === "card" ? victim.card : null;
  purchase.threeDS =
    purchase.method === "card" && rng.chance(0.6) ? { status: "Y", eci: "05", flow: "frictionless" } : null;
  purchase.approved = true;
  purchase.declines = 0;
  purchase.pointsUsed = rng.chance(0.45) ? Math.min(sumOf(purchase.items), rng.int(10, 90) * 100) : 0;
  purchase.subscription = null;
  purchase.affiliate = null;
  purchase.device = n < 2 || rng.chance(0.62) ? cycle(means.devices, Math.floor(n / 2)) : drawDevice(rng);
  purchase.ip = rng.chance(0.6) ? cycle(means.ips, n) : rng.weighted(world.population.gateways.docomo);
  purchase.behavior = drawBehavior(rng, true);
  if (rng.chance(0.12)) purchase.buyer.email = drawDisposableEmail(rng);
  return markFraud(purchase, {
    typology: "takeover",
    story: "account_takeover",
    ring: means.ring,
    fate: "taken_over",
    suspicion: 0.3,
  });
}

/** A member of the shop who has ordered before. */
function findVictim(world: World, rng: Rng, shopId: string): Customer | null {
  const { customers } = world.population;
  for (let tries = 0; tries < 60 && customers.length > 0; tries += 1) {
    const candidate = rng.pick(customers);
    if (candidate.memberships.has(shopId) && candidate.shopsUsed.has(shopId)) return candidate;
  }
  return null;
}

function drop(rng: Rng, means: Means, n: number): Identity {
  const door = cycle(means.drops, rng.int(0, n));
  const person = drawPerson(rng);
  const identity = identityOf(rng, newCustomer(rng));
  return {
    ...identity,
    person,
    home: door.home,
    style: gangStyle(rng),
    email: null,
    mobile: rng.chance(0.45) ? means.phone : drawMobile(rng),
    memberCode: door.codePrefix === null ? null : `${door.codePrefix}${rng.digits(5)}`,
  };
}
