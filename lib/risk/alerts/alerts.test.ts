import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import en from "../../i18n/messages/en/alerts.json";
import ja from "../../i18n/messages/ja/alerts.json";
import { DAY, HOUR, MINUTE } from "../signals/params";
import { A02, A07, A08, A09, A10, A14 } from "./affiliate";
import type { AffiliateOrder, Tally } from "./affiliate-orders";
import { type AlertReading, placedAfter } from "./alert";
import { type AuthOrder, C19, C20 } from "./authorisations";
import { A13, densestRun } from "./conversions";
import { BASELINE_DAYS, bandOf, D06 } from "./deferred";
import { ALERT_CODES, type AlertCode } from "./index";
import { alertsDocument } from "./settings";

const SETTINGS = alertsDocument.parse(undefined);
const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

const failing = (count: number, each: Partial<AuthOrder> = {}): AuthOrder[] =>
  times(count, (n) => ({ id: `o${n}`, ago: n * 20, attempts: 1, failed: 1, ...each }));
const order = (n: number, more: Partial<AffiliateOrder> = {}): AffiliateOrder => ({
  id: `o${n}`,
  ago: (n + 1) * DAY,
  isCod: false,
  isFirstDelivery: false,
  deliveryAgo: null,
  isOddAddress: null,
  isPhoneUnreachable: null,
  events: [],
  ...more,
});
const orders = (count: number, make: (n: number) => Partial<AffiliateOrder>) =>
  times(count, (n) => order(n % 28, { id: `o${n}`, ...make(n) }));
const others = (count: number, hits: number): Tally => ({ orders: count, hits, unknowns: 0 });
const arrived = (n: number, isRefused: boolean): Partial<AffiliateOrder> => ({
  events: [{ type: isRefused ? "delivery_refused" : "delivered", ago: (n % 28) * DAY }],
});

type Scenario = { readonly fires: AlertReading; readonly silent: AlertReading; readonly unknown: AlertReading };

