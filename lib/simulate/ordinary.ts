import type { Affiliate, OrderInput } from "../risk/order";
import type { PaymentMethod } from "../shared/vocabulary";
import { drawBasket, itemOf, sumOf, trialOf } from "./basket";
import { type Customer, ipOf, longAgo, type Membership, signUp } from "./population";
import type { Fate, Identity, Purchase } from "./purchase";
import type { Rng } from "./rng";
import { HOUR, isoTokyo, MINUTE, SECOND } from "./time";
import type { ShopKind, SimulatedShop } from "./types";
import type { World } from "./world";

const METHODS: Readonly<Record<ShopKind, readonly (readonly [PaymentMethod, number])[]>> = {
  cosmetics: [
    ["card", 42],
    ["deferred", 34],
    ["cod", 8],
    ["convenience_store", 6],
    ["e_money", 10],
  ],
  electronics: [
    ["card", 64],
    ["bank_transfer", 5],
    ["convenience_store", 8],
    ["cod", 8],
    ["e_money", 8],
    ["deferred", 7],
  ],
  fashion: [
    ["card", 54],
    ["deferred", 19],
    ["cod", 9],
    ["convenience_store", 7],
    ["e_money", 9],
    ["bank_transfer", 2],
  ],
};

/** Every share below is a plain guess at an ordinary shop; together they keep each single field a weak witness. */
const THREE_DS = [
  [{ status: "Y", eci: "05", flow: "frictionless" }, 46],
  [{ status: "Y", eci: "05", flow: "challenge" }, 14],
  [{ status: "A", eci: "06", flow: "frictionless" }, 13],
  [{ status: "U", eci: "07", flow: "frictionless" }, 5],
  [{ status: "N", eci: "07", flow: "challenge" }, 1.5],
  [null, 20],
] as const satisfies readonly (readonly [NonNullable<OrderInput["payment"]>["threeDS"] | null, number])[];

/** What the customer would do on a day like any other; stories change it afterwards. */
export function ordinaryPurchase(
  world: World,
  rng: Rng,
  customer: Customer,
  shop: SimulatedShop,
  at: number,
): Purchase {
  const membership = membershipFor(rng, customer, shop, at);
  const known = customer.shopsUsed.has(shop.id) || (membership?.since ?? at) < at - 24 * HOUR;
  const first = !known;
  const trial = first && shop.kind === "cosmetics" && rng.chance(0.45) ? trialOf(rng, shop.kind) : null;
  const items = trial === null ? drawBasket(rng, shop.kind, first) : [itemOf(trial, 1)];
  const method = rng.weighted(METHODS[shop.kind]);
  const declines = method === "card" && rng.chance(0.035) ? rng.int(1, 2) : 0;
  const coupon = rng.chance(0.16)
    ? rng.pick([
        ["WELCOME500", 500],
        ["LINE300", 300],
        ["SEASON200", 200],
      ] as const)
    : null;
  return {
    at,
    shop,
    buyer: identityOf(rng, customer),
    membership,
    recipient: null,
    deliveryMethod: rng.weighted([
      ["home", 90],
      ["convenience_store", 5],
      ["post_office", 1],
      ["depot", 2],
      ["locker", 2],
    ] as const),
    items,
    isFirstOrder: first,
    subscription: trial === null ? null : { courseId: `${trial.sku}-course`, cycleNo: 1 },
    coupon: coupon?.[0] ?? null,
    discount: coupon?.[1] ?? 0,
    pointsUsed: membership !== null && rng.chance(0.18) ? Math.min(rng.int(1, 15) * 100, sumOf(items) - 100) : 0,
    method,
    card: method === "card" ? customer.card : null,
    threeDS: method === "card" ? rng.weighted<Purchase["threeDS"]>(THREE_DS) : null,
    declines,
    approved: !(method === "card" && rng.chance(0.008)),
    device: customer.device,
    ip: ipOf(rng, world.population, customer),
    behavior: drawBehavior(rng, known),
    affiliate: first ? drawAffiliate(world, rng, shop.kind, at) : null,
    chat: null,
    channel: rng.weighted([
      ["web", 88],
      ["app", 12],
    ] as const),
    note: rng.chance(0.05)
      ? rng.pick(["不在時は宅配ボックスへお願いします", "領収書希望", "置き配可", "プレゼント用です"] as const)
      : null,
    wishDate: rng.chance(0.3),
    renews: false,
    fate: drawFate(rng, method),
    inHouseSuspicion: 0.011,
    truth: { fraud: false, typology: null, story: "ordinary", ring: null },
  };
}

