import { itemOf, productBetween } from "../basket";
import { drawDevice, homeIp } from "../equipment";
import { drawBehavior } from "../ordinary";
import { drawLocalPart, drawMobile, drawPerson, type Person } from "../people";
import { drawHome, type Home } from "../places";
import { type Membership, newMembership } from "../population";
import type { Identity, Purchase } from "../purchase";
import type { Rng } from "../rng";
import { DAY } from "../time";
import type { SimulatedShop } from "../types";
import { type Plan, shopOfKind, type World } from "../world";
import { amongOthers, cycle, gangInstants, gangStyle, markFraud, type RingMaker, strangerPurchase } from "./ring";

type Means = {
  readonly ring: string;
  readonly home: Home;
  readonly names: readonly Person[];
  readonly phones: readonly string[];
  readonly devices: readonly ReturnType<typeof drawDevice>[];
  readonly ip: string;
  readonly memberships: Map<string, Membership>;
};

/** A rented room, a history of small bills paid, then everything at once on bills that nobody will pay. */
export const nonpaymentRing: RingMaker = (world, rng, ring, start) => {
  const means: Means = {
    ring,
    home: drawHome(rng, 0.9),
    names: Array.from({ length: rng.int(3, 6) }, () => drawPerson(rng)),
    phones: Array.from({ length: rng.int(2, 3) }, () => drawMobile(rng)),
    devices: Array.from({ length: rng.int(1, 3) }, () => drawDevice(rng)),
    ip: homeIp(rng),
    memberships: new Map(),
  };
  const history = rng.chance(0.6) ? rng.int(2, 4) : 0;
  const strikeAt = start + (history === 0 ? 0 : 16 * DAY);
  const shopAt = () =>
    shopOfKind(rng, world, rng.pick([["fashion"], ["cosmetics"], ["electronics", "fashion"]] as const));
  const first = shopAt();
  const build = gangInstants(rng, start, 12, history).map((at, n): Plan => {
    return { at, make: (later) => smallBill(world, later, means, first, at, n) };
  });
  const strike = gangInstants(rng, strikeAt, rng.int(4, 9), rng.int(5, 10)).map((at, n): Plan => {
    const shop = rng.chance(0.5) ? first : shopAt();
    return { at, make: (later) => unpaidOrder(world, later, means, shop, at, n) };
  });
  return [...build, ...strike];
};

/** A person alone who orders once on a bill and never pays; nothing about the order says so. */
export const loneDefault: RingMaker = (world, rng, ring, start) => {
  const [at = start] = gangInstants(rng, start, 1, 1);
  const shop = shopOfKind(rng, world, rng.pick([["cosmetics"], ["fashion"], ["electronics", "fashion"]] as const));
  return [{ at, make: (later) => oneBill(world, later, ring, shop, at) }];
};

function oneBill(world: World, rng: Rng, ring: string, shop: SimulatedShop, at: number): Purchase {
  const purchase = strangerPurchase(world, rng, shop, at);
  purchase.method = "deferred";
  purchase.card = null;
  purchase.threeDS = null;
  purchase.approved = true;
  purchase.declines = 0;
  markFraud(purchase, { typology: "nonpayment", story: "one_unpaid_bill", ring, fate: "unpaid", suspicion: 0.04 });
  purchase.truth = { ...purchase.truth, ring: null };
  return purchase;
}

/** Looks like any small bill, and is paid: genuine by every label, told apart only by its ring. */
function smallBill(world: World, rng: Rng, means: Means, shop: SimulatedShop, at: number, n: number): Purchase {
  const purchase = baseOrder(world, rng, means, shop, at, 0);
  purchase.items = [itemOf(productBetween(rng, shop.kind, 500, 1000, false), 1)];
  purchase.isFirstOrder = n === 0;
  purchase.fate = "kept";
  purchase.truth = { fraud: false, typology: null, story: "built_up_history", ring: means.ring };
  return purchase;
}

function unpaidOrder(world: World, rng: Rng, means: Means, shop: SimulatedShop, at: number, n: number): Purchase {
  const purchase = baseOrder(world, rng, means, shop, at, n);
  const rich = rng.chance(0.62);
  const [min, max] = rich ? [12_000, 50_000] : [2500, 13_000];
  purchase.items = amongOthers(rng, shop.kind, itemOf(productBetween(rng, shop.kind, min, max, rng.chance(0.5)), 1));
  purchase.isFirstOrder = rng.chance(0.6);
  return markFraud(purchase, {
    typology: "nonpayment",
    story: "unpaid_bill",
    ring: means.ring,
    fate: "unpaid",
    suspicion: Math.min(0.42, 0.15 + n * 0.04),
  });
}

function baseOrder(world: World, rng: Rng, means: Means, shop: SimulatedShop, at: number, n: number): Purchase {
  const purchase = strangerPurchase(world, rng, shop, at);
  const person = cycle(means.names, n);
  purchase.buyer = tenant(rng, means, person, n);
  purchase.recipient = null;
  purchase.membership = memberOf(rng, means, shop, person, at);
  purchase.method = "deferred";
  purchase.card = null;
  purchase.threeDS = null;
  purchase.declines = 0;
  purchase.approved = true;
  purchase.affiliate = null;
  purchase.subscription = null;
  purchase.pointsUsed = 0;
  purchase.device = rng.chance(0.5) ? cycle(means.devices, n) : drawDevice(rng);
  purchase.ip = rng.chance(0.35) ? means.ip : rng.weighted(world.population.gateways.softbank);
  purchase.behavior = drawBehavior(rng, rng.chance(0.35));
  return purchase;
}

/** A name keeps its membership at a shop. */
function memberOf(rng: Rng, means: Means, shop: SimulatedShop, person: Person, at: number): Membership | null {
  const key = `${shop.id}|${person.lastName}${person.firstName}`;
  const existing = means.memberships.get(key);
  if (existing !== undefined) return existing;
  if (rng.chance(0.35)) return null;
  const created = newMembership(rng, shop, at - Math.round(rng.logNormal(4, 1.4) * DAY));
  means.memberships.set(key, created);
  return created;
}

function tenant(rng: Rng, means: Means, person: Person, n: number): Identity {
  return {
    person,
    home: means.home,
    style: gangStyle(rng),
    email: `${drawLocalPart(rng, person)}@${rng.pick(["gmail.com", "yahoo.co.jp", "icloud.com", "docomo.ne.jp"] as const)}`,
    mobile: rng.chance(0.5) ? cycle(means.phones, n) : drawMobile(rng),
    fixedLine: null,
    company: null,
    memberCode: null,
  };
}
