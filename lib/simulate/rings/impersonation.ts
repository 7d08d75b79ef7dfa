import { itemOf, productBetween } from "../basket";
import { type DeviceProfile, drawCard, drawDevice, foreignExit, homeIp, hostingIp } from "../equipment";
import { drawBehavior } from "../ordinary";
import { drawDisposableEmail, drawForeigner, drawLocalPart, drawMobile, drawPerson } from "../people";
import { drawHome, type Home } from "../places";
import type { Identity, Purchase } from "../purchase";
import type { Rng } from "../rng";
import { HOUR } from "../time";
import type { SimulatedShop } from "../types";
import { type Plan, shopOfKind, type World } from "../world";
import { amongOthers, cycle, gangInstants, gangStyle, markFraud, type RingMaker, strangerPurchase } from "./ring";

/** What changes (network, device, mail) and what does not: the few doors at which the goods arrive. */
type Means = {
  readonly ring: string;
  readonly drops: readonly Drop[];
  readonly devices: readonly DeviceProfile[];
  readonly phones: readonly string[];
  readonly habit: { readonly foreign: number; readonly hosting: number; readonly mobile: number };
};
export type Drop = { readonly home: Home; readonly codePrefix: string | null };

/** Stolen cards: goods converge on two or three doors under ever new names. */
export const impersonationRing: RingMaker = (world, rng, ring, start) => {
  const means = drawMeans(world, rng, ring);
  const instants = gangInstants(rng, start, rng.int(4, 16), rng.int(9, 19));
  return instants.flatMap((at, n): readonly Plan[] => {
    const shop = shopOfKind(rng, world, rng.chance(0.68) ? ["electronics", "fashion"] : ["fashion", "electronics"]);
    if (rng.chance(0.22)) return testedCard(world, rng, means, shop, at, n);
    return [{ at, make: (later) => stolenCardOrder(world, later, means, shop, at, n) }];
  });
};

/** Somebody with one stolen card and a door of his own: nothing to connect him with. */
export const loneImpersonation: RingMaker = (world, rng, ring, start) => {
  const means = drawMeans(world, rng, ring);
  const [at = start] = gangInstants(rng, start, 2, 1);
  const shop = shopOfKind(rng, world, ["electronics", "fashion"]);
  return [
    {
      at,
      make: (later) => {
        const purchase = stolenCardOrder(world, later, means, shop, at, 0);
        purchase.truth = { ...purchase.truth, story: "lone_stolen_card", ring: null };
        return purchase;
      },
    },
  ];
};

function drawMeans(world: World, rng: Rng, ring: string): Means {
  const drops = Array.from({ length: rng.int(2, 3) }, (_, i) =>
    i === 0 && rng.chance(0.5) ? rng.pick(world.forwarders) : vacantFlat(rng),
  );
  return {
    ring,
    drops,
    devices: Array.from({ length: rng.int(3, 6) }, () => drawDevice(rng, rng.chance(0.15) ? "zh-CN" : "ja-JP")),
    phones: Array.from({ length: rng.int(2, 4) }, () => drawMobile(rng)),
    habit: rng.pick([
      { foreign: 0.25, hosting: 0.35, mobile: 0.2 },
      { foreign: 0.02, hosting: 0.15, mobile: 0.55 },
      { foreign: 0.08, hosting: 0.25, mobile: 0.3 },
    ] as const),
  };
}

function vacantFlat(rng: Rng): Drop {
  return { home: drawHome(rng, 0.85), codePrefix: null };
}

/** A trifle to see whether the card lives, then the real thing within three days. */
function testedCard(world: World, rng: Rng, means: Means, shop: SimulatedShop, at: number, n: number): readonly Plan[] {
  const card = drawCard(rng, drawPerson(rng).romaji, 0.08);
  const device = cycle(means.devices, n);
  const again = at + Math.round(rng.between(1, 50) * HOUR);
  const declined = rng.chance(0.3);
  const order = (when: number, test: boolean): Plan => ({
    at: when,
    make: (later) => {
      const purchase = stolenCardOrder(world, later, means, shop, when, n);
      purchase.card = card;
      purchase.device = device;
      if (!test) return purchase;
      purchase.items = [itemOf(productBetween(later, shop.kind, 300, 1000, false), 1)];
      purchase.truth = { ...purchase.truth, story: "card_testing" };
      if (declined) Object.assign(purchase, { approved: false, declines: later.int(1, 4), threeDS: null });
      return purchase;
    },
  });
  return declined ? [order(at, true)] : [order(at, true), order(again, false)];
}

