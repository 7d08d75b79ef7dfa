import pg from "pg";
import { v7 as newId } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { ApiKeyActor } from "@/lib/access/actor";
import { anOrder, type Merchant, makeMerchant } from "@/lib/api/testing/merchant";
import { disposeSingletons } from "@/lib/platform/singleton";
import { API_SCOPES } from "@/lib/shared/vocabulary";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { orderSchema } from "./order-schema";
import { organizationConfig } from "./organization-config";
import { type Screened, screenOrder } from "./screen-order";

let database: TestDatabase;
let merchant: Merchant;
let actor: ApiKeyActor;
let eyes: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  merchant = await makeMerchant();
  actor = {
    kind: "api_key",
    organizationId: merchant.organizationId,
    apiKeyId: merchant.apiKeyId,
    shopId: null,
    scopes: API_SCOPES,
    rateLimitPerMinute: null,
  };
  eyes = new pg.Client({ connectionString: database.url });
  await eyes.connect();
  await eyes.query("SELECT set_config('app.organization_id', $1, false)", [merchant.organizationId]);
});
afterAll(async () => {
  await eyes.end();
  await disposeSingletons();
  await database.drop();
});

const screeningBy = (server: typeof screenOrder) => (order: object) =>
  server(actor, orderSchema.parse(order), { now: new Date(), locale: "ja", startedAt: performance.now() });
const screen = screeningBy(screenOrder);

/** As a second server would: orders that come here share no call with those of the first, and are stored over other connections. */
async function elsewhere(): Promise<typeof screen> {
  vi.resetModules();
  return screeningBy((await import("./screen-order")).screenOrder);
}

/** An order by a stranger that has nothing in common with any other but what is given. */
const stranger = (more: object) => {
  const { buyer: _buyer, items: _items, ...rest } = anOrder();
  return { ...rest, buyer: { memberId: newId() }, ...more };
};

const sees = (one: Screened, other: { externalOrderId: string }) =>
  one.result.similarOrders.some((similar) => similar.externalOrderId === other.externalOrderId);

/** Which of two orders was stored first: transactions are numbered when they first write, which is under the lock of the card. */
async function storedFirst(a: { externalOrderId: string }, b: { externalOrderId: string }): Promise<string> {
  const { rows } = await eyes.query<{ id: string }>(
    "SELECT external_order_id AS id FROM orders WHERE external_order_id IN ($1, $2) ORDER BY xmin::text::bigint LIMIT 1",
    [a.externalOrderId, b.externalOrderId],
  );
  return rows[0]?.id ?? "";
}

const TRIES = 100;
const BASE = Date.now();
const at = (ms: number) => new Date(BASE + ms).toISOString();