/** One of each a signal; a signal without them fails the type check. */
const SCENARIOS: { readonly [Code in AlertCode]: Scenario } = {
  C19: {
    fires: C19.read({ orders: failing(90), others: { short: 4, long: 40 } }, SETTINGS.C19.params),
    silent: C19.read({ orders: failing(90), others: { short: 60, long: 900 } }, SETTINGS.C19.params),
    unknown: C19.read({ orders: failing(30), others: { short: 2, long: 20 } }, SETTINGS.C19.params),
  },
  C20: {
    fires: C20.read({ orders: [...failing(6), ...failing(5, { failed: 0 })] }, SETTINGS.C20.params),
    silent: C20.read({ orders: [...failing(3), ...failing(9, { failed: 0 })] }, SETTINGS.C20.params),
    unknown: C20.read({ orders: failing(8) }, SETTINGS.C20.params),
  },
  D06: {
    fires: D06.read(
      {
        orders: times(12, (n) => ({ id: `o${n}`, ago: n * HOUR })),
        days: times(BASELINE_DAYS, (n) => n % 3),
        shopOrders: 90,
      },
      SETTINGS.D06.params,
    ),
    silent: D06.read(
      {
        orders: times(12, (n) => ({ id: `o${n}`, ago: n * HOUR })),
        days: times(BASELINE_DAYS, (n) => 8 + (n % 5)),
        shopOrders: 900,
      },
      SETTINGS.D06.params,
    ),
    unknown: D06.read(
      {
        orders: times(12, (n) => ({ id: `o${n}`, ago: n * HOUR })),
        days: times(BASELINE_DAYS, () => 0),
        shopOrders: 5,
      },
      SETTINGS.D06.params,
    ),
  },
  A02: {
    fires: A02.read({ orders: orders(20, (n) => arrived(n, n < 6)), others: others(400, 12) }, SETTINGS.A02.params),
    silent: A02.read({ orders: orders(20, (n) => arrived(n, n < 6)), others: others(400, 60) }, SETTINGS.A02.params),
    unknown: A02.read({ orders: orders(20, (n) => arrived(n, n < 6)), others: others(4, 0) }, SETTINGS.A02.params),
  },
  A07: {
    fires: A07.read({ orders: orders(30, (n) => ({ isOddAddress: n < 4 })), others: null }, SETTINGS.A07.params),
    silent: A07.read({ orders: orders(30, (n) => ({ isOddAddress: n < 2 })), others: null }, SETTINGS.A07.params),
    unknown: A07.read({ orders: orders(12, (n) => ({ isOddAddress: n < 4 })), others: null }, SETTINGS.A07.params),
  },
  A08: {
    fires: A08.read(
      {
        orders: times(12, (n) => order(n, { isCod: true, deliveryAgo: n < 4 ? -40 * DAY : (n - 2) * DAY })),
        others: null,
      },
      SETTINGS.A08.params,
    ),
    silent: A08.read(
      { orders: times(12, (n) => order(n, { isCod: true, deliveryAgo: (n - 2) * DAY })), others: null },
      SETTINGS.A08.params,
    ),
    unknown: A08.read({ orders: times(12, (n) => order(n, { isCod: true })), others: null }, SETTINGS.A08.params),
  },
  A09: {
    fires: A09.read(
      {
        orders: times(6, (n) =>
          order(n, { ago: 60 * DAY, events: [{ type: "returned", ago: (n < 4 ? 28 : 50) * DAY }] }),
        ),
        others: null,
      },
      SETTINGS.A09.params,
    ),
    silent: A09.read(
      {
        orders: times(6, (n) => order(n, { ago: 60 * DAY, events: [{ type: "returned", ago: (50 + n) * DAY }] })),
        others: null,
      },
      SETTINGS.A09.params,
    ),
    unknown: A09.read(
      {
        orders: times(6, (n) => order(n, { ago: 20 * DAY, events: [{ type: "returned", ago: 10 * DAY }] })),
        others: null,
      },
      SETTINGS.A09.params,
    ),
  },
  A10: {
    fires: A10.read({ orders: orders(20, (n) => ({ isPhoneUnreachable: n < 5 })), others: null }, SETTINGS.A10.params),
    silent: A10.read({ orders: orders(20, (n) => ({ isPhoneUnreachable: n < 2 })), others: null }, SETTINGS.A10.params),
    unknown: A10.read(
      { orders: orders(20, (n) => ({ isPhoneUnreachable: n < 2 ? true : null })), others: null },
      SETTINGS.A10.params,
    ),
  },
  A13: {
    fires: A13.read(
      { orders: times(6, (n) => ({ id: `o${n}`, ago: HOUR + n * 30 })), usualPerDay: 2 },
      SETTINGS.A13.params,
    ),
    silent: A13.read(
      { orders: times(6, (n) => ({ id: `o${n}`, ago: HOUR + n * 30 })), usualPerDay: 2_000 },
      SETTINGS.A13.params,
    ),
    unknown: A13.read({ orders: times(6, (n) => ({ id: `o${n}`, ago: HOUR })), usualPerDay: 2 }, SETTINGS.A13.params),
  },
  A14: {
    fires: A14.read(
      {
        orders: orders(12, (n) => ({
          isFirstDelivery: true,
          events: n < 6 ? [{ type: "subscription_cancelled", ago: HOUR }] : [],
        })),
        others: others(100, 10),
      },
      SETTINGS.A14.params,
    ),
    silent: A14.read(
      {
        orders: orders(12, (n) => ({
          isFirstDelivery: true,
          events: n < 2 ? [{ type: "subscription_cancelled", ago: HOUR }] : [],
        })),
        others: others(100, 10),
      },
      SETTINGS.A14.params,
    ),
    unknown: A14.read({ orders: orders(12, () => ({})), others: others(100, 10) }, SETTINGS.A14.params),
  },
};