export function identityOf(rng: Rng, customer: Customer): Identity {
  const both = customer.household.fixedLine !== null && rng.chance(0.5);
  return {
    person: customer.person,
    home: customer.home,
    style: customer.style,
    email: customer.email,
    mobile: customer.mobile,
    fixedLine: both ? customer.household.fixedLine : null,
    company: null,
    memberCode: null,
  };
}

function membershipFor(rng: Rng, customer: Customer, shop: SimulatedShop, at: number): Membership | null {
  const existing = customer.memberships.get(shop.id);
  if (existing !== undefined) return existing;
  if (!customer.signsUp) return null;
  if (customer.orders === 0 && rng.chance(0.5)) return signUp(rng, customer, shop, longAgo(rng, at));
  const moments = Math.round(rng.logNormal(9, 1) * MINUTE);
  return signUp(rng, customer, shop, at - Math.max(90 * SECOND, moments));
}

/** How the form was filled in: members confirm what is stored, browsers fill in, others type everything. */
export function drawBehavior(rng: Rng, known: boolean): NonNullable<Purchase["behavior"]> {
  const way = known
    ? "confirm"
    : rng.weighted([
        ["autofill", 32],
        ["type", 50],
        ["paste", 18],
      ] as const);
  const pagesViewed = Math.max(1, Math.round(rng.logNormal(6, 0.8)));
  const pasted = rng.chance(0.14) ? ["email"] : [];
  if (way === "confirm") {
    return { pagesViewed, formMs: millis(rng, 27, 0.8), keystrokes: rng.int(0, 30), pastedFields: pasted };
  }
  if (way === "autofill") {
    return { pagesViewed, formMs: millis(rng, 21, 0.6), keystrokes: rng.int(2, 40), pastedFields: pasted };
  }
  const fields = way === "paste" ? ["name", "address", "tel", "email"].slice(0, rng.int(1, 4)) : pasted;
  return { pagesViewed, formMs: millis(rng, 92, 0.6), keystrokes: rng.int(45, 190), pastedFields: fields };
}

function millis(rng: Rng, medianSeconds: number, sigma: number): number {
  return Math.round(rng.logNormal(medianSeconds, sigma) * SECOND);
}

const AFFILIATE_SHARE: Readonly<Record<ShopKind, number>> = { cosmetics: 0.26, electronics: 0.06, fashion: 0.08 };

function drawAffiliate(world: World, rng: Rng, kind: ShopKind, at: number): Affiliate | null {
  if (!rng.chance(AFFILIATE_SHARE[kind])) return null;
  // A cash-back plug-in redirects at the checkout, so that honest clicks may be seconds old too.
  const seconds = rng.chance(0.07) ? rng.int(4, 25) : Math.min(80_000, Math.max(25, rng.logNormal(540, 1.2)));
  return writeAffiliate(rng, rng.pick(world.affiliates), kind, at - Math.round(seconds) * SECOND);
}

export function writeAffiliate(rng: Rng, affiliateId: string, kind: ShopKind, clickedAt: number): Affiliate {
  return {
    affiliateId,
    network: "demo-asp",
    clickId: `clk_${rng.letters(16)}`,
    clickedAt: isoTokyo(clickedAt),
    commission: kind === "cosmetics" ? 2400 : 480,
    utm: { utm_source: affiliateId, utm_medium: "affiliate" },
    referrer: `https://blog.example/${affiliateId}/`,
    landingUrl: `https://shop.example/${kind}/lp`,
  };
}

function drawFate(rng: Rng, method: PaymentMethod): Fate {
  if (method === "deferred" && rng.chance(0.055)) return "late";
  if (method === "cod" && rng.chance(0.025)) return "refused";
  const prepaid = method === "bank_transfer" || method === "convenience_store";
  if (rng.chance(prepaid ? 0.05 : 0.008)) return "cancelled";
  return rng.chance(0.022) ? "returned" : "kept";
}
