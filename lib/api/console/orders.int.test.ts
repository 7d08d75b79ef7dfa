import { v7 as newId } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/access/actor";
import { authenticateApiKey } from "@/lib/access/api-keys";
import { createServer } from "@/lib/platform/http/server";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { makeAnalyst } from "@/lib/review/testing/world";
import { tokyoDay } from "@/lib/shared/tokyo-day";
import type { Role } from "@/lib/shared/vocabulary";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { anOrder, type Merchant, makeMerchant } from "../testing/merchant";
import { orderRoutes } from "../v1/orders";
import { screeningRoutes } from "../v1/screenings";
import { caseRoutes } from "./cases";
import { consoleOrderRoutes } from "./orders";

let database: TestDatabase;
let merchant: Merchant;
let sato: UserActor;

const TARO = {
  memberId: "M-7001",
  lastName: "髙橋",
  firstName: "太郎",
  lastNameKana: "タカハシ",
  firstNameKana: "タロウ",
  email: "Taro.Takahashi+shop@gmail.com",
  tel: "090-1234-5678",
  address: "東京都渋谷区恵比寿1-19-19 恵比寿ビジネスタワー1204号室",
};
const DEVICE = { ip: "203.0.113.77", deviceId: "dev-77" };
const CARD = { method: "card", card: { token: "tok_77", bin: "411111", last4: "1111" } };