describe.each(ALERT_CODES)("%s", (code) => {
  it("fires on its scenario, is silent on what resembles it, and says when it can't tell", () => {
    const { fires, silent, unknown } = SCENARIOS[code];
    expect([fires.state, silent.state, unknown.state]).toEqual(["fired", "clear", "unknown"]);
    expect(fires.state === "fired" && fires.affected.length).toBeGreaterThan(0);
  });

  it.each([
    ["ja", ja],
    ["en", en],
  ] as const)("has a label, a help and a sentence in %s that its evidence fills", (locale, texts) => {
    const { fires } = SCENARIOS[code];
    const { label, help, message } = texts.signal[code];
    const sentence = new IntlMessageFormat(message, locale).format(fires.state === "fired" ? fires.evidence : {});
    expect([label, help].every((text) => text.length > 0)).toBe(true);
    expect(String(sentence)).not.toMatch(/undefined|NaN|[{}]/u);
  });
});

describe("the shop's window", () => {
  it("counts an hour and a day apart: a slow attack is seen by the day", () => {
    const slow = failing(90).map((one, n) => ({ ...one, ago: n * 15 * MINUTE }));
    expect(C19.read({ orders: slow, others: { short: 0, long: 5 } }, SETTINGS.C19.params)).toMatchObject({
      state: "fired",
      evidence: { windowHours: 24, failed: 90 },
    });
  });

  it("counts each decline of an order that was tried again and again", () => {
    const machine = failing(6, { attempts: 15, failed: 15 });
    expect(C19.read({ orders: machine, others: { short: 3, long: 9 } }, SETTINGS.C19.params)).toMatchObject({
      evidence: { failed: 90, attempts: 93 },
    });
  });
});

describe("a share", () => {
  it("fires whatever the unanswered orders are like, once those that are hit suffice alone", () => {
    const own = orders(20, (n) => ({ isPhoneUnreachable: n < 5 ? true : null }));
    expect(A10.read({ orders: own, others: null }, SETTINGS.A10.params).state).toBe("fired");
  });

  it("is clear where even all unanswered orders together would not suffice", () => {
    const own = orders(40, (n) => ({ isPhoneUnreachable: n < 3 ? null : false }));
    expect(A10.read({ orders: own, others: null }, SETTINGS.A10.params).state).toBe("clear");
  });

  it("looks at its window alone", () => {
    const old = orders(30, (n) => ({ ago: 40 * DAY, isOddAddress: n < 10 }));
    expect(A07.read({ orders: old, others: null }, SETTINGS.A07.params)).toEqual({ state: "unknown", why: "not_sent" });
  });
});

describe("an affiliate that is new", () => {
  it("has no usual pace, and its burst counts by itself", () => {
    const burst = times(5, (n) => ({ id: `o${n}`, ago: n * 50 }));
    const reading = A13.read({ orders: burst, usualPerDay: null }, SETTINGS.A13.params);
    expect(reading.state === "fired" && "usual" in reading.evidence).toBe(false);
  });
});

it("finds the densest run, the latest of equals", () => {
  const agos = [900, 620, 610, 600, 100, 90, 80, 0];
  const run = densestRun(
    agos.map((ago, n) => ({ id: String(n), ago })),
    60,
  );
  expect(run.map(({ ago }) => ago)).toEqual([80, 90, 100]);
});

it("puts an amount into the band that begins with it", () => {
  const edges = SETTINGS.D06.params.bandEdgesJpy;
  expect([bandOf(2_999, edges), bandOf(3_000, edges), bandOf(90_000, edges)]).toEqual([
    { from: 0, to: 3_000 },
    { from: 3_000, to: 5_000 },
    { from: 50_000, to: null },
  ]);
});

it("reads a group as if it had begun later", () => {
  const input = { orders: failing(90), others: { short: 0, long: 0 } };
  expect(C19.read(placedAfter(input, 600), SETTINGS.C19.params).state).toBe("unknown");
});