describe("two simultaneous orders on one card", () => {
  it("of the same instant: whichever is stored last sees the other, and says what they share", async () => {
    for (let n = 0; n < TRIES; n++) {
      const payment = { method: "card", card: { token: newId() } };
      const [a, b] = [stranger({ payment, orderedAt: at(n) }), stranger({ payment, orderedAt: at(n) })];
      const [first, second] = await Promise.all([screen(a), screen(b)]);
      expect([n, Number(sees(first, b)) + Number(sees(second, a))]).toEqual([n, 1]);
      const last = (await storedFirst(a, b)) === a.externalOrderId ? second : first;
      expect(last.result.similarOrders[0]?.sharedFields).toContain("card");
    }
  });

  it("a millisecond apart: whichever is stored last sees the other, though that may bear the later time", async () => {
    let laterFirst = 0;
    for (let n = 0; n < TRIES; n++) {
      const payment = { method: "card", card: { token: newId() } };
      const earlier = stranger({ payment, orderedAt: at(n) });
      const later = stranger({ payment, orderedAt: at(n + 1) });
      // The later one has a head start in half of the tries.
      const sent = n % 2 === 0 ? [screen(later), screen(earlier)] : [screen(earlier), screen(later)];
      const results = await Promise.all(sent);
      const byId = new Map(results.map((screened) => [screened.result.externalOrderId, screened]));
      const first = await storedFirst(earlier, later);
      const [before, after] = first === earlier.externalOrderId ? [earlier, later] : [later, earlier];
      if (before === later) laterFirst++;
      const looked = (one: { externalOrderId: string }, other: { externalOrderId: string }) => {
        const screened = byId.get(one.externalOrderId);
        return screened !== undefined && sees(screened, other);
      };
      expect([n, looked(before, after), looked(after, before)]).toEqual([n, false, true]);
    }
    expect(laterFirst).toBeGreaterThan(0);
  });

  it("at two servers: still, whichever is stored last sees the other", async () => {
    const there = await elsewhere();
    let thereFirst = 0;
    for (let n = 0; n < TRIES; n++) {
      const payment = { method: "card", card: { token: newId() } };
      const [a, b] = [stranger({ payment, orderedAt: at(n) }), stranger({ payment, orderedAt: at(n) })];
      const [first, second] = await Promise.all([screen(a), there(b)]);
      expect([n, Number(sees(first, b)) + Number(sees(second, a))]).toEqual([n, 1]);
      if (sees(first, b)) thereFirst++;
    }
    expect(thereFirst).toBeGreaterThan(0);
    expect(thereFirst).toBeLessThan(TRIES);
  });

  it("of the past are not simultaneous: the earlier one never sees what was placed after it", async () => {
    const payment = { method: "card", card: { token: newId() } };
    const past = (ms: number) => new Date(BASE - 86_400_000 + ms).toISOString();
    const [earlier, later] = [stranger({ payment, orderedAt: past(0) }), stranger({ payment, orderedAt: past(1) })];
    await screen(later);
    expect(sees(await screen(earlier), later)).toBe(false);
  });

  it("of which an earlier order was deleted: what is not seen does not count as news either", async () => {
    const there = await elsewhere();
    for (let n = 0; n < TRIES / 4; n++) {
      const payment = { method: "card", card: { token: newId() } };
      const gone = stranger({ payment, orderedAt: at(-60_000) });
      await screen(gone);
      await eyes.query(
        "UPDATE identifier_sighting SET deleted_at = $2 WHERE order_id = (SELECT id FROM orders WHERE external_order_id = $1)",
        [gone.externalOrderId, at(-30_000)],
      );
      const [a, b] = [stranger({ payment, orderedAt: at(n) }), stranger({ payment, orderedAt: at(n) })];
      const [first, second] = await Promise.all([screen(a), there(b)]);
      expect([n, Number(sees(first, b)) + Number(sees(second, a))]).toEqual([n, 1]);
      expect(sees(first, gone) || sees(second, gone)).toBe(false);
    }
  });

  it("on one device as well", async () => {
    for (let n = 0; n < TRIES / 4; n++) {
      const device = { deviceId: newId() };
      const [a, b] = [stranger({ device, orderedAt: at(n) }), stranger({ device, orderedAt: at(n) })];
      const [first, second] = await Promise.all([screen(a), screen(b)]);
      expect([n, Number(sees(first, b)) + Number(sees(second, a))]).toEqual([n, 1]);
    }
  });

  it("cannot pass a limit together that would have stopped the last of them alone", async () => {
    const device = { deviceId: newId() };
    const orders = Array.from({ length: 6 }, () =>
      stranger({ device, orderedAt: at(0), payment: { method: "card", card: { token: newId() } } }),
    );
    const results = await Promise.all(orders.map(screen));
    const cards = results.map(({ result }) => result.reasons.find((reason) => reason.code === "C17"));
    expect(cards.filter((reason) => reason !== undefined).length).toBeGreaterThanOrEqual(3);
  });

  it("are screened however many there are at once", async () => {
    const payment = { method: "card", card: { token: newId() } };
    const orders = Array.from({ length: 8 }, () => stranger({ payment, orderedAt: at(0) }));
    const results = await Promise.all(orders.map(screen));
    const seen = results.map(({ result }) => result.similarOrders.length).toSorted((a, b) => a - b);
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBeGreaterThanOrEqual(3);
    expect(results.every(({ created }) => created)).toBe(true);
  });
});

