import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { ApiKeyActor } from "@/lib/access/actor";
import { type Merchant, makeMerchant } from "@/lib/api/testing/merchant";
import { disposeSingletons } from "@/lib/platform/singleton";
import type { OrderInput } from "@/lib/risk/order";
import { orderSchema } from "@/lib/screening/order-schema";
import { type RecordRequest, recordScreening } from "@/lib/screening/record-store";
import { screenOrder } from "@/lib/screening/screen-order";
import { SEARCH_KINDS_FROM } from "@/lib/screening/search-keys";
import { API_SCOPES } from "@/lib/shared/vocabulary";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { starter } from "../engine";
import { OrderSupply, SHOPS } from "../orders";
import { loadHistory, settle } from "./load-history";
import { TABLE_NAMES } from "./tables";
import { makeTemplates } from "./templates";

const ORDERS = 120;

let database: TestDatabase;
let merchant: Merchant;
let actor: ApiKeyActor;
let eyes: pg.Client;
let orders: readonly OrderInput[];
let templates: readonly RecordRequest[];
let before: Awaited<ReturnType<typeof shapeOfTables>>;
let after: typeof before;

const heldLast = (a: RecordRequest, b: RecordRequest) => Number(a.case !== null) - Number(b.case !== null);

beforeAll(async () => {
  database = await createTestDatabase();
  merchant = await makeMerchant();
  const { organizationId, apiKeyId, shops } = merchant;
  actor = { kind: "api_key", organizationId, apiKeyId, shopId: null, scopes: API_SCOPES, rateLimitPerMinute: null };
  const adminUrl = new URL(inject("adminUrl"));
  adminUrl.pathname = new URL(database.url).pathname;
  eyes = new pg.Client({ connectionString: adminUrl.toString() });
  await eyes.connect();
  const codes = SHOPS.map(({ code }, at) => [code, shops[at % shops.length]] as const);
  orders = new OrderSupply(new Date())
    .take(ORDERS)
    .map((order) => ({ ...order, externalOrderId: `T${order.externalOrderId}` }));
  const config = {
    ruleset: starter(),
    rulesetVersion: 1,
    reviewMinutes: 60,
    shopIdByCode: new Map(codes.map(([code, shop]) => [code, shop?.id ?? ""])),
    shopCodeById: new Map(shops.map(({ id, code }) => [id, code])),
    closedShopIds: new Set<string>(),
  };
  templates = makeTemplates(orders, { actor, config }).toSorted(heldLast);
  before = await shapeOfTables();
  const openCases = templates.filter((template) => template.case !== null).length;
  const plan = { adminUrl: adminUrl.toString(), templates, openCases, until: new Date() };
  // Two copies of each.
  await loadHistory({ ...plan, orders: 2 * ORDERS });
  await settle(plan.adminUrl);
  after = await shapeOfTables();
  for (const template of templates) expect(await recordScreening(template)).toMatchObject({ state: "stored" });
});
afterAll(async () => {
  await eyes.end();
  await disposeSingletons();
  await database.drop();
});

/** What differs between an order and its newest copy: ids and times. */
const OWN = /(^|_)(id|at)$|^external_order_id$/;

async function rowsOf(externalOrderId: string): Promise<Record<string, unknown>> {
  const { rows } = await eyes.query<{ id: string }>("SELECT id FROM orders WHERE external_order_id = $1", [
    externalOrderId,
  ]);
  const all: Record<string, unknown> = {};
  for (const table of TABLE_NAMES) {
    const key = table === "orders" ? "id" : "order_id";
    const found = await eyes.query<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${key} = $1 ORDER BY to_jsonb(t)::text`,
      [rows[0]?.id],
    );
    all[table] = found.rows.map(({ row }) => JSON.stringify(withoutOwn(row))).sort();
  }
  return all;
}

function withoutOwn(row: Readonly<Record<string, unknown>>): object {
  const { document } = row;
  const {
    externalOrderId: _,
    orderedAt: __,
    ...rest
  } = typeof document === "object" && document ? { ...document } : ({} as Record<string, unknown>);
  const entries = Object.entries(row).filter(
    ([name]) => name === "organization_id" || name === "shop_id" || name === "api_key_id" || !OWN.test(name),
  );
  return { ...Object.fromEntries(entries), ...(document ? { document: rest } : {}) };
}

async function shapeOfTables() {
  const indexes = await eyes.query(
    "SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition, indisvalid FROM pg_index WHERE indrelid = ANY ($1::regclass[]) ORDER BY 1",
    [TABLE_NAMES],
  );
  const tables = await eyes.query(
    `SELECT oid::regclass::text AS name, array_to_string(reloptions, ' ') AS options,
            (SELECT array_agg(conname ORDER BY conname) FROM pg_constraint c WHERE c.conrelid = t.oid)::text AS constraints
     FROM pg_class t WHERE oid = ANY ($1::regclass[]) ORDER BY 1`,
    [TABLE_NAMES],
  );
  return { indexes: indexes.rows, tables: tables.rows };
}

describe("a loaded history", () => {
  it("holds what the record of the same orders holds, row by row and column by column", async () => {
    for (const { order } of templates) {
      const recorded = await rowsOf(order.externalOrderId);
      expect(await rowsOf(`${order.externalOrderId}-000000`)).toEqual(recorded);
    }
  });

  it("writes number and time of the copy into its document", async () => {
    const { rows } = await eyes.query(
      `SELECT count(*)::int AS wrong FROM orders
       WHERE document->>'externalOrderId' <> external_order_id OR external_order_id ~ '-00000\\d$' AND (document->>'orderedAt')::timestamptz <> ordered_at`,
    );
    expect(rows).toEqual([{ wrong: 0 }]);
  });

  it("leaves indexes, constraints and settings of the tables as they were", () => {
    expect(after).toEqual(before);
  });

  it("is made of other people in each older copy, in the same networks", async () => {
    const ids = (number: string) => orders.map(({ externalOrderId }) => `${externalOrderId}-${number}`);
    const { rows } = await eyes.query<{ kinds: string }>(
      `SELECT array_agg(DISTINCT kind ORDER BY kind)::text AS kinds
       FROM identifier_sighting a JOIN identifier_sighting b USING (organization_id, kind, key)
       JOIN orders x ON x.id = a.order_id AND x.external_order_id = ANY ($1)
       JOIN orders y ON y.id = b.order_id AND y.external_order_id = ANY ($2)
       WHERE kind < $3`,
      [ids("000000"), ids("000001"), SEARCH_KINDS_FROM],
    );
    expect(rows).toEqual([{ kinds: "{5,6,11,12}" }]);
  });

  it("is what the next orders of its people are compared with", async () => {
    const order = orders.find(({ buyer, deliveries }) => buyer?.memberId && deliveries?.[0]?.address);
    const next = orderSchema.parse({
      ...order,
      shopId: "honten",
      externalOrderId: "NEXT",
      orderedAt: new Date().toISOString(),
    });
    const { result } = await screenOrder(actor, next, { now: new Date(), locale: "ja", startedAt: performance.now() });
    const similar = result.similarOrders.map(({ externalOrderId }) => externalOrderId);
    expect(similar).toContain(`${order?.externalOrderId}-000000`);
    expect(similar).not.toContain(`${order?.externalOrderId}-000001`);
  });
});
