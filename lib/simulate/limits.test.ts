import { describe, expect, test } from "vitest";
import type { OrderInput } from "../risk/order";
import { FRAUD_EVENT_TYPES, TYPOLOGIES } from "../shared/vocabulary";
import { DISPOSABLE_MAIL, FOREIGN_PREFIXES, HOSTING_PREFIXES } from "./data/networks";
import { simulate } from "./simulate";
import { hourTokyo } from "./time";
import type { SimulatedEvent, SimulatedOrder, SimulatedOutcome, SimulateOptions } from "./types";

// How hard the data must be: a generator that a single field, or any model, sees through would flatter the engine.

const OPTIONS: SimulateOptions = {
  seed: 11,
  shops: [
    { id: "cosmetics", kind: "cosmetics" },
    { id: "electronics", kind: "electronics" },
    { id: "fashion", kind: "fashion" },
  ],
  from: new Date("2026-04-01T00:00:00+09:00"),
  days: 90,
  orders: 12_000,
};
const SINGLE_FEATURE_AUC_MAX = 0.8;
const MODEL_AUC_MAX = 0.99;

const events: readonly SimulatedEvent[] = [...simulate(OPTIONS)];
const orders: readonly SimulatedOrder[] = events.filter((event) => event.kind === "order");
const outcomes = groupBy(
  events.filter((event) => event.kind === "event"),
  (event) => event.externalOrderId,
);

describe("no single field gives fraud away", () => {
  test("every feature of the order itself stays within an AUC of 0.80 in both directions", () => {
    const worst = strongest(orders);
    expect(worst[0]?.auc, JSON.stringify(worst)).toBeLessThan(SINGLE_FEATURE_AUC_MAX);
  });

  test("neither do they without the friendly frauds, which nothing could give away", () => {
    const worst = strongest(orders.filter((o) => o.truth.story !== "friendly_fraud"));
    expect(worst[0]?.auc, JSON.stringify(worst)).toBeLessThan(SINGLE_FEATURE_AUC_MAX);
  });

  test("nor does any one typology's typical payment or shop among the orders of that shop", () => {
    for (const shop of OPTIONS.shops) {
      const worst = strongest(orders.filter((o) => o.order.shopId === shop.id));
      expect(worst[0]?.auc, `${shop.id} ${JSON.stringify(worst)}`).toBeLessThan(0.86);
    }
  });
});

describe("no model finds everything, and yet there is something to find", () => {
  test("a logistic regression on the fields of the order", () => {
    const auc = secondHalfAuc(rowsOf(orders), labelsOf(orders), logistic);
    expect(auc).toBeLessThan(MODEL_AUC_MAX);
    expect(auc).toBeGreaterThan(0.75);
  });

  test("boosted stumps on the fields of the order", () => {
    const auc = secondHalfAuc(rowsOf(orders), labelsOf(orders), boostedStumps);
    expect(auc).toBeLessThan(MODEL_AUC_MAX);
    expect(auc).toBeGreaterThan(0.8);
  });

  test("boosted stumps that also count what was seen before, friendly fraud left out", () => {
    const kept = orders.filter((o) => o.truth.story !== "friendly_fraud");
    const rows = withHistory(kept);
    const auc = secondHalfAuc(rows, labelsOf(kept), boostedStumps);
    expect(auc).toBeLessThan(MODEL_AUC_MAX);
    expect(auc).toBeGreaterThan(0.88);
  });
});