beforeAll(async () => {
  database = await createTestDatabase();
  merchant = await makeMerchant();
  sato = await as("analyst");
  await screen({ externalOrderId: "ORD-2026-0077", buyer: TARO, device: DEVICE, payment: CARD });
  await screen({
    externalOrderId: "ORD-2026-0078",
    buyer: { lastName: "鈴木", firstName: "花子", tel: "03-6447-4534" },
  });
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const as = (role: Role): Promise<UserActor> => makeAnalyst({ org: merchant.organizationId, shopId: "" }, "佐藤", role);

async function ask(actor: UserActor, method: string, path: string, body?: unknown) {
  const routes = [...consoleOrderRoutes, ...caseRoutes, ...orderRoutes, ...screeningRoutes];
  const server = createServer(routes, { apiKey: authenticateApiKey, session: async () => actor });
  const response = await server.request(path, {
    method: method.toUpperCase(),
    headers: {
      authorization: `Bearer ${merchant.key}`,
      "sec-fetch-site": "same-origin",
      "accept-language": "en",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, text, body: text === "" ? null : JSON.parse(text) };
}

async function screen(more: Record<string, unknown>) {
  const answer = await ask(
    sato,
    "post",
    "/api/v1/screenings",
    anOrder({ orderedAt: new Date().toISOString(), ...more }),
  );
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

const search = (query: Record<string, string>) => ask(sato, "get", `/api/console/orders?${new URLSearchParams(query)}`);
const numbers = (answer: { body: { items: { externalOrderId: string }[] } }) =>
  answer.body.items.map(({ externalOrderId }) => externalOrderId);

describe("one field finds an order by anything it holds, in any spelling", () => {
  it.each([
    ["its number", "ORD-2026-0077"],
    ["the number in lower case", "ord-2026-0077"],
    ["the number in full width", "ＯＲＤ－２０２６－００７７"],
    ["a phone number without hyphens", "09012345678"],
    ["a phone number in full width", "０９０（１２３４）５６７８"],
    ["a phone number with its country", "+81 90 1234 5678"],
    ["a mail address without its tag and dots", "tarotakahashi@googlemail.com"],
    ["a mail address in full width", "ｔａｒｏ．ｔａｋａｈａｓｈｉ＠ｇｍａｉｌ．ｃｏｍ"],
    ["a name in new characters", "高橋太郎"],
    ["a name the other way round", "太郎 高橋"],
    ["a reading in hiragana", "たかはし たろう"],
    ["a reading in half-width kana", "ﾀｶﾊｼ ﾀﾛｳ"],
    ["an address with kanji numerals", "渋谷区恵比寿一丁目十九番十九号 1204"],
    ["an address with its postal code", "〒150-0013 東京都渋谷区恵比寿１－１９－１９－１２０４"],
    ["the block of an address", "東京都渋谷区恵比寿1丁目19番19号"],
    ["a member", "M-7001"],
    ["an IP address", "203.0.113.77"],
    ["a device", "dev-77"],
    ["a card token", "tok_77"],
  ])("%s", async (_what, q) => {
    const found = await search({ q });
    expect(found.status).toBe(200);
    expect(numbers(found)).toEqual(["ORD-2026-0077"]);
  });

  it("finds orders by the beginning of their number, and nothing by what none holds", async () => {
    expect(numbers(await search({ q: "ORD-2026" })).toSorted()).toEqual(["ORD-2026-0077", "ORD-2026-0078"]);
    expect(numbers(await search({ q: "090-0000-0001" }))).toEqual([]);
    expect(numbers(await search({ q: "ORD%" }))).toEqual([]);
  });

  it("says as what the text was read and how many orders hold it, and narrows to one reading by its key", async () => {
    const { body } = await search({ q: "０９０１２３４５６７８" });
    const [reading] = body.readings;
    expect(reading).toMatchObject({ kind: "phone", canonical: "+819012345678", orders: 1, more: false });
    expect(numbers(await search({ kind: "phone", key: reading.key }))).toEqual(["ORD-2026-0077"]);
    expect(numbers(await search({ kind: "email", key: reading.key }))).toEqual([]);
    expect(numbers(await search({ kind: "phone", value: "+81-90-1234-5678" }))).toEqual(["ORD-2026-0077"]);
  });

  it("refuses a value that can't be of its kind at its field, and takes hostile text as text", async () => {
    expect(await search({ kind: "phone", value: "電話" })).toMatchObject({
      status: 422,
      body: { code: "value_not_readable", errors: [{ pointer: "/value" }] },
    });
    for (const q of ["'; DROP TABLE orders; --", "\u202e逆", "🍣".repeat(200), "%00", "あ".repeat(600)]) {
      expect([q, (await search({ q })).status]).toEqual([q, 200]);
    }
    expect((await search({ q: "あ".repeat(601) })).status).toBe(400);
    expect((await ask(sato, "get", "/api/console/orders?q=%00")).status).toBe(400);
    expect((await search({ kind: "phone", key: "99999999999999999999" })).status).toBe(400);
  });
});

describe("what is found", () => {
  it("is masked, and unmasked one by one on the record by whoever may", async () => {
    const found = await search({ q: "ORD-2026-0077" });
    const { orderId, buyer } = found.body.items[0];
    expect(buyer).toEqual({
      name: "髙橋 ＊＊",
      email: "T***@gmail.com",
      phone: "090-****-5678",
      address: "東京都渋谷区",
    });
    for (const secret of ["太郎", "1234-5678", "1204"]) expect(found.text).not.toContain(secret);
    const revealed = await ask(sato, "post", `/api/console/orders/${orderId}/reveal`);
    expect(revealed.body.buyer).toMatchObject({ name: "髙橋 太郎", phone: "090-1234-5678" });
    const entries = await withTenant(merchant.organizationId, ({ db }) =>
      db.auditEvent.findMany({ where: { action: "order.reveal", subjectId: orderId }, select: { actorId: true } }),
    );
    expect(entries).toEqual([{ actorId: sato.userId }]);
    const auditor = await as("auditor");
    expect((await ask(auditor, "post", `/api/console/orders/${orderId}/reveal`)).status).toBe(403);
    expect((await ask(auditor, "get", "/api/console/orders?q=ORD-2026-0077")).status).toBe(200);
  });

  it("meets every condition asked for", async () => {
    const buyer = { lastName: "条件", firstName: "一致", email: `${newId()}@example.jp` };
    const held = { threeDS: { status: "R" }, method: "card", card: { token: newId() } };
    await screen({ externalOrderId: "C-1", buyer, amountTotal: 5_000, payment: held, shopId: "nishi" });
    await screen({ externalOrderId: "C-2", buyer, amountTotal: 9_000, payment: { method: "cod" } });
    const of = async (more: Record<string, string>) => numbers(await search({ q: "条件一致", ...more })).toSorted();
    expect(await of({})).toEqual(["C-1", "C-2"]);
    expect(await of({ payment: "cod" })).toEqual(["C-2"]);
    expect(await of({ shop: "nishi" })).toEqual(["C-1"]);
    expect(await of({ shop: "nowhere" })).toEqual([]);
    expect(await of({ min: "5001" })).toEqual(["C-2"]);
    expect(await of({ max: "5000" })).toEqual(["C-1"]);
    expect(await of({ verdict: "HOLD", review: "pending" })).toEqual(["C-1"]);
    expect(await of({ from: "2001-01-01", to: "2001-01-31" })).toEqual([]);
    expect(await of({ outcome: "fraud" })).toEqual([]);
    const occurredAt = new Date().toISOString();
    await ask(sato, "post", "/api/v1/orders/C-2/events", { type: "chargeback", occurredAt });
    expect(await of({ outcome: "fraud" })).toEqual(["C-2"]);
    const [row] = (await search({ q: "条件一致", verdict: "HOLD" })).body.items;
    expect(await of({ signal: row.signals[0].code })).toContain("C-1");
  });

  it("pages without a gap or a repeat while orders keep arriving", async () => {
    const lastName = "頁送";
    const place = (nr: number) => screen({ externalOrderId: `PG-${nr}`, buyer: { lastName, firstName: "り" } });
    for (let nr = 0; nr < 7; nr++) await place(nr);
    const seen: string[] = [];
    let cursor: string | null = "";
    for (let page = 0; cursor !== null; page++) {
      const more: Record<string, string> = cursor === "" ? {} : { cursor };
      const answer = await search({ q: "頁送り", limit: "3", ...more });
      expect(answer.body.count === null).toBe(page > 0);
      seen.push(...numbers(answer));
      cursor = answer.body.nextCursor;
      await place(100 + page);
    }
    expect(seen).toEqual(["PG-6", "PG-5", "PG-4", "PG-3", "PG-2", "PG-1", "PG-0"]);
    const oldest = numbers(await search({ q: "頁送り", sort: "oldest", limit: "2" }));
    expect(oldest).toEqual(["PG-0", "PG-1"]);
  });
});

describe("the page of an order", () => {
  it("is masked until it is asked for, tells the same of the order, and both ways are on the record", async () => {
    const masked = await ask(sato, "get", "/api/console/orders/honten/ORD-2026-0077");
    expect(masked.body).toMatchObject({ masked: true, externalOrderId: "ORD-2026-0077" });
    for (const secret of ["太郎", "90-1234-5678", "1204", "Takahashi"]) expect(masked.text).not.toContain(secret);
    const whole = await ask(sato, "post", `/api/console/orders/${masked.body.orderId}/reveal-whole`);
    expect(whole.body.masked).toBe(false);
    expect(whole.text).toContain("髙橋 太郎");
    expect(whole.body.reasons).toEqual(masked.body.reasons);
    expect(whole.body.timeline.at(-1)).toMatchObject({ kind: "reveal", actor: "佐藤" });
    const phone = whole.body.pivots.find(({ kind }: { kind: string }) => kind === "phone");
    expect(phone).toMatchObject({ value: "090-1234-5678", others: { orders: 0, more: false }, lists: [] });
  });

  it("is computed again from what was recorded, with the same answer", async () => {
    const { body } = await ask(sato, "get", "/api/console/orders/honten/ORD-2026-0077");
    const record = await ask(sato, "post", `/api/console/orders/${body.orderId}/record`);
    expect(record.status, record.text).toBe(200);
    expect(record.body.replay).toMatchObject({ same: true, changed: [], verdict: body.verdict });
    expect(record.body.order.buyer.firstName).toBe("太郎");
    expect(record.body.readings.length).toBeGreaterThan(20);
  });
});

describe("an outcome recorded by hand", () => {
  const today = tokyoDay(new Date());
  const idOf = async (number: string): Promise<string> =>
    (await ask(sato, "get", `/api/console/orders/honten/${number}`)).body.orderId;

  it("is stored once, shown in the search and the timeline with who recorded it, and stops the shipment", async () => {
    await screen({ externalOrderId: "OUT-1" });
    const path = `/api/console/orders/${await idOf("OUT-1")}/outcomes`;
    const body = { type: "confirmed_fraud", day: today, note: "カード会社から連絡" };
    expect(await ask(sato, "post", path, body)).toMatchObject({ status: 201, body: { created: true } });
    const page = (await ask(sato, "get", "/api/console/orders/honten/OUT-1")).body;
    expect(page).toMatchObject({ outcome: "confirmed_fraud", shipDecision: { decision: "stop" } });
    expect(page.timeline).toContainEqual(
      expect.objectContaining({ event: "confirmed_fraud", actor: "佐藤", body: "カード会社から連絡" }),
    );
    expect(numbers(await search({ q: "OUT-1", outcome: "fraud" }))).toEqual(["OUT-1"]);
  });

  it("is refused at its field for a day before the order or to come, with a card number, and to auditors", async () => {
    await screen({ externalOrderId: "OUT-2" });
    const path = `/api/console/orders/${await idOf("OUT-2")}/outcomes`;
    const outcome = (more: object) => ask(sato, "post", path, { type: "paid", day: today, ...more });
    expect((await outcome({ day: "2001-01-01" })).body.errors).toMatchObject([
      { pointer: "/day", code: "before_order" },
    ]);
    expect((await outcome({ day: "2099-01-01" })).body.errors).toMatchObject([{ pointer: "/day", code: "in_future" }]);
    expect((await outcome({ note: "4111 1111 1111 1111" })).body.code).toBe("card_number_refused");
    expect((await outcome({ type: "shipped" })).status).toBe(422);
    expect((await ask(await as("auditor"), "post", path, { type: "paid", day: today })).status).toBe(403);
    expect((await ask(sato, "get", "/api/console/orders/honten/OUT-2")).body.outcome).toBeNull();
  });
});
