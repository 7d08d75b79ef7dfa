import net from "node:net";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { disposeSingletons } from "@/lib/platform/singleton";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { api } from "./app";
import { anOrder, type Merchant, makeMerchant } from "./testing/merchant";

/** The wire between the application and its database, which can be cut. */
class Wire {
  readonly #database: URL;
  readonly #server: net.Server;
  readonly #sockets = new Set<net.Socket>();
  #cut = false;
  #unanswered: string | null = null;

  constructor(database: string) {
    this.#database = new URL(database);
    this.#server = net.createServer((socket) => this.#connect(socket));
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const url = new URL(this.#database);
    const address = this.#server.address();
    url.port = String(typeof address === "object" ? address?.port : "");
    return url.toString();
  }

  /** As a network that swallows packets: nothing arrives, and nothing is closed. */
  swallow(): void {
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  /** From now on the database is told, and its answer never comes, on each connection over which `statement` is sent. */
  loseAnswersTo(statement: string): void {
    this.#unanswered = statement;
  }

  cut(): void {
    this.#cut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#cut = false;
    this.#unanswered = null;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #connect(socket: net.Socket): void {
    if (this.#cut) return void socket.destroy();
    const onward = net.connect(Number(this.#database.port), this.#database.hostname);
    for (const [from, to] of [[socket, onward] as const, [onward, socket] as const]) {
      this.#sockets.add(from);
      from.on("error", () => {});
      from.on("close", () => {
        this.#sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
    socket.on("data", (sent) => {
      if (this.#unanswered !== null && sent.includes(this.#unanswered)) onward.unpipe(socket).pause();
    });
  }
}

let database: TestDatabase;
let wire: Wire;
let merchant: Merchant;
let eyes: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  wire = new Wire(database.url);
  vi.stubEnv("DATABASE_URL", await wire.open());
  vi.stubEnv("DATABASE_HOT_MS_MAX", "700");
  merchant = await makeMerchant();
  eyes = new pg.Client({ connectionString: database.url });
  await eyes.connect();
});
afterEach(() => wire.mend());
afterAll(async () => {
  await disposeSingletons();
  await wire.close();
  await eyes.end();
  await database.drop();
});

async function ask(method: string, path: string, body?: unknown) {
  const response = await api().request(`/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${merchant.key}`, "content-type": "application/json", "accept-language": "en" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? null : JSON.parse(text) };
}
const post = (order: unknown) => ask("POST", "/screenings", order);
type Answer = Awaited<ReturnType<typeof ask>>;

const unavailable = (answer: Answer) => {
  expect(answer).toMatchObject({ status: 503, body: { code: "database_unavailable", status: 503, errors: [] } });
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
};

async function endConnections(): Promise<number> {
  const { rowCount } = await eyes.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'sekisho' AND datname = current_database()",
  );
  return rowCount ?? 0;
}

async function countOrders(): Promise<number> {
  await eyes.query("SELECT set_config('app.organization_id', $1, false)", [merchant.organizationId]);
  const { rows } = await eyes.query<{ n: number }>("SELECT count(*)::int AS n FROM orders");
  return rows[0]?.n ?? 0;
}

describe("connections that end", () => {
  it("while nobody uses them cost no request", async () => {
    expect((await post(anOrder())).status).toBe(201);
    expect(await endConnections()).toBeGreaterThan(0);
    await expect.poll(async () => (await post(anOrder())).status, { timeout: 5_000 }).toBe(201);
    for (let n = 0; n < 5; n++) expect((await post(anOrder())).status).toBe(201);
  });

  it("in the middle of screenings: each is stored whole or refused with 503, and posting it again settles it", async () => {
    const before = await countOrders();
    const orders = Array.from({ length: 60 }, () => anOrder());
    const posts = orders.map(post);
    for (let n = 0; n < 3; n++) {
      await new Promise((resolve) => setImmediate(resolve));
      await endConnections();
    }
    const answers = await Promise.all(posts);
    for (const answer of answers) if (answer.status !== 201) unavailable(answer);
    for (const order of orders) {
      const again = await post(order);
      expect([200, 201]).toContain(again.status);
    }
    expect(await countOrders()).toBe(before + orders.length);
    const { rows } = await eyes.query(
      `SELECT count(*)::int AS torn FROM orders o
       WHERE (SELECT count(*) FROM screening s WHERE s.order_id = o.id) <> 1
          OR (SELECT count(*) FROM identifier_sighting i WHERE i.order_id = o.id) <> cardinality(o.identifier_keys)`,
    );
    expect(rows).toEqual([{ torn: 0 }]);
  });
});

describe("a database that is down", () => {
  it("is told as 503 with Retry-After on every kind of route, and forgotten as soon as it is back", async () => {
    const order = anOrder();
    expect((await post(order)).status).toBe(201);
    wire.cut();
    const asked = [
      () => post(anOrder()),
      () => ask("GET", `/orders/${order.externalOrderId}`),
      () => ask("GET", "/orders"),
      () =>
        ask("POST", `/orders/${order.externalOrderId}/events`, { type: "paid", occurredAt: new Date().toISOString() }),
      () => ask("POST", "/list-entries", { list: "block", kind: "member", value: "m", reason: "resale" }),
    ];
    for (const one of asked) unavailable(await one());
    wire.mend();
    const late = anOrder();
    expect((await post(late)).status).toBe(201);
    expect((await post(order)).status).toBe(200);
    expect((await ask("GET", `/orders/${late.externalOrderId}`)).status).toBe(200);
  });

  it("does not stop what needs no database, nor the answer to a key that can't be checked", async () => {
    wire.cut();
    const health = await api().request("/api/health/live");
    expect(health.status).toBe(200);
    const ready = await api().request("/api/health/ready");
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ checks: { database: "failed" } });
  });

  it("stays unavailable, not wrong, for a key seen for the first time", async () => {
    const { key } = await merchant.keyWith({});
    wire.cut();
    const response = await api().request("/api/v1/orders", { headers: { authorization: `Bearer ${key}` } });
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "2"]);
  });
});

describe("a database that records and can't say what it knows", () => {
  it("leaves the past unknown, holds the order as the failure policy says, and is asked again for the next one", async () => {
    await eyes.query("REVOKE SELECT ON list_entry FROM sekisho_app");
    const order = anOrder();
    try {
      const { status, body } = await post(order);
      expect([status, body.verdict, body.degraded]).toEqual([201, "HOLD", ["history", "lists"]]);
      expect(body.caseId).not.toBeNull();
      const why = new Map(body.notEvaluated.map((one: { code: string; why: string }) => [one.code, one.why]));
      expect(["C01", "C04", "D01"].map((code) => why.get(code))).toEqual(Array(3).fill("source_failed"));
      unavailable(await post(order));
    } finally {
      await eyes.query("GRANT SELECT ON list_entry TO sekisho_app");
    }
    expect(await post(order)).toMatchObject({ status: 200, body: { verdict: "HOLD", degraded: ["history", "lists"] } });
    expect((await post(anOrder())).body.degraded).toEqual([]);
  });
});

describe("a shop whose figures can't be read", () => {
  it("is named as a source that failed, holds nothing up, and is asked again for the next order", async () => {
    // A currency of its own: what is known of the shop in another was read before.
    const order = () => anOrder({ currency: "USD", amountTotal: 120, isFirstOrder: true });
    await eyes.query("REVOKE SELECT ON order_listing FROM sekisho_app");
    try {
      const { status, body } = await post(order());
      expect([status, body.degraded]).toEqual([201, ["shop"]]);
      const why = new Map(body.notEvaluated.map((one: { code: string; why: string }) => [one.code, one.why]));
      expect(why.get("C23")).toBe("source_failed");
    } finally {
      await eyes.query("GRANT SELECT ON order_listing TO sekisho_app");
    }
    expect(await post(order())).toMatchObject({ status: 201, body: { degraded: [] } });
  });
});

/** Runs `during` while another connection keeps everybody from a table. */
async function whileLocked<T>(table: string, during: () => Promise<T>): Promise<T> {
  await eyes.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
  try {
    return await during();
  } finally {
    await eyes.query("ROLLBACK");
  }
}

describe("a database that does not answer in time", () => {
  it("leaves the past unknown when a read waits for a lock, for all that queue, and is asked again afterwards", async () => {
    const orders = Array.from({ length: 20 }, () => anOrder());
    const answers = await whileLocked("list_entry", () => Promise.all(orders.map(post)));
    for (const { status, body } of answers) {
      expect([status, body.verdict, body.degraded]).toEqual([201, "HOLD", ["history", "lists"]]);
    }
    expect(await post(anOrder())).toMatchObject({ status: 201, body: { degraded: [] } });
  });

  it("answers 503 for what could not be recorded in time, and stores it when it is posted again", async () => {
    const before = await countOrders();
    const order = anOrder();
    await whileLocked("identifier_sighting", async () => unavailable(await post(order)));
    expect(await countOrders()).toBe(before);
    expect(await post(order)).toMatchObject({ status: 201, body: { degraded: [] } });
    expect(await post(order)).toMatchObject({ status: 200, body: { degraded: [] } });
    expect(await countOrders()).toBe(before + 1);
  });

  it("answers 503 for what was recorded and never confirmed, and tells what is stored when it is posted again", async () => {
    const before = await countOrders();
    const order = anOrder();
    expect((await post(anOrder())).status).toBe(201);
    wire.loseAnswersTo("screening_record");
    unavailable(await post(order));
    wire.mend();
    const again = await post(order);
    expect(again).toMatchObject({ status: 200, body: { externalOrderId: order.externalOrderId, degraded: [] } });
    expect((await post(order)).body).toEqual(again.body);
    expect(await countOrders()).toBe(before + 2);
  });

  it("drops connections on which nothing comes any more, and screens over new ones", async () => {
    const order = anOrder();
    expect((await post(anOrder())).status).toBe(201);
    wire.swallow();
    // Either its read alone met a dead connection, or its record met another one.
    const first = await post(order);
    if (first.status === 201) expect(first.body).toMatchObject({ verdict: "HOLD", degraded: ["history", "lists"] });
    else unavailable(first);
    // Nothing but time limits ends the dead connections here.
    await expect.poll(async () => (await post(anOrder())).body.degraded, { timeout: 15_000 }).toEqual([]);
    // Whatever else still hangs on the old wires.
    wire.cut();
    wire.mend();
    await expect.poll(async () => (await post(order)).status, { timeout: 5_000 }).toBe(200);
  });
});