describe("the population is as stated", () => {
  const genuineShares: Readonly<Record<string, readonly [min: number, max: number]>> = {
    family: [0.05, 0.12],
    gift: [0.04, 0.1],
    carrier_nat: [0.03, 0.09],
    sloppy_address: [0.03, 0.08],
    typo: [0.01, 0.035],
    dormitory: [0.01, 0.035],
    large_building: [0.01, 0.035],
    share_house: [0.004, 0.015],
    house_move: [0.006, 0.02],
    new_phone: [0.01, 0.035],
    vpn: [0.008, 0.025],
    traveller: [0.004, 0.015],
    foreign_resident: [0.007, 0.025],
    declined_then_approved: [0.006, 0.02],
    big_spender: [0.012, 0.035],
    office: [0.007, 0.025],
    hurried: [0.01, 0.03],
    launch: [0.006, 0.03],
    late_payer: [0.003, 0.015],
    renewal: [0.03, 0.13],
  };
  test.each(Object.entries(genuineShares))("%s has its share of the genuine orders", (story, [min, max]) => {
    const genuine = orders.filter((o) => !o.truth.fraud);
    const share = genuine.filter((o) => o.truth.story === story).length / genuine.length;
    expect(share).toBeGreaterThan(min);
    expect(share).toBeLessThan(max);
  });

  test("two to three and a half orders in a hundred are fraudulent, of every typology", () => {
    const frauds = orders.filter((o) => o.truth.fraud);
    expect(frauds.length / orders.length).toBeGreaterThan(0.02);
    expect(frauds.length / orders.length).toBeLessThan(0.035);
    for (const typology of TYPOLOGIES) {
      expect(frauds.filter((o) => o.truth.typology === typology).length, typology).toBeGreaterThanOrEqual(15);
    }
  });

  test("a quarter of a percent is friendly fraud, and ends in a chargeback without a typology", () => {
    const friendly = orders.filter((o) => o.truth.story === "friendly_fraud");
    expect(friendly.length / orders.length).toBeGreaterThan(0.0022);
    expect(friendly.length / orders.length).toBeLessThan(0.0028);
    for (const o of friendly) {
      const chargebacks = eventsOf(o).filter((e) => e.type === "chargeback");
      expect(chargebacks).toHaveLength(1);
      expect(chargebacks[0]?.typology).toBeUndefined();
    }
  });

  test("six frauds in a hundred are never reported, all others are", () => {
    const frauds = orders.filter((o) => o.truth.fraud && o.truth.typology !== null);
    const silent = frauds.filter((o) => !eventsOf(o).some((e) => FRAUD_EVENT_TYPES.some((type) => type === e.type)));
    expect(silent.length / frauds.length).toBeGreaterThan(0.045);
    expect(silent.length / frauds.length).toBeLessThan(0.075);
  });

  test("no genuine order is ever reported as fraud", () => {
    const wronged = orders.filter(
      (o) => !o.truth.fraud && eventsOf(o).some((e) => FRAUD_EVENT_TYPES.some((type) => type === e.type)),
    );
    expect(wronged).toEqual([]);
  });

  test("one address of a carrier serves hundreds of people, genuine and not", () => {
    const byIp = groupBy(orders, (o) => o.order.device?.ip);
    const busiest = [...byIp.values()].sort((a, b) => b.length - a.length)[0] ?? [];
    expect(new Set(busiest.map((o) => o.order.buyer?.email)).size).toBeGreaterThan(200);
    expect(busiest.some((o) => o.truth.fraud)).toBe(true);
  });

  test("honest households share devices, cards and lines", () => {
    const genuine = orders.filter((o) => !o.truth.fraud);
    const nameOf = (o: SimulatedOrder) => `${o.order.buyer?.lastName}${o.order.buyer?.firstName}`;
    const shared = (key: (o: SimulatedOrder) => string | undefined) =>
      [...groupBy(genuine, key).values()].filter((group) => new Set(group.map(nameOf)).size >= 2).length;
    expect(shared((o) => o.order.device?.deviceId)).toBeGreaterThan(60);
    expect(shared((o) => o.order.payment?.card?.token)).toBeGreaterThan(30);
  });

  test("the merchant's own system is right half of the time and finds less than half", () => {
    const flagged = orders.filter((o) => o.order.inHouse?.verdict !== "OK");
    const frauds = orders.filter((o) => o.truth.fraud);
    const hits = flagged.filter((o) => o.truth.fraud).length;
    expect(hits / flagged.length).toBeGreaterThan(0.25);
    expect(hits / flagged.length).toBeLessThan(0.6);
    expect(hits / frauds.length).toBeGreaterThan(0.2);
    expect(hits / frauds.length).toBeLessThan(0.5);
  });
});

// ---- features of one order ----

type Features = Readonly<Record<string, number>>;
const METHODS = ["card", "deferred", "cod", "bank_transfer", "convenience_store", "e_money", "points"] as const;
const THREE_DS = ["Y", "A", "N", "U"] as const;
const CHANNELS = ["web", "app", "chat"] as const;
const VERDICT_RANK = { OK: 0, HOLD: 1, NG: 2 } as const;
const num = (value: boolean) => (value ? 1 : 0);
const missing = -1;

function flatten(order: OrderInput): Features {
  return { ...oneHot(order), ...termsOf(order), ...partiesOf(order), ...originOf(order) };
}

function oneHot(order: OrderInput): Features {
  const mail = order.buyer?.email ?? "";
  const { payment } = order;
  return Object.fromEntries([
    ...METHODS.map((method) => [`method_${method}`, num(payment?.method === method)]),
    ...THREE_DS.map((status) => [`threeDS_${status}`, num(payment?.threeDS?.status === status)]),
    ...CHANNELS.map((channel) => [`channel_${channel}`, num(order.channel === channel)]),
    ...OPTIONS.shops.map((shop) => [`shop_${shop.id}`, num(order.shopId === shop.id)]),
    ...["gmail.com", "yahoo.co.jp", "icloud.com", "docomo.ne.jp"].map((d) => [
      `mail_${d}`,
      num(mail.endsWith(`@${d}`)),
    ]),
  ]);
}