function stolenCardOrder(world: World, rng: Rng, means: Means, shop: SimulatedShop, at: number, n: number): Purchase {
  const purchase = strangerPurchase(world, rng, shop, at);
  const door = receiver(rng, means, n);
  const victim = drawCard(rng, purchase.buyer.person.romaji, 0.1);
  const splitIdentity = rng.chance(0.42);
  purchase.recipient = splitIdentity ? door : null;
  purchase.buyer = splitIdentity
    ? { ...purchase.buyer, email: door.email, mobile: rng.chance(0.5) ? door.mobile : purchase.buyer.mobile }
    : door;
  purchase.method = "card";
  purchase.card = rng.chance(0.45) ? { ...victim, holderName: door.person.romaji } : victim;
  purchase.threeDS = stolenThreeDS(rng);
  purchase.declines = rng.chance(0.16) ? rng.int(1, 4) : 0;
  purchase.approved = true;
  purchase.items = spoils(rng, shop);
  purchase.subscription = null;
  purchase.pointsUsed = 0;
  purchase.affiliate = null;
  purchase.wishDate = rng.chance(0.3);
  purchase.note = rng.chance(0.07)
    ? rng.pick(["至急発送お願いします", "最短でお願いします", "置き配可"] as const)
    : purchase.note;
  purchase.device = rng.chance(0.12) ? null : gangDevice(rng, means, n);
  purchase.ip = gangIp(world, rng, means);
  purchase.behavior = gangBehavior(rng);
  return markFraud(purchase, {
    typology: "impersonation",
    story: "stolen_card",
    ring: means.ring,
    fate: "stolen_card",
    suspicion: 0.42,
  });
}

function receiver(rng: Rng, means: Means, n: number): Identity {
  const drop = cycle(means.drops, rng.chance(0.7) ? n : n + 1);
  const person = drop.codePrefix !== null && rng.chance(0.35) ? drawForeigner(rng) : drawPerson(rng);
  return {
    person,
    home: drop.home,
    style: gangStyle(rng),
    email: rng.chance(0.09)
      ? drawDisposableEmail(rng)
      : `${drawLocalPart(rng, person)}@${rng.pick(["gmail.com", "outlook.jp", "yahoo.co.jp"] as const)}`,
    mobile: rng.chance(0.45) ? cycle(means.phones, n) : drawMobile(rng),
    fixedLine: null,
    company: null,
    memberCode: drop.codePrefix !== null && rng.chance(0.7) ? `${drop.codePrefix}${rng.digits(5)}` : null,
  };
}

function stolenThreeDS(rng: Rng): Purchase["threeDS"] {
  return rng.weighted<Purchase["threeDS"]>([
    [{ status: "Y", eci: "05", flow: "frictionless" }, 34],
    [{ status: "Y", eci: "05", flow: "challenge" }, 5],
    [{ status: "A", eci: "06", flow: "frictionless" }, 20],
    [{ status: "U", eci: "07", flow: "frictionless" }, 9],
    [{ status: "N", eci: "07", flow: "challenge" }, 4],
    [null, 28],
  ]);
}

/** Mostly what sells again; sometimes what everybody buys, to stay small. */
function spoils(rng: Rng, shop: SimulatedShop): Purchase["items"] {
  const [min, max] = rng.weighted([
    [[9000, 40_000], 45],
    [[25_000, 120_000], 35],
    [[2000, 14_000], 20],
  ] as const);
  return amongOthers(
    rng,
    shop.kind,
    itemOf(productBetween(rng, shop.kind, min, max, rng.chance(0.68)), rng.chance(0.14) ? rng.int(2, 3) : 1),
  );
}

function gangDevice(rng: Rng, means: Means, n: number): DeviceProfile {
  return rng.chance(0.36)
    ? cycle(means.devices, Math.floor(n / 2))
    : drawDevice(rng, rng.chance(0.1) ? "zh-CN" : "ja-JP");
}

function gangIp(world: World, rng: Rng, means: Means): string {
  const draw = rng.float();
  const { foreign, hosting, mobile } = means.habit;
  if (draw < foreign) return foreignExit(rng).ip;
  if (draw < foreign + hosting) return hostingIp(rng);
  if (draw < foreign + hosting + mobile)
    return rng.weighted(world.population.gateways[rng.pick(["docomo", "au", "softbank"] as const)]);
  return homeIp(rng);
}

/** Some paste from a list, others type like anybody. */
export function gangBehavior(rng: Rng): Purchase["behavior"] {
  const base = drawBehavior(rng, false);
  if (!rng.chance(0.28)) return base;
  const pastedFields = ["name", "address", "tel", "email"].slice(0, rng.int(1, 4));
  return { ...base, formMs: Math.round(rng.logNormal(48, 0.6) * 1000), keystrokes: rng.int(10, 70), pastedFields };
}
