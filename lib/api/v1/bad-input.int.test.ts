import pg from "pg";
import { pino } from "pino";
import { v7 as newId } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disposeSingletons, singleton } from "@/lib/platform/singleton";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { aFullOrder } from "../testing/full-order";
import { anOrder, type Merchant, makeMerchant } from "../testing/merchant";
import { MOUNTINGS, type Send } from "../testing/mountings";

let database: TestDatabase;
let eyes: pg.Client;
/** Everything that was logged, without the house's own redaction: what must not be logged must not even reach the logger. */
let logged = "";
const keepLine = (line: string) => {
  logged += line;
};

beforeAll(async () => {
  database = await createTestDatabase();
  singleton("log", () => pino({ level: "trace" }, { write: keepLine }));
  eyes = new pg.Client({ connectionString: database.url });
  await eyes.connect();
});
afterAll(async () => {
  await disposeSingletons();
  await eyes.end();
  await database.drop();
});

const CARD = "4111111111111111";
const JAPANESE = /[ぁ-んァ-ヶ一-龠]/;
type Fault = { pointer: string; code: string; message: string };
type Fields = Record<string, unknown>;

/** A copy of `value` in which the field at the JSON pointer is `leaf`. */
function withField(value: unknown, at: string, leaf: unknown): Fields {
  const copy = structuredClone(value) as Fields;
  const path = at.slice(1).split("/");
  let node: Fields = copy;
  for (const part of path.slice(0, -1)) {
    node[part] ??= {};
    node = node[part] as Fields;
  }
  node[path.at(-1) ?? ""] = leaf;
  return copy;
}

function withoutField(value: unknown, at: string): Fields {
  const copy = withField(value, at, undefined);
  return JSON.parse(JSON.stringify(copy)) as Fields;
}

/** JSON pointers of all leaves. */
function leaves(value: unknown, at = ""): { at: string; value: unknown }[] {
  if (typeof value !== "object" || value === null) return [{ at, value }];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, `${at}/${key}`));
}

