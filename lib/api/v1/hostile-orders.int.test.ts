import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { disposeSingletons } from "@/lib/platform/singleton";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { api } from "../app";
import { aFullOrder } from "../testing/full-order";
import { type Merchant, makeMerchant } from "../testing/merchant";

let database: TestDatabase;
let merchant: Merchant;
beforeAll(async () => {
  database = await createTestDatabase();
  merchant = await makeMerchant();
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const TEXTS = [
  "",
  " ",
  "\u0000",
  "\ud83d",
  "\u202e\u200f\ufeff\uffff",
  "'; DROP TABLE orders; --",
  "{{7*7}}<script>",
  "%s%n%00",
  "__proto__",
  "４１１１１１１１１１１１１１１１",
  "4111 1111 1111 1111",
  "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999999999+23:59",
  "1900-01-01T00:00:00-23:59",
  "+999999999999999999",
  "〒".repeat(600),
  "1-".repeat(300),
  "東京都".repeat(100),
  "@".repeat(320),
  "::ffff:1.2.3.4",
  "fe80::1%eth0",
  "٠٩٠١٢٣٤٥٦٧٨",
  "一二三丁目四五番地",
  "a\u0301".repeat(100),
  "x".repeat(5_000),
];
const NUMBERS = [-1, -0, 0.1, 1e-320, 1e308, 2 ** 31, 2 ** 53, -(2 ** 63), 1_000_000_000_000, 4111111111111111];

const hostile: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, [], {}, [[]], [null], { "": 1 }, { constructor: 1 }),
  fc.constantFrom(...TEXTS),
  fc.constantFrom(...NUMBERS),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>,
  fc
    .integer({ min: 1, max: 30 })
    .map((depth) => Array.from({ length: depth }).reduce<Json>((inner) => [inner], "deep")),
);

type Mutation = { where: number; kind: "drop" | "replace" | "add" | "swap"; name: string; value: Json };
const mutation: fc.Arbitrary<Mutation> = fc.record({
  where: fc.nat({ max: 100_000 }),
  kind: fc.constantFrom("drop", "replace", "replace", "add", "swap"),
  name: fc.oneof(
    fc.constantFrom("__proto__", "constructor", "toString", "", "a/b~c", "note"),
    fc.string({ maxLength: 8 }),
  ),
  value: hostile,
});

type Node = { parent: Record<string, Json>; key: string };
function nodesOf(value: Json, found: Node[] = []): Node[] {
  if (typeof value !== "object" || value === null) return found;
  for (const [key, child] of Object.entries(value)) {
    found.push({ parent: value as Record<string, Json>, key });
    nodesOf(child, found);
  }
  return found;
}

const set = (target: object, key: string, value: Json) =>
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });

function mutated(mutations: readonly Mutation[]): Json {
  const order = structuredClone(aFullOrder()) as Json;
  for (const { where, kind, name, value } of mutations) {
    const nodes = nodesOf(order);
    const node = nodes[where % nodes.length];
    const other = nodes[(where * 7 + 3) % nodes.length];
    if (!node || !other) continue;
    if (kind === "drop") delete node.parent[node.key];
    else if (kind === "replace") set(node.parent, node.key, structuredClone(value));
    else if (kind === "swap") set(node.parent, node.key, structuredClone(other.parent[other.key] ?? null));
    else set(node.parent, name, structuredClone(value));
  }
  return order;
}

async function post(text: string, language: string) {
  const response = await api().request("/api/v1/screenings", {
    method: "POST",
    headers: {
      authorization: `Bearer ${merchant.key}`,
      "content-type": "application/json",
      "accept-language": language,
    },
    body: text,
  });
  return { status: response.status, type: response.headers.get("content-type"), body: await response.json() };
}

const problem = {
  type: expect.stringMatching(/^urn:sekisho:problem:/),
  title: expect.any(String),
  detail: expect.any(String),
  code: expect.any(String),
  requestId: expect.any(String),
};

let created = 0;
async function check(text: string, language: string) {
  const answer = await post(text, language);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
  if (answer.status < 300) {
    created += answer.status === 201 ? 1 : 0;
    expect(answer.body.verdict).toMatch(/^(OK|HOLD|NG)$/);
    // Nor did any source stumble over it.
    expect(answer.body.degraded).toEqual([]);
    return;
  }
  expect(answer.type).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({ ...problem, status: answer.status });
  for (const fault of answer.body.errors) {
    expect(fault).toEqual({ pointer: expect.any(String), code: expect.any(String), message: expect.any(String) });
    expect(fault.message).not.toMatch(/^fields\./);
  }
}

async function storedRows() {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("SELECT set_config('app.organization_id', $1, false)", [merchant.organizationId]);
  const { rows } = await client.query(
    `SELECT (SELECT count(*)::int FROM orders) AS orders, (SELECT count(*)::int FROM screening) AS screenings,
            (SELECT count(DISTINCT order_id)::int FROM identifier_sighting) AS seen`,
  );
  await client.end();
  return rows[0];
}

it("answers any mutation of an order with a result or a problem, never with a fault of its own, and stores only what it accepted", async () => {
  const runs = fc.asyncProperty(
    fc.array(mutation, { minLength: 1, maxLength: 3 }),
    fc.constantFrom("ja", "en"),
    (mutations, language) => check(JSON.stringify(mutated(mutations)), language),
  );
  await fc.assert(runs, { numRuns: 1_000, seed: 20_261_122 });
  expect(created).toBeGreaterThan(100);
  const stored = await storedRows();
  expect(stored).toMatchObject({ orders: created, screenings: created });
  expect(stored.seen).toBeLessThanOrEqual(created);
}, 180_000);

it("answers any JSON and any bytes alike", async () => {
  const before = await storedRows();
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.json({ maxDepth: 6 }), fc.string({ unit: "binary" })), (text) =>
      check(text || " ", "en"),
    ),
    { numRuns: 200, seed: 7 },
  );
  expect(await storedRows()).toEqual(before);
}, 60_000);