function termsOf(order: OrderInput): Features {
  const { payment, inHouse } = order;
  const items = order.items ?? [];
  const hour = hourTokyo(Date.parse(order.orderedAt));
  const issuer = payment?.card?.issuerCountry ?? "JP";
  return {
    amount: order.amountTotal,
    discount: order.discount ?? 0,
    pointsUsed: order.pointsUsed ?? 0,
    coupon: num(order.couponCode !== undefined),
    hour,
    night: num(hour < 5),
    isFirstOrder: num(order.isFirstOrder === true),
    subscription: num(order.subscription !== undefined),
    hasNote: num(order.note !== undefined),
    hasDeliveryDate: num(order.deliveryDate !== undefined),
    noThreeDSOnCard: num(payment?.method === "card" && payment.threeDS === undefined),
    challenge: num(payment?.threeDS?.flow === "challenge"),
    declines: payment?.auth?.declines ?? 0,
    declined: num(payment?.auth?.result === "declined"),
    foreignCard: num(issuer !== "JP"),
    isHighResale: num(items.some((item) => item.isHighResale === true)),
    isTrial: num(items.some((item) => item.isTrial === true)),
    quantity: Math.max(0, ...items.map((item) => item.quantity ?? 1)),
    lines: items.length,
    limited: num(items.some((item) => item.purchaseLimit !== undefined)),
    inHouseVerdict: VERDICT_RANK[inHouse?.verdict ?? "OK"],
    inHouseScore: inHouse?.score ?? missing,
  };
}

function partiesOf(order: OrderInput): Features {
  const { buyer = {} } = order;
  const delivery = order.deliveries?.[0] ?? {};
  const age = Date.parse(order.orderedAt) - Date.parse(buyer.memberSince ?? "");
  const address = [delivery.address, delivery.addressLine1, delivery.addressLine2].join("");
  const mail = buyer.email ?? "";
  return {
    buyerIsNotShipTo: num(delivery.sameAsBuyer === false),
    pickup: num(delivery.method !== "home"),
    member: num(buyer.memberId !== undefined),
    accountAgeDays: Number.isNaN(age) ? missing : age / 86_400_000,
    disposableMail: num(DISPOSABLE_MAIL.some((domain) => mail.endsWith(`@${domain}`))),
    mailDigits: mail.replace(/\D/g, "").length,
    mailLength: mail.length,
    mailPlus: num(mail.includes("+")),
    hasFixedLine: num(buyer.tel !== undefined),
    hasCompany: num(buyer.company !== undefined),
    hasBirthDate: num(buyer.birthDate !== undefined),
    memberCode: num(/[A-Z]{2,4}\d{4,}/.test(address)),
    forwarderWord: num(/物流|転送|代行|ロジ/.test(address)),
    oneLine: num(delivery.address !== undefined),
    fullWidth: num(/[０-９]/.test(address)),
    kanjiChome: num(/[一二三四五六七八九十]丁目/.test(address)),
    addressLength: address.length,
    ownLineBuilding: num(delivery.addressLine2 !== undefined),
    postalHyphen: num((delivery.postalCode ?? "").includes("-")),
    latinName: num(/[A-Za-z]/.test(`${delivery.lastName}${delivery.firstName}`)),
  };
}

function originOf(order: OrderInput): Features {
  const { device = {}, behavior = {}, affiliate } = order;
  const ip = device.ip ?? "";
  const clicked = Date.parse(order.orderedAt) - Date.parse(affiliate?.clickedAt ?? "");
  return {
    hostingIp: num(HOSTING_PREFIXES.some((prefix) => ip.startsWith(`${prefix}.`))),
    foreignIp: num(FOREIGN_PREFIXES.some(([prefix]) => ip.startsWith(`${prefix}.`))),
    noIp: num(ip === ""),
    noDevice: num(device.deviceId === undefined),
    foreignLanguage: num(!(device.language ?? "ja").startsWith("ja")),
    foreignTimezone: num((device.timezone ?? "Asia/Tokyo") !== "Asia/Tokyo"),
    desktop: num(/Windows|Macintosh/.test(device.userAgent ?? "")),
    formMs: behavior.formMs ?? missing,
    keystrokes: behavior.keystrokes ?? missing,
    pagesViewed: behavior.pagesViewed ?? missing,
    pastedFields: behavior.pastedFields?.length ?? missing,
    affiliate: num(affiliate !== undefined),
    clickSeconds: Number.isNaN(clicked) ? 1e6 : clicked / 1000,
  };
}