describe.each(MOUNTINGS)("bad input on $name", ({ open }) => {
  let merchant: Merchant;
  let other: Merchant;
  let send: Send;
  let close: () => Promise<void>;

  beforeAll(async () => {
    merchant = await makeMerchant();
    other = await makeMerchant("他社");
    ({ send, close } = await open());
  });
  afterAll(() => close());

  type Asked = { key?: string; headers?: Record<string, string>; type?: string; language?: string };
  const ask = async (method: string, path: string, body?: BodyInit, asked: Asked = {}) => {
    const response = await send(`/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${asked.key ?? merchant.key}`,
        "accept-language": asked.language ?? "en",
        ...(body === undefined ? {} : { "content-type": asked.type ?? "application/json" }),
        ...asked.headers,
      },
      ...(body === undefined ? {} : { body }),
      ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
    } as RequestInit);
    const text = await response.text();
    const type = response.headers.get("content-type") ?? "";
    return {
      status: response.status,
      type,
      headers: response.headers,
      text,
      body: /json/.test(type) && !/ndjson/.test(type) ? JSON.parse(text) : null,
    };
  };
  const post = (order: unknown, asked?: Asked) => ask("POST", "/screenings", JSON.stringify(order), asked);

  /** Asks in both languages; checks all that every problem document has; answers the English one. */
  async function refused(
    method: string,
    path: string,
    body: BodyInit | undefined,
    expected: { status: number; code: string; at?: string; fault?: string },
    asked: Asked = {},
  ) {
    const before = await stored();
    const english = await ask(method, path, body, { ...asked, language: "en" });
    const japanese = await ask(method, path, body, { ...asked, language: "ja" });
    for (const answer of [english, japanese]) {
      expect(answer).toMatchObject({
        status: expected.status,
        body: {
          type: `urn:sekisho:problem:${expected.code}`,
          status: expected.status,
          code: expected.code,
          requestId: answer.headers.get("x-request-id"),
        },
      });
      expect(answer.type).toMatch(/^application\/problem\+json/);
      expect(Object.keys(answer.body)).toEqual(expect.arrayContaining(["title", "detail", "errors"]));
    }
    const texts = (answer: typeof english) => [
      answer.body.title,
      answer.body.detail,
      ...answer.body.errors.map((fault: Fault) => fault.message),
    ];
    for (const text of texts(japanese)) expect(text).toMatch(JAPANESE);
    for (const text of texts(english)) expect(text).not.toMatch(/[ぁ-ん]/);
    for (const text of [...texts(japanese), ...texts(english)])
      expect(text).not.toMatch(/^fields\.|^\w+\.(title|detail)$/);
    if (expected.at !== undefined) {
      const fault = expect.objectContaining({
        pointer: expected.at,
        ...(expected.fault === undefined ? {} : { code: expected.fault }),
      });
      expect(english.body.errors).toContainEqual(fault);
    }
    expect(await stored()).toEqual(before);
    return english;
  }
  const refusedOrder = (order: unknown, expected: Parameters<typeof refused>[3], asked: Asked = {}) =>
    refused("POST", "/screenings", typeof order === "string" ? order : JSON.stringify(order), expected, asked);
  const invalid = (at: string, fault?: string) => ({
    status: 422,
    code: "invalid_request",
    at,
    ...(fault === undefined ? {} : { fault }),
  });

  /** How many rows the merchant has in each table that an order, an event or a list entry is written to. */
  async function stored() {
    await eyes.query("SELECT app_set_org($1)", [merchant.organizationId]);
    const tables = [
      "orders",
      "order_delivery",
      "order_item",
      "identifier_sighting",
      "screening",
      "review_case",
      "order_event",
      "list_entry",
      "idempotency_key",
      "outbox",
      "audit_event",
    ];
    await eyes.query("BEGIN");
    await eyes.query("SELECT app_set_org($1)", [merchant.organizationId]);
    const { rows } = await eyes.query(
      `SELECT ${tables.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`).join(", ")}`,
    );
    await eyes.query("COMMIT");
    return rows[0];
  }

  describe("a full order", () => {
    it("is accepted with every field of the API, and read back equal", async () => {
      const order = aFullOrder();
      expect((await post(order)).status).toBe(201);
      expect((await ask("GET", `/orders/${order.externalOrderId}`)).body.order).toEqual(order);
    });

    it("is read back equal where its lists are empty or its groups hold nothing", async () => {
      const order = { ...anOrder({ items: [], deliveries: [], buyer: {}, payment: {}, device: {} }), currency: "USD" };
      expect((await post(order)).status).toBe(201);
      expect((await ask("GET", `/orders/${order.externalOrderId}`)).body.order).toEqual(order);
    });

    it("keeps emoji, right-to-left text, control characters and unusual ids as they were sent", async () => {
      const order = anOrder({
        externalOrderId: `注文/№ 1?#%&${newId()}`,
        note: "ありがとう👩‍👩‍👧‍👦 שלום مرحبا \u202eabc\u202c \t\r\n\u0001\u007f\u0085\ufeff\uffff",
        buyer: { lastName: "𠮷野家", firstName: "👍🏽", email: "ゆうびん@例え.jp", address: "\u0000".slice(1) },
        custom: { constructor: "c", toString: "t", hasOwnProperty: 1 },
        affiliate: { utm: { constructor: "c", "": "empty", "a/b~c": "é" } },
      });
      expect((await post(order)).status).toBe(201);
      const { body } = await ask("GET", `/orders/${encodeURIComponent(order.externalOrderId)}`);
      expect(body.order).toEqual({ ...order, currency: "JPY" });
    });
  });

  describe("fields", () => {
    it("refuses what is missing, and names it", async () => {
      for (const at of ["/externalOrderId", "/orderedAt", "/amountTotal"]) {
        await refusedOrder(withoutField(anOrder(), at), invalid(at, "required"));
      }
      const answer = await refusedOrder({}, invalid("/externalOrderId", "required"));
      expect(answer.body.errors).toHaveLength(3);
    });

    it("refuses what it does not know, at any depth", async () => {
      for (const at of ["/orderAt", "/buyer/lastname", "/deliveries/1/door", "/payment/card/cvv", "/items/0/price"]) {
        await refusedOrder(withField(aFullOrder(), at, "x"), invalid(at, "unknown_field"));
      }
    });

    it("refuses any leaf of the wrong type, and points at it", async () => {
      const order = aFullOrder();
      for (const leaf of leaves(order)) {
        if (leaf.at.startsWith("/custom/")) continue;
        const wrong = typeof leaf.value === "string" ? 12 : "12";
        const answer = await post(withField(order, leaf.at, wrong));
        expect([leaf.at, answer.status]).toEqual([leaf.at, 422]);
        expect(answer.body.errors.map((fault: Fault) => fault.pointer)).toContain(leaf.at);
        const empty = await post(withField(order, leaf.at, null));
        expect([leaf.at, empty.status]).toEqual([leaf.at, 422]);
      }
    });

    it.each([
      ["/channel", "fax"],
      ["/payment/method", "barter"],
      ["/payment/threeDS/status", "X"],
      ["/payment/auth/result", "maybe"],
      ["/deliveries/0/method", "drone"],
      ["/inHouse/verdict", "ok"],
    ])("refuses an unknown word at %s", async (at, word) => {
      await refusedOrder(withField(aFullOrder(), at, word), invalid(at, "invalid_value"));
    });

    it.each([
      ["/amountTotal", -1, "too_small"],
      ["/amountTotal", 0.5, "not_integer"],
      ["/amountTotal", 1e15, "too_big"],
      ["/amountTotal", 1e300, undefined],
      ["/items/0/unitPrice", -5, "too_small"],
      ["/items/0/quantity", 1.5, "not_integer"],
      ["/items/0/quantity", 2 ** 31, "too_big"],
      ["/currency", "円", "invalid_format"],
      ["/device/ip", "300.1.1.1", "invalid_format"],
      ["/buyer/country", "Japan", "invalid_format"],
      ["/buyer/birthDate", "1984-02-30", "invalid_format"],
      ["/payment/card/bin", "4111-11", "invalid_format"],
      ["/payment/card/last4", "111", "invalid_format"],
      ["/buyer/lastName", "名".repeat(10_000), "too_long"],
      ["/externalOrderId", "", "too_short"],
      ["/custom/9lives", "x", "invalid"],
      ["/custom/nested", {}, undefined],
      ["/custom/list", [1], undefined],
    ])("refuses %s = %j", async (at, value, fault) => {
      const order = JSON.stringify(withField(aFullOrder(), at, value));
      expect(order.length).toBeLessThan(256 * 1024);
      await refusedOrder(order, invalid(at, fault));
    });

    it("refuses numbers that JSON allows and no computer holds", async () => {
      const text = JSON.stringify(anOrder({ amountTotal: 777_777 }));
      await refusedOrder(text.replace("777777", "1e400"), invalid("/amountTotal"));
      await refusedOrder(text.replace("777777", "123456789012345678901234567890"), invalid("/amountTotal"));
    });

    it("refuses too many lines, deliveries and custom fields", async () => {
      const many = <T>(count: number, one: T) => Array.from({ length: count }, () => one);
      await refusedOrder(anOrder({ items: many(10_000, { quantity: 1 }) }), invalid("/items", "too_long"));
      await refusedOrder(anOrder({ deliveries: many(51, {}) }), invalid("/deliveries", "too_long"));
      const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}`, n]));
      expect((await post(anOrder({ custom: fields(50) }))).status).toBe(201);
      await refusedOrder(anOrder({ custom: fields(51) }), invalid("/custom", "too_long"));
      await refusedOrder(
        anOrder({ affiliate: { utm: Object.fromEntries(Object.entries(fields(21)).map(([k]) => [k, k])) } }),
        invalid("/affiliate/utm", "too_long"),
      );
    });

    it("answers thousands of faults with a document of bounded size", async () => {
      const order = anOrder(Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`f${n}`, 1])));
      const answer = await refusedOrder(order, invalid("/f0", "unknown_field"));
      expect(answer.text.length).toBeLessThan(100_000);
    });
  });

  describe("time", () => {
    it.each([
      "yesterday",
      "2026-11-22",
      "2026-11-22T10:00:00",
      "2026-02-30T10:00:00Z",
      "2026-13-01T10:00:00Z",
      "2026-11-22T25:00:00Z",
      "2026-11-22T10:00:00+99:00",
      "+012026-11-22T10:00:00Z",
      "0000-01-01T00:00:00Z",
      "0001-01-01T00:00:00Z",
      "1899-12-31T23:59:59Z",
    ])("refuses orderedAt %s", async (orderedAt) => {
      await refusedOrder(anOrder({ orderedAt }), invalid("/orderedAt"));
    });

    it("refuses orders from the future", async () => {
      const at = (minutes: number) => anOrder({ orderedAt: new Date(Date.now() + minutes * 60_000).toISOString() });
      const future = { status: 422, code: "ordered_in_future", at: "/orderedAt", fault: "in_future" };
      await refusedOrder(at(6), future);
      await refusedOrder(anOrder({ orderedAt: "9999-12-31T23:59:59Z" }), future);
      expect((await post(at(4))).status).toBe(201);
    });

    it("takes past orders only from a key with the scope backfill", async () => {
      const live = await merchant.keyWith({ scopes: ["screen"] });
      const late = (minutes: number) => anOrder({ orderedAt: new Date(Date.now() - minutes * 60_000).toISOString() });
      const past = { status: 403, code: "backfill_scope_required", at: "/orderedAt", fault: "in_past" };
      await refusedOrder(late(16), past, { key: live.key });
      expect((await post(late(14), { key: live.key })).status).toBe(201);
      expect((await post(late(60 * 24 * 400))).status).toBe(201);
    });

    it("takes any offset and any precision that ISO 8601 has, and means the same instant", async () => {
      const now = Date.now();
      const shifted = new Date(now + (23 * 60 + 59) * 60_000).toISOString().replace("Z", "+23:59");
      const order = anOrder({ orderedAt: shifted });
      const answer = await post(order);
      expect(answer).toMatchObject({ status: 201, body: { orderedAt: new Date(now).toISOString() } });
      expect((await post(order)).body).toEqual(answer.body);
      const precise = anOrder({ orderedAt: new Date(now).toISOString().replace(/\.\d+Z/, ".999999999Z") });
      const first = await post(precise);
      expect(first.status).toBe(201);
      expect((await post(precise)).body).toEqual(first.body);
    });

    it("refuses absurd instants in events, too", async () => {
      const order = anOrder();
      await post(order);
      const event = (occurredAt: string) => JSON.stringify({ type: "paid", occurredAt });
      const path = `/orders/${order.externalOrderId}/events`;
      for (const at of ["0000-01-01T00:00:00Z", "2026-02-30T10:00:00Z"]) {
        await refused("POST", path, event(at), invalid("/occurredAt"));
      }
      const shifted = new Date(Date.now() + 23 * 3_600_000).toISOString().replace("Z", "+23:00");
      expect((await ask("POST", path, event(shifted))).status).toBe(201);
      await refused("POST", path, event("9999-01-01T00:00:00Z"), {
        status: 422,
        code: "ordered_in_future",
        at: "/occurredAt",
      });
    });
  });

  describe("card numbers", () => {
    const OPAQUE =
      /^\/(externalOrderId|shopId|modelId|orderedAt|currency|device\/(deviceId|cookieId|tagToken)|affiliate\/(affiliateId|clickId|referrer|landingUrl|utm\/\w+)|chat\/scenarioId|behavior\/sessionId|subscription\/courseId)$|\/(memberId|sku)$/;
    /** Fields that refuse a card number by their form alone. */
    const FORMED =
      /(At|Date|Since)$|^\/(channel|currency)$|\/(country|issuerCountry|bin|last4|ip|method|status|eci|result|verdict|isHighResale)$/;

    it("are refused in every field but opaque ids, not stored and not logged", async () => {
      const order = aFullOrder();
      const refusedAt: string[] = [];
      for (const { at, value } of leaves(order)) {
        if (typeof value !== "string" || OPAQUE.test(at) || FORMED.test(at)) continue;
        const before = await stored();
        const short = /(postalCode|sex)$/.test(at);
        const answer = await post(withField(order, at, short ? CARD : `4111-1111-1111-1111 です`));
        expect([at, answer.status, answer.body.code]).toEqual([at, 422, "card_number_refused"]);
        expect(answer.body.errors).toEqual([expect.objectContaining({ pointer: at, code: "card_number" })]);
        expect(await stored()).toEqual(before);
        refusedAt.push(at);
      }
      expect(refusedAt).toEqual(
        expect.arrayContaining([
          "/note",
          "/buyer/lastName",
          "/buyer/address",
          "/deliveries/1/firstName",
          "/payment/card/holderName",
          "/payment/card/token",
          "/items/0/name",
          "/inHouse/reasons/0",
          "/custom/tier",
          "/couponCode",
        ]),
      );
    });

    it("are refused in custom fields whatever their name, as a number, and as the name of a field", async () => {
      const code = { status: 422, code: "card_number_refused" };
      for (const name of ["memo", "sku", "memberId", "referrer", "utm"]) {
        await refusedOrder(anOrder({ custom: { [name]: CARD } }), { ...code, at: `/custom/${name}` });
      }
      await refusedOrder(anOrder({ custom: { memo: Number(CARD) } }), { ...code, at: "/custom/memo" });
      await refusedOrder(anOrder({ custom: { [`card${CARD}`]: "x" } }), code);
    });

    it.each([
      "4111 1111 1111 1111",
      "4111-1111-1111-1111",
      "4111  1111  1111  1111",
      "4111 - 1111 - 1111 - 1111",
      "4111\u00a01111\u00a01111\u00a01111",
      "４１１１　１１１１　１１１１　１１１１",
      "4111\n1111\n1111\n1111",
      "card:5555555555554444;",
    ])("are found as %j", async (note) => {
      await refusedOrder(anOrder({ note }), {
        status: 422,
        code: "card_number_refused",
        at: "/note",
        fault: "card_number",
      });
    });

    it("are refused in events, lists, normalizations and batches as well", async () => {
      const order = anOrder();
      await post(order);
      const code = { status: 422, code: "card_number_refused", fault: "card_number" };
      const event = { type: "paid", occurredAt: new Date().toISOString(), note: CARD };
      await refused("POST", `/orders/${order.externalOrderId}/events`, JSON.stringify(event), { ...code, at: "/note" });
      const entry = { list: "block", kind: "name", value: CARD, reason: "other" };
      await refused("POST", "/list-entries", JSON.stringify(entry), { ...code, at: "/value" });
      const card = { ...entry, kind: "card" };
      await refused("POST", "/list-entries", JSON.stringify(card), { ...code, at: "/value" });
      await refused("POST", "/normalizations", JSON.stringify({ name: CARD }), { ...code, at: "/name" });
      const before = await stored();
      const lines = [
        JSON.stringify(anOrder({ note: CARD })),
        JSON.stringify({ ...event, externalOrderId: order.externalOrderId }),
      ];
      const screened = await ask("POST", "/screenings/batch", lines[0], { type: "application/x-ndjson" });
      expect(JSON.parse(screened.text)).toMatchObject({ code: "card_number_refused", status: 422 });
      const told = await ask("POST", "/orders/events/batch", lines[1], { type: "application/x-ndjson" });
      expect(JSON.parse(told.text)).toMatchObject({ code: "card_number_refused", status: 422 });
      const imported = await ask("POST", "/list-entries/import", `list,kind,value,reason\nblock,name,${CARD},other\n`, {
        type: "text/csv",
      });
      expect(imported.body).toMatchObject({
        imported: 0,
        errors: [{ line: 2, pointer: "/value", code: "card_number" }],
      });
      expect(await stored()).toEqual(before);
    });

    it("may stand in opaque ids, where they are ids; JAN codes may stand anywhere", async () => {
      const ids = aFullOrder({ externalOrderId: `${CARD}`, note: "JAN 4901234567894 を3点、4512345678906 を1点" });
      for (const [at, value] of [
        ["/buyer/memberId", CARD],
        ["/items/0/sku", "5555555555554444"],
        ["/device/deviceId", CARD],
        ["/device/cookieId", CARD],
        ["/affiliate/clickId", CARD],
        ["/items/1/name", "4901234567894"],
      ] as const) {
        const order = withField({ ...ids, externalOrderId: newId() }, at, value);
        expect([at, (await post(order)).status]).toEqual([at, 201]);
      }
      const own = await makeMerchant();
      expect((await post(ids, { key: own.key })).status).toBe(201);
      const entry = { list: "block", kind: "member", value: CARD, reason: "other" };
      expect((await ask("POST", "/list-entries", JSON.stringify(entry), { key: own.key })).status).toBe(201);
    });

    it("appear neither in the log nor in any table", async () => {
      expect(logged).not.toMatch(/4111[- ]?1111[- ]?1111[- ]?1111/);
      await eyes.query("BEGIN");
      await eyes.query("SELECT app_set_org($1)", [merchant.organizationId]);
      const { rows } = await eyes.query(
        `SELECT count(*)::int AS n FROM orders WHERE document->>'note' ~ '4111' OR document->'custom'->>'memo' ~ '4111'`,
      );
      await eyes.query("COMMIT");
      expect(rows).toEqual([{ n: 0 }]);
    });

    it("are looked for in a time that grows with the text, not with its square", async () => {
      const digits = "1 ".repeat(2_000);
      const order = anOrder({ note: digits, items: Array.from({ length: 400 }, () => ({ name: "1 ".repeat(250) })) });
      const began = performance.now();
      await post(order);
      expect(performance.now() - began).toBeLessThan(3_000);
    });
  });

  describe("bodies", () => {
    const large = JSON.stringify(anOrder({ note: "x".repeat(256 * 1024) }));
    const tooLarge = { status: 413, code: "body_too_large" };

    it("refuses more than 256 KiB, declared or in chunks", async () => {
      await refusedOrder(large, tooLarge);
      const chunked = () =>
        new ReadableStream({
          start(controller) {
            for (let at = 0; at < large.length; at += 16_384)
              controller.enqueue(new TextEncoder().encode(large.slice(at, at + 16_384)));
            controller.close();
          },
        });
      const answer = await ask("POST", "/screenings", chunked());
      expect(answer).toMatchObject({ status: 413, body: { code: "body_too_large" } });
    });

    it("takes a body just under the limit as it takes any other", async () => {
      const filled = { ...anOrder(), items: Array.from({ length: 1_000 }, () => ({ name: "n".repeat(240) })) };
      const text = JSON.stringify(filled);
      expect(text.length).toBeGreaterThan(250_000);
      expect(text.length).toBeLessThan(256 * 1024);
      expect((await ask("POST", "/screenings", text)).status).toBe(201);
    });

    it.each(["", " ", "{", '{"a":1', "{'a':1}", "[1,]", "undefined", "NaN", '{"a":1}}', "\u0000", '{"a":"\t"}'])(
      "refuses %j, which is no JSON",
      async (text) => {
        await refusedOrder(text === "" ? " " : text, { status: 400, code: "malformed_json" });
      },
    );

    it("refuses what is no UTF-8 instead of storing something else", async () => {
      const order = Buffer.from(JSON.stringify(anOrder({ note: "@@" })));
      const at = order.indexOf("@@");
      order[at] = 0x8e; // 山 in Shift_JIS
      order[at + 1] = 0x52;
      const before = await stored();
      const answer = await ask("POST", "/screenings", new Uint8Array(order));
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(await stored()).toEqual(before);
    });

    it.each(["[]", '"order"', "null", "12", "true", `[${JSON.stringify(anOrder())}]`])(
      "refuses %j, which is no object",
      async (text) => {
        await refusedOrder(text, invalid("", "wrong_type"));
      },
    );

    it("refuses deep nesting, NULs and lone surrogates, and points at them", async () => {
      const deep = `{"custom":${'{"a":'.repeat(40)}1${"}".repeat(40)}}`;
      await refusedOrder(deep, { status: 422, code: "invalid_request" });
      await refusedOrder(`${"[".repeat(100_000)}${"]".repeat(100_000)}`, { status: 422, code: "invalid_request" });
      const text = JSON.stringify(anOrder({ note: "@" }));
      await refusedOrder(text.replace('"@"', '"a\\u0000b"'), invalid("/note", "nul_character"));
      await refusedOrder(text.replace('"@"', '"\\ud83d"'), invalid("/note", "lone_surrogate"));
      await refusedOrder(text.replace('"note"', '"no\\ud83dte"'), { status: 422, code: "invalid_request" });
    });

    it("refuses __proto__ and constructor where they are no fields, and is not changed by them", async () => {
      const text = (extra: string) => `${JSON.stringify(anOrder()).slice(0, -1)},${extra}}`;
      await refusedOrder(text('"constructor":{"prototype":{"polluted":1}}'), invalid("/constructor", "unknown_field"));
      await refusedOrder(text('"__proto__":{"polluted":1}'), invalid("/__proto__"));
      await refusedOrder(text('"custom":{"__proto__":"x"}'), invalid("/custom/__proto__"));
      await refusedOrder(text('"payment":{"\\u005f_proto__":{"method":"cod"}}'), invalid("/payment/__proto__"));
      expect(({} as Fields).polluted).toBeUndefined();
    });

    it("reads a key that stands twice as JSON does: the last one counts", async () => {
      const order = anOrder();
      const text = `${JSON.stringify(order).slice(0, -1)},"amountTotal":4242}`;
      expect((await ask("POST", "/screenings", text)).status).toBe(201);
      expect((await ask("GET", `/orders/${order.externalOrderId}`)).body.order.amountTotal).toBe(4242);
    });

    it.each([
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/jsonx",
    ])("refuses the content type %s", async (type) => {
      await refusedOrder(anOrder(), { status: 415, code: "unsupported_media_type" }, { type });
    });

    it("refuses streams of another type than they are", async () => {
      const wrong = { status: 415, code: "unsupported_media_type" };
      await refused("POST", "/screenings/batch", JSON.stringify(anOrder()), wrong);
      await refused("POST", "/orders/events/batch", "{}", wrong);
      await refused("POST", "/list-entries/import", "a,b", wrong);
    });

    it("answers each bad line of a batch on its own line", async () => {
      const good = anOrder();
      const lines = [
        "null",
        "[]",
        `{"note":"${"x".repeat(300 * 1024)}"}`,
        '{"note":"\\u0000"}',
        JSON.stringify({ ...good, shopId: "nowhere" }),
        JSON.stringify({ ...good, orderedAt: "0000-01-01T00:00:00Z" }),
        JSON.stringify(good),
        JSON.stringify({ ...good, amountTotal: 1 }),
      ];
      const answer = await ask("POST", "/screenings/batch", lines.join("\r\n"), { type: "application/x-ndjson" });
      const results = answer.text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));
      expect(results.map((result) => result.code ?? result.verdict)).toEqual([
        "invalid_request",
        "invalid_request",
        "body_too_large",
        "invalid_request",
        "shop_unknown",
        "invalid_request",
        "OK",
        "order_conflict",
      ]);
      for (const result of results.filter((one) => one.code))
        expect(result.requestId).toBe(answer.headers.get("x-request-id"));
    });
  });

  describe("who asks for what", () => {
    it("refuses an unknown shop, and a known one that the key does not serve", async () => {
      const unknown = { status: 422, code: "shop_unknown", at: "/shopId", fault: "unknown_shop" };
      await refusedOrder(anOrder({ shopId: "minami" }), unknown);
      const nishi = await merchant.keyWith({ shopCode: "nishi" });
      await refusedOrder(anOrder({ shopId: "honten" }), unknown, { key: nishi.key });
      const { shopId: _, ...nowhere } = anOrder();
      await refusedOrder(nowhere, { status: 422, code: "shop_required", at: "/shopId", fault: "required" });
    });

    it("refuses keys that are none, and keys without the scope", async () => {
      for (const key of ["x", "", `${merchant.key}x`, `${merchant.key} ${merchant.key}`, "k".repeat(5_000)]) {
        await refusedOrder(anOrder(), { status: 401, code: "unauthenticated" }, { key });
      }
      for (const [scope, method, path, body] of [
        ["screen", "POST", "/screenings", JSON.stringify(anOrder())],
        ["outcomes", "POST", "/orders/x/events", "{}"],
        ["lists", "GET", "/list-entries", undefined],
        ["read", "GET", "/orders", undefined],
      ] as const) {
        const scopes = (["screen", "outcomes", "lists", "read"] as const).filter((one) => one !== scope);
        const { key } = await merchant.keyWith({ scopes });
        const answer = await refused(method, path, body, { status: 403, code: "scope_missing" }, { key });
        expect(answer.body.detail).toContain(scope);
      }
    });

    it("does not know another organisation's orders, screenings and entries", async () => {
      const order = anOrder();
      const { body: screening } = await post(order, { key: other.key });
      const input = JSON.stringify({ list: "block", kind: "member", value: newId(), reason: "resale" });
      const { body: entry } = await ask("POST", "/list-entries", input, { key: other.key });
      const event = JSON.stringify({ type: "paid", occurredAt: new Date().toISOString() });
      const gone = { status: 404, code: "not_found" };
      await refused("GET", `/screenings/${screening.screeningId}`, undefined, gone);
      await refused("GET", `/orders/${order.externalOrderId}`, undefined, gone);
      await refused("GET", `/orders/${order.externalOrderId}/ship-decision`, undefined, gone);
      await refused("POST", `/orders/${order.externalOrderId}/events`, event, gone);
      await refused("POST", `/list-entries/${entry.id}/release`, undefined, gone);
    });

    it("refuses another body under the same id, and says which", async () => {
      const order = anOrder();
      await post(order);
      const conflict = { status: 409, code: "order_conflict", at: "/externalOrderId", fault: "contradictory" };
      const answer = await refusedOrder({ ...order, amountTotal: 1 }, conflict);
      expect(answer.body.detail).toContain(order.externalOrderId);
    });
  });

  describe("addresses and headers", () => {
    it.each([
      "/screenings/1",
      "/screenings/%00",
      "/screenings/%E0%A4%A",
      "/orders?limit=0",
      "/orders?limit=ten",
      "/orders?limit=%zz",
      "/orders?from=2026",
      "/orders?from=0000-01-01T00:00:00Z",
      "/orders?verdict=ok",
      "/orders?page=2",
      "/orders?cursor=!!!",
      `/orders?cursor=${Buffer.from("[]").toString("base64url")}`,
      `/orders?cursor=${Buffer.from('["0000-01-01T00:00:00Z","00000000-0000-4000-8000-000000000000"]').toString("base64url")}`,
      `/orders?cursor=${"a".repeat(500)}`,
      "/list-entries?cursor=e30",
      "/list-entries?value=x",
      "/list-entries?list=grey",
      "/list-entries?inForce=perhaps",
      "/orders/x?shop=y",
      `/orders/${"x".repeat(129)}`,
    ])("refuses GET %s with 400", async (path) => {
      const answer = await refused("GET", path, undefined, { status: 400, code: "malformed_parameter" });
      expect(answer.body.errors.length).toBeGreaterThan(0);
    });

    it.each([
      "/orders/%00",
      "/orders/%ff%fe",
      "/orders/a%00b/ship-decision",
      "/orders/x?shopId=%00",
      "/orders/%F0%9F%91%8D",
    ])("answers GET %s without a fault of its own", async (path) => {
      const answer = await ask("GET", path);
      expect([400, 404]).toContain(answer.status);
      expect(answer.body.code).toMatch(/^(not_found|malformed_parameter)$/);
    });

    it("knows no other addresses and methods", async () => {
      await refused("GET", "/nothing", undefined, { status: 404, code: "not_found" });
      await refused("DELETE", "/orders", undefined, { status: 405, code: "method_not_allowed" });
      await refused("PUT", "/screenings", "{}", { status: 405, code: "method_not_allowed" });
    });

    it.each(["", "x".repeat(256), "k".repeat(8_000)])(
      "refuses an Idempotency-Key of unusable length (%#)",
      async (key) => {
        await refusedOrder(
          anOrder(),
          { status: 400, code: "malformed_parameter", at: "/Idempotency-Key" },
          { headers: { "idempotency-key": key } },
        );
      },
    );

    it("does not take requests with different parameters for one under an Idempotency-Key", async () => {
      const order = anOrder();
      await post(order);
      await post({ ...order, shopId: "nishi" });
      const event = JSON.stringify({ type: "paid", occurredAt: new Date().toISOString() });
      const headers = { "idempotency-key": newId() };
      const to = (shop: string) =>
        ask("POST", `/orders/${order.externalOrderId}/events?shopId=${shop}`, event, { headers });
      expect((await to("honten")).status).toBe(201);
      expect(await to("nishi")).toMatchObject({ status: 409, body: { code: "idempotency_conflict" } });
    });

    it("makes up its own request id where the caller's is none", async () => {
      for (const offered of ["x".repeat(129), "a b", "<script>"]) {
        const answer = await ask("GET", "/orders", undefined, { headers: { "x-request-id": offered } });
        expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
      }
    });

    it("refuses bad list entries by the field", async () => {
      const entry = { list: "block", kind: "phone", value: "090-1234-5678", reason: "resale" };
      const wrong = (more: object, expected: Parameters<typeof refused>[3]) =>
        refused("POST", "/list-entries", JSON.stringify({ ...entry, ...more }), expected);
      await wrong({ value: "電話" }, { status: 422, code: "value_not_readable", at: "/value", fault: "invalid" });
      await wrong({ kind: "address", value: "東京都" }, { status: 422, code: "value_not_readable", at: "/value" });
      await wrong({ forcesOk: true }, invalid("/forcesOk", "contradictory"));
      await wrong({ subject: "a" }, invalid("/subject", "contradictory"));
      await wrong({ reason: "mood" }, invalid("/reason", "invalid_value"));
      await wrong({ expiresAt: "0000-01-01T00:00:00Z" }, invalid("/expiresAt"));
    });
  });
});