describe("one order posted many times at once", () => {
  it("is stored once, with one screening and its identifiers once", async () => {
    const order = anOrder({ device: { deviceId: newId() }, payment: { method: "card", card: { token: newId() } } });
    const results = await Promise.all(Array.from({ length: 50 }, () => screen(order)));
    expect(results.filter(({ created }) => created)).toHaveLength(1);
    for (const { result } of results) expect(result).toEqual(results[0]?.result);
    const { rows } = await eyes.query(
      `SELECT count(DISTINCT o.id)::int AS orders, count(DISTINCT s.id)::int AS screenings,
              (SELECT count(*)::int FROM identifier_sighting i WHERE i.order_id = min(o.id::text)::uuid) AS sightings,
              min(cardinality(o.identifier_keys)) AS identifiers
       FROM orders o JOIN screening s ON s.order_id = o.id WHERE o.external_order_id = $1`,
      [order.externalOrderId],
    );
    expect(rows[0]).toMatchObject({ orders: 1, screenings: 1, sightings: rows[0]?.identifiers });
  });

  it("is stored once, though two servers share the posts, and answered alike by both", async () => {
    const there = await elsewhere();
    const order = anOrder({ device: { deviceId: newId() }, payment: { method: "card", card: { token: newId() } } });
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, n) => (n % 2 === 0 ? screen(order) : there(order))),
    );
    expect(results.filter(({ created }) => created)).toHaveLength(1);
    for (const { result } of results) expect(result).toEqual(results[0]?.result);
  });

  it("with two bodies: one of them is stored, all posts of the other are refused", async () => {
    const order = anOrder();
    const posts = Array.from({ length: 20 }, (_, n) => screen({ ...order, amountTotal: 1_000 + (n % 2) }));
    const answers = await Promise.allSettled(posts);
    const won = answers.filter((answer) => answer.status === "fulfilled");
    const lost = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason.code] : []));
    expect(won.filter(({ value }) => value.created)).toHaveLength(1);
    expect(won).toHaveLength(10);
    expect(lost).toEqual(Array.from({ length: 10 }, () => "order_conflict"));
  });
});

describe("round trips", () => {
  // What holds for all orders of a while (settings, tables, how the shop is doing) is read once for them.
  const orderedAt = new Date(Math.floor(BASE / 20_000) * 20_000).toISOString();
  beforeEach(async () => {
    await organizationConfig(merchant.organizationId);
    await screen(anOrder({ orderedAt }));
  });

  const counted = async (work: () => Promise<unknown>): Promise<string[]> => {
    const query = vi.spyOn(pg.Client.prototype, "query");
    try {
      await work();
      // Consoles are told a little later, of this order or of the one before.
      const besides = /api_key|pg_notify/;
      return query.mock.calls.map(([asked]) => JSON.stringify(asked)).filter((asked) => !besides.test(asked));
    } finally {
      query.mockRestore();
    }
  };

  /** Of the order of three that took the fewest: what holds for a while is read anew now and then, beside whichever order comes. */
  const countedOf = async (next: () => ReturnType<typeof anOrder>): Promise<string[]> => {
    const times: string[][] = [];
    for (let time = 0; time < 3; time++) {
      const order = next();
      times.push(await counted(() => screen(order)));
    }
    return times.toSorted((a, b) => a.length - b.length)[0] ?? [];
  };

  it("a screening makes exactly two: one read and one record, each a transaction of its own", async () => {
    const payment = () => ({ method: "card", card: { token: newId() }, threeDS: { status: "R" } }) as const;
    const asked = await countedOf(() => anOrder({ orderedAt, payment: payment() }));
    expect(asked).toHaveLength(2);
    expect(asked[0]).toContain("screening_read(");
    expect(asked[1]).toContain("screening_record(");
  });

  it("a screening of an order with a thousand lines makes two as well", async () => {
    const items = Array.from({ length: 1_000 }, (_, n) => ({ sku: `sku-${n}`, quantity: 1 }));
    expect(await countedOf(() => anOrder({ orderedAt, items }))).toHaveLength(2);
  });

  it("a repeated order reads once before its first result is fetched, and records nothing", async () => {
    const order = anOrder();
    await screen(order);
    const asked = await counted(() => screen(order));
    expect(asked.filter((text) => text.includes("screening_read("))).toHaveLength(1);
    expect(asked.join(" ")).not.toMatch(/screening_record|INSERT|UPDATE/);
  });
});