/** Flat features by order, computed once. */
const flatCache = new Map<string, Features>();
function flat(o: SimulatedOrder): Features {
  const id = o.order.externalOrderId;
  const known = flatCache.get(id) ?? flatten(o.order);
  flatCache.set(id, known);
  return known;
}

function rowsOf(list: readonly SimulatedOrder[]): number[][] {
  return list.map((o) => Object.values(flat(o)));
}
function labelsOf(list: readonly SimulatedOrder[]): number[] {
  return list.map((o) => num(o.truth.fraud));
}

/** The same, with counts of earlier orders under each identifier, and of the names seen at the door. */
function withHistory(list: readonly SimulatedOrder[]): number[][] {
  const seen = new Map<string, number>();
  const names = new Map<string, Set<string>>();
  return list.map((o) => {
    const { order } = o;
    const delivery = order.deliveries?.[0];
    const door = `${delivery?.postalCode?.replace("-", "")}|${digitsOf(`${delivery?.address ?? ""}${delivery?.addressLine1 ?? ""}${delivery?.addressLine2 ?? ""}`)}`;
    const keys = [
      order.device?.deviceId,
      order.device?.ip,
      order.buyer?.email?.replace(/[.+\d].*@/, "@"),
      digitsOf(delivery?.mobile ?? ""),
      order.payment?.card?.token,
      door,
      order.buyer?.memberId,
      order.affiliate?.affiliateId,
    ].map((key, i) => (key === undefined ? undefined : `${i}|${key}`));
    const counts = keys.map((key) => (key === undefined ? missing : (seen.get(key) ?? 0)));
    const atDoor = names.get(door) ?? new Set<string>();
    names.set(door, atDoor.add(`${delivery?.lastName}${delivery?.firstName}`));
    for (const key of keys) if (key !== undefined) seen.set(key, (seen.get(key) ?? 0) + 1);
    return [...Object.values(flat(o)), ...counts, atDoor.size];
  });
}

const digitsOf = (text: string) => text.normalize("NFKC").replace(/\D+/g, " ").trim();

// ---- measures and models ----

/** The features that separate best, whichever direction. */
function strongest(list: readonly SimulatedOrder[]): { name: string; auc: number }[] {
  const rows = list.map(flat);
  const labels = labelsOf(list);
  const names = Object.keys(rows[0] ?? {});
  return names
    .map((name) => {
      const auc = areaUnderCurve(
        rows.map((row) => row[name] ?? 0),
        labels,
      );
      return { name, auc: Number(Math.max(auc, 1 - auc).toFixed(3)) };
    })
    .sort((a, b) => b.auc - a.auc)
    .slice(0, 6);
}

/** Probability that a fraud ranks above a genuine order, ties counting half. O(n + d log d) for d distinct scores. */
function areaUnderCurve(scores: readonly number[], labels: readonly number[]): number {
  const tallies = new Map<number, { frauds: number; genuine: number }>();
  for (const [i, score] of scores.entries()) {
    const tally = tallies.get(score) ?? { frauds: 0, genuine: 0 };
    tallies.set(score, tally);
    if (labels[i] === 1) tally.frauds += 1;
    else tally.genuine += 1;
  }
  let frauds = 0;
  let genuine = 0;
  let won = 0;
  for (const [, tally] of [...tallies].sort(([a], [b]) => a - b)) {
    won += tally.frauds * (genuine + tally.genuine / 2);
    frauds += tally.frauds;
    genuine += tally.genuine;
  }
  return won / (frauds * genuine);
}

type Trainer = (rows: readonly number[][], labels: readonly number[]) => (row: readonly number[]) => number;

