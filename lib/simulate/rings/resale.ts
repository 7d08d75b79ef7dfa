import { itemOf, launchProduct, trialOf } from "../basket";
import { FREE_MAIL } from "../data/networks";
import { drawCard, drawDevice, homeIp } from "../equipment";
import { drawBehavior } from "../ordinary";
import { drawLocalPart, drawMobile, drawPerson, drawSurname, type Person, variantSurname } from "../people";
import { drawHome, type Home } from "../places";
import { newMembership } from "../population";
import type { Identity, Purchase } from "../purchase";
import type { Rng } from "../rng";
import { manglingStyle } from "../spelling";
import { MINUTE, SECOND } from "../time";
import type { SimulatedShop } from "../types";
import { nextLaunch, type Plan, shopOfKind, type World } from "../world";
import { cycle, gangInstants, gangStyle, markFraud, type RingMaker, strangerPurchase } from "./ring";

type Means = {
  readonly ring: string;
  readonly home: Home;
  readonly surname: ReturnType<typeof drawSurname>;
  readonly mailbox: string;
  readonly phones: readonly string[];
  readonly devices: readonly ReturnType<typeof drawDevice>[];
  readonly ip: string;
  readonly card: ReturnType<typeof drawCard>;
};

/** One household that is ever new: first-order offers and limited articles again and again, to be sold on. */
export const resaleRing: RingMaker = (world, rng, ring, start) => {
  const means = drawMeans(rng, ring);
  const launch = rng.chance(0.3);
  const count = rng.int(8, 16);
  const opening = nextLaunch(world, start);
  const instants = launch
    ? Array.from(
        { length: count },
        () => opening + Math.round(rng.logNormal(rng.chance(0.6) ? 60 : 20_000, 0.8)) * SECOND,
      )
    : gangInstants(rng, start, rng.int(10, 32), count);
  return instants.map((at, n): Plan => {
    const kinds = launch ? (["electronics", "fashion"] as const) : (["cosmetics", "fashion"] as const);
    const shop = shopOfKind(rng, world, rng.chance(0.12) ? ["fashion", "electronics"] : kinds);
    return { at, make: (later) => repeatedFirstOrder(world, later, means, shop, at, n) };
  });
};

function drawMeans(rng: Rng, ring: string): Means {
  const surname = drawSurname(rng);
  const boss = drawPerson(rng, surname);
  return {
    ring,
    home: drawHome(rng, 0.75),
    surname,
    mailbox: `${boss.romaji.toLowerCase().replace(" ", "")}${rng.digits(2)}`,
    phones: Array.from({ length: rng.int(1, 3) }, () => drawMobile(rng)),
    devices: Array.from({ length: rng.int(1, 3) }, () => drawDevice(rng)),
    ip: homeIp(rng),
    card: drawCard(rng, boss.romaji),
  };
}

function repeatedFirstOrder(
  world: World,
  rng: Rng,
  means: Means,
  shop: SimulatedShop,
  at: number,
  n: number,
): Purchase {
  const purchase = strangerPurchase(world, rng, shop, at);
  purchase.buyer = newFace(rng, means, n);
  purchase.recipient = null;
  purchase.isFirstOrder = rng.chance(0.93);
  if (purchase.membership !== null) {
    const daysAhead = rng.weighted([
      [0, 60],
      [3, 20],
      [40, 20],
    ] as const);
    const since = at - daysAhead * 24 * 60 * MINUTE - Math.round(rng.logNormal(12, 0.9) * MINUTE);
    purchase.membership = newMembership(rng, shop, since);
  }
  purchase.items = [offer(rng, shop)];
  const trial = purchase.items[0]?.isTrial === true;
  purchase.subscription = trial ? { courseId: `${purchase.items[0]?.sku}-course`, cycleNo: 1 } : null;
  purchase.method = rng.weighted([
    ["card", 26],
    ["deferred", 34],
    ["cod", 16],
    ["convenience_store", 14],
    ["e_money", 10],
  ] as const);
  const card = rng.chance(0.6) ? means.card : drawCard(rng, purchase.buyer.person.romaji);
  purchase.card = purchase.method === "card" ? card : null;
  purchase.threeDS = purchase.method === "card" ? { status: "Y", eci: "05", flow: "frictionless" } : null;
  purchase.approved = true;
  purchase.declines = 0;
  purchase.device = n < 2 || rng.chance(0.45) ? cycle(means.devices, Math.floor(n / 2)) : drawDevice(rng);
  purchase.ip = rng.chance(0.45) ? means.ip : rng.weighted(world.population.gateways.docomo);
  purchase.behavior = drawBehavior(rng, rng.chance(0.3));
  return markFraud(purchase, {
    typology: "resale",
    story: trial ? "repeated_first_offer" : "limited_article",
    ring: means.ring,
    fate: "offer_abuse",
    suspicion: Math.min(0.5, 0.12 + n * 0.035),
  });
}

/** Another pretended relative at the same door, spelt another way. */
function newFace(rng: Rng, means: Means, n: number): Identity {
  const kin = rng.chance(0.65);
  const drawn = drawPerson(rng, kin ? means.surname : undefined);
  const person: Person = rng.chance(0.25) ? { ...drawn, lastName: variantSurname(drawn.lastName) } : drawn;
  return {
    person,
    home: mangledRoom(rng, means.home),
    style: rng.chance(0.3) ? gangStyle(rng) : manglingStyle(rng),
    email: aliasOf(rng, person, means.mailbox, n),
    mobile: rng.chance(0.5) ? cycle(means.phones, n) : drawMobile(rng),
    fixedLine: null,
    company: null,
    memberCode: null,
  };
}

/** The room is sometimes left out or given a letter: the parcel arrives all the same. */
function mangledRoom(rng: Rng, home: Home): Home {
  if (home.room === null || !rng.chance(0.22)) return home;
  return rng.chance(0.5) ? { ...home, room: null } : { ...home, room: `${home.room}A` };
}

function aliasOf(rng: Rng, person: Person, mailbox: string, n: number): string {
  const dotted = `${mailbox.slice(0, 2 + (n % 4))}.${mailbox.slice(2 + (n % 4))}`;
  return rng.weighted([
    [`${dotted}@gmail.com`, 22],
    [`${mailbox}+${rng.letters(2)}${n}@gmail.com`, 16],
    [`${mailbox}${String(n + 1).padStart(2, "0")}@yahoo.co.jp`, 34],
    [`${drawLocalPart(rng, person)}@${rng.weighted(FREE_MAIL)}`, 32],
  ] as const);
}

function offer(rng: Rng, shop: SimulatedShop): Purchase["items"][number] {
  const limited = shop.kind === "cosmetics" ? null : launchProduct(shop.kind);
  return itemOf(limited ?? trialOf(rng, shop.kind), 1);
}