function secondHalfAuc(rows: readonly number[][], labels: readonly number[], train: Trainer): number {
  const half = Math.floor(rows.length / 2);
  const score = train(rows.slice(0, half), labels.slice(0, half));
  return areaUnderCurve(rows.slice(half).map(score), labels.slice(half));
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

const logistic: Trainer = (rows, labels) => {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, c) => rows.map((row) => Math.log1p(Math.max(0, row[c] ?? 0))));
  const mean = columns.map((xs) => xs.reduce((a, b) => a + b, 0) / xs.length);
  const spread = columns.map(
    (xs, c) => Math.sqrt(xs.reduce((a, b) => a + (b - (mean[c] ?? 0)) ** 2, 0) / xs.length) || 1,
  );
  const scale = (row: readonly number[]) =>
    row.map((value, c) => (Math.log1p(Math.max(0, value)) - (mean[c] ?? 0)) / (spread[c] ?? 1));
  const scaled = rows.map(scale);
  const weights = new Float64Array(width);
  let bias = -3.5;
  const linear = (row: readonly number[]) => {
    let sum = bias;
    for (let c = 0; c < width; c += 1) sum += (row[c] ?? 0) * (weights[c] ?? 0);
    return sum;
  };
  for (let step = 0; step < 80; step += 1) {
    const gradient = new Float64Array(width);
    let biasGradient = 0;
    for (const [i, row] of scaled.entries()) {
      const error = sigmoid(linear(row)) - (labels[i] ?? 0);
      biasGradient += error;
      for (let c = 0; c < width; c += 1) gradient[c] = (gradient[c] ?? 0) + error * (row[c] ?? 0);
    }
    for (let c = 0; c < width; c += 1) weights[c] = (weights[c] ?? 0) - (6 * (gradient[c] ?? 0)) / rows.length;
    bias -= (6 * biasGradient) / rows.length;
  }
  return (row) => linear(scale(row));
};

const BINS = 24;
const boostedStumps: Trainer = (rows, labels) => {
  const width = rows[0]?.length ?? 0;
  const cuts = Array.from({ length: width }, (_, c) => {
    const sorted = [...new Set(rows.map((row) => row[c] ?? 0))].sort((a, b) => a - b);
    const step = Math.max(1, Math.floor(sorted.length / BINS));
    return sorted.filter((_, i) => i % step === 0);
  });
  const score = new Float64Array(rows.length).fill(-3.5);
  const stumps: { c: number; cut: number; low: number; high: number }[] = [];
  const binned = Array.from({ length: width }, (_, c) =>
    Int16Array.from(rows, (row) => binOf(cuts[c] ?? [], row[c] ?? 0)),
  );
  for (let round = 0; round < 120; round += 1) {
    const p = score.map(sigmoid);
    const stump = bestStump(binned, cuts, p, labels);
    stumps.push(stump);
    rows.forEach((row, i) => {
      score[i] = (score[i] ?? 0) + ((row[stump.c] ?? 0) < stump.cut ? stump.low : stump.high);
    });
  }
  return (row) => stumps.reduce((sum, s) => sum + ((row[s.c] ?? 0) < s.cut ? s.low : s.high), 0);
};

function binOf(cuts: readonly number[], value: number): number {
  let bin = 0;
  while (bin < cuts.length && (cuts[bin] ?? 0) <= value) bin += 1;
  return bin;
}

function bestStump(
  binned: readonly Int16Array[],
  cuts: readonly (readonly number[])[],
  p: Float64Array,
  labels: readonly number[],
): { c: number; cut: number; low: number; high: number } {
  const rate = 0.3;
  let best = { gain: -1, c: 0, cut: 0, low: 0, high: 0 };
  binned.forEach((bins, c) => {
    const size = (cuts[c]?.length ?? 0) + 1;
    const g = new Float64Array(size);
    const h = new Float64Array(size);
    let gAll = 0;
    let hAll = 0;
    bins.forEach((bin, i) => {
      const residual = (labels[i] ?? 0) - (p[i] ?? 0);
      const curvature = (p[i] ?? 0) * (1 - (p[i] ?? 0));
      g[bin] = (g[bin] ?? 0) + residual;
      h[bin] = (h[bin] ?? 0) + curvature;
      gAll += residual;
      hAll += curvature;
    });
    let gLow = 0;
    let hLow = 0;
    for (let bin = 0; bin < size - 1; bin += 1) {
      gLow += g[bin] ?? 0;
      hLow += h[bin] ?? 0;
      const gain = gLow ** 2 / (hLow + 1) + (gAll - gLow) ** 2 / (hAll - hLow + 1);
      if (gain <= best.gain) continue;
      const low = (rate * gLow) / (hLow + 1);
      best = { gain, c, cut: cuts[c]?.[bin] ?? 0, low, high: (rate * (gAll - gLow)) / (hAll - hLow + 1) };
    }
  });
  return best;
}

function eventsOf(o: SimulatedOrder): readonly SimulatedOutcome["event"][] {
  return (outcomes.get(o.order.externalOrderId) ?? []).map((outcome) => outcome.event);
}

function groupBy<T>(list: readonly T[], key: (value: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of list) {
    const k = key(value);
    if (k === undefined) continue;
    const group = groups.get(k);
    if (group === undefined) groups.set(k, [value]);
    else group.push(value);
  }
  return groups;
}
