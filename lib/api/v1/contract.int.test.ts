import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/access/actor";
import { revokeApiKey } from "@/lib/access/api-keys";
import { disposeSingletons } from "@/lib/platform/singleton";
import { userId } from "@/lib/shared/ids";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { anOrder, type Merchant, makeMerchant } from "../testing/merchant";
import { MOUNTINGS, type Send } from "../testing/mountings";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

describe.each(MOUNTINGS)("the merchant API on $name", ({ open }) => {
  let merchant: Merchant;
  let send: Send;
  let close: () => Promise<void>;

  beforeAll(async () => {
    merchant = await makeMerchant();
    ({ send, close } = await open());
  });
  afterAll(() => close());

  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
    key = merchant.key,
  ) => {
    const response = await send(`/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const type = response.headers.get("content-type") ?? "";
    return {
      status: response.status,
      headers: response.headers,
      type,
      body: /^application\/(?:problem\+)?json/.test(type) ? JSON.parse(text) : text,
    };
  };

  describe("screenings", () => {
    it("screens an order, and answers the same body again with the first result", async () => {
      const order = anOrder();
      const first = await call("POST", "/screenings", order);
      expect(first.status).toBe(201);
      expect(first.body).toMatchObject({
        externalOrderId: order.externalOrderId,
        shopId: "honten",
        verdict: "OK",
        rulesetVersion: 1,
        degraded: [],
      });
      expect(first.body.notEvaluated.map((entry: { code: string }) => entry.code)).toContain("C08");
      const again = await call("POST", "/screenings", order);
      expect(again.status).toBe(200);
      expect(again.body).toEqual(first.body);
    });

    it("takes a member's day of registration without its time, and does not guess the time", async () => {
      const order = anOrder({ buyer: { memberId: "m-day", memberSince: "2021-04-01" } });
      const { status, body } = await call("POST", "/screenings", order);
      expect(status).toBe(201);
      expect(body.notEvaluated).toContainEqual({ code: "C37", why: "not_readable" });
      const nonsense = anOrder({ buyer: { memberId: "m-day", memberSince: "2021-02-30" } });
      expect((await call("POST", "/screenings", nonsense)).status).toBe(422);
    });

    it("takes the same order with its keys in another order for the same", async () => {
      const order = anOrder();
      expect((await call("POST", "/screenings", order)).status).toBe(201);
      const turned = Object.fromEntries(Object.entries(order).reverse());
      expect((await call("POST", "/screenings", turned)).status).toBe(200);
    });

    it("refuses another body under the same id with 409, and keeps the first", async () => {
      const order = anOrder();
      await call("POST", "/screenings", order);
      const other = await call("POST", "/screenings", { ...order, amountTotal: 1 });
      expect(other).toMatchObject({ status: 409, body: { code: "order_conflict" } });
      expect((await call("GET", `/orders/${order.externalOrderId}`)).body.order.amountTotal).toBe(8_800);
    });

    it("stores fifty parallel posts of one order once, and answers all alike", async () => {
      const order = anOrder({
        device: { deviceId: "same", ip: "203.0.113.9" },
        payment: { method: "card", card: { token: "same" } },
      });
      const answers = await Promise.all(Array.from({ length: 50 }, () => call("POST", "/screenings", order)));
      expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
      expect(answers.filter((answer) => answer.status === 200)).toHaveLength(49);
      expect(new Set(answers.map((answer) => answer.body.screeningId)).size).toBe(1);
    });

    it("says reasons in the caller's language", async () => {
      const order = anOrder({ payment: { method: "card", card: { token: "t" }, threeDS: { status: "N" } } });
      const english = await call("POST", "/screenings", order, { "accept-language": "en" });
      const japanese = await call("POST", "/screenings", order, { "accept-language": "ja" });
      const reason = (answer: typeof english) =>
        answer.body.reasons.find((one: { code: string }) => one.code === "C38");
      expect(reason(english).message).toMatch(/3-D Secure/);
      expect(reason(japanese).message).toMatch(/3-Dセキュア/);
      expect(reason(japanese).points).toBe(reason(english).points);
    });

    it("opens a case for HOLD, and finds the screening again", async () => {
      const order = anOrder({ payment: { method: "card", card: { token: "h" }, threeDS: { status: "R" } } });
      const held = await call("POST", "/screenings", order);
      expect(held.body).toMatchObject({ verdict: "HOLD" });
      expect(held.body.caseId).toMatch(/^[0-9a-f-]{36}$/);
      expect((await call("GET", `/screenings/${held.body.screeningId}`)).body).toEqual(held.body);
      expect((await call("GET", `/orders/${order.externalOrderId}/ship-decision`)).body).toMatchObject({
        decision: "wait",
        basis: "automatic",
      });
    });

    it("names orders that share identifiers, with what they share", async () => {
      const first = anOrder();
      await call("POST", "/screenings", first);
      const second = await call("POST", "/screenings", anOrder({ buyer: first.buyer }));
      expect(second.body.similarOrders[0]).toMatchObject({ externalOrderId: first.externalOrderId });
      expect(second.body.similarOrders[0].sharedFields).toEqual(
        expect.arrayContaining(["member", "email", "phone", "shipRoom"]),
      );
    });
  });

  describe("batch", () => {
    it("answers one line per line, in order, and a bad line does not stop the rest", async () => {
      const orders = [anOrder(), anOrder(), anOrder()];
      const lines = [
        JSON.stringify(orders[0]),
        "{broken",
        JSON.stringify({ ...orders[1], amountTotal: "x" }),
        "",
        JSON.stringify(orders[2]),
      ];
      const answer = await call("POST", "/screenings/batch", lines.join("\n"), {
        "content-type": "application/x-ndjson",
      });
      expect(answer.status).toBe(200);
      const results = String(answer.body)
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line));
      expect(results.map((result) => result.externalOrderId ?? result.code)).toEqual([
        orders[0]?.externalOrderId,
        "malformed_json",
        "invalid_request",
        orders[2]?.externalOrderId,
      ]);
      expect(results[2].errors).toEqual([expect.objectContaining({ pointer: "/amountTotal", code: "wrong_type" })]);
    });

    it("lets later lines see earlier ones that share a person", async () => {
      const buyer = anOrder().buyer;
      const lines = Array.from({ length: 5 }, (_, second) =>
        JSON.stringify(anOrder({ buyer, orderedAt: new Date(Date.now() - 60_000 + second * 1_000).toISOString() })),
      );
      const answer = await call("POST", "/screenings/batch", lines.join("\n"), {
        "content-type": "application/x-ndjson",
      });
      const similar = String(answer.body)
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line).similarOrders.length);
      expect(similar).toEqual([0, 1, 2, 3, 4]);
    });
  });

  describe("events and the ship gate", () => {
    it("records an event once, and stops the shipment of a cancelled order", async () => {
      const order = anOrder();
      await call("POST", "/screenings", order);
      const path = `/orders/${order.externalOrderId}`;
      expect((await call("GET", `${path}/ship-decision`)).body).toMatchObject({ decision: "ship", basis: "automatic" });
      const event = { type: "cancelled", occurredAt: new Date().toISOString() };
      expect(await call("POST", `${path}/events`, event)).toMatchObject({ status: 201, body: { created: true } });
      expect(await call("POST", `${path}/events`, event)).toMatchObject({ status: 200, body: { created: false } });
      expect((await call("GET", `${path}/ship-decision`)).body).toMatchObject({
        decision: "stop",
        reasons: ["event:cancelled"],
      });
      expect((await call("GET", path)).body.events).toHaveLength(1);
    });

    it("lets the merchant's own system hold back what the engine would ship", async () => {
      const order = anOrder({ inHouse: { verdict: "HOLD" } });
      await call("POST", "/screenings", order);
      const answer = await call("GET", `/orders/${order.externalOrderId}/ship-decision`);
      expect(answer.body).toMatchObject({ decision: "wait", basis: "combined" });
    });

    it("lets later orders see an outcome only from when it happened", async () => {
      const buyer = { ...(anOrder().buyer as object), memberId: "debtor" };
      const deferred = { payment: { method: "deferred" }, buyer };
      const at = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString();
      const first = anOrder({ ...deferred, orderedAt: at(60) });
      await call("POST", "/screenings", first);
      await call("POST", `/orders/${first.externalOrderId}/events`, { type: "overdue", occurredAt: at(10) });
      const codes = async (order: object) =>
        (await call("POST", "/screenings", order)).body.reasons.map((one: { code: string }) => one.code);
      expect(await codes(anOrder({ ...deferred, orderedAt: at(11) }))).not.toContain("D01");
      expect(await codes(anOrder({ ...deferred, orderedAt: at(9) }))).toContain("D01");
    });

    it("takes events in batches, line by line", async () => {
      const order = anOrder();
      await call("POST", "/screenings", order);
      const line = { externalOrderId: order.externalOrderId, type: "shipped", occurredAt: new Date().toISOString() };
      const lines = [line, { ...line, externalOrderId: "nobody's" }, { ...line, type: "lost" }].map((one) =>
        JSON.stringify(one),
      );
      const answer = await call("POST", "/orders/events/batch", lines.join("\n"), {
        "content-type": "application/x-ndjson",
      });
      const results = String(answer.body)
        .trimEnd()
        .split("\n")
        .map((one) => JSON.parse(one));
      expect(results.map((result) => result.code ?? result.created)).toEqual([true, "not_found", "invalid_request"]);
    });
  });

  describe("lists", () => {
    it("stops an order by a blocked identifier in another spelling, until it is released", async () => {
      const entry = await call("POST", "/list-entries", {
        list: "block",
        kind: "phone",
        value: "０９０（９９９９）８８８８",
        reason: "stolen_card",
      });
      expect(entry.status).toBe(201);
      const order = () => anOrder({ buyer: { tel: "+81 90-9999-8888" } });
      const stopped = await call("POST", "/screenings", order());
      expect(stopped.body).toMatchObject({
        verdict: "NG",
        reasons: expect.arrayContaining([
          expect.objectContaining({ code: "C01", touchpoints: expect.arrayContaining(["buyer.phone"]) }),
        ]),
      });
      expect(await call("POST", `/list-entries/${entry.body.id}/release`)).toMatchObject({ status: 200 });
      expect((await call("POST", `/list-entries/${entry.body.id}/release`)).status).toBe(409);
      expect((await call("POST", "/screenings", order())).body.verdict).toBe("OK");
    });

    it("judges a past order by the lists of its own day", async () => {
      await call("POST", "/list-entries", { list: "block", kind: "member", value: "lately-blocked", reason: "resale" });
      const past = anOrder({
        buyer: { memberId: "lately-blocked" },
        orderedAt: new Date(Date.now() - 86_400_000).toISOString(),
      });
      expect((await call("POST", "/screenings", past)).body.verdict).toBe("OK");
    });

    it("finds an entry in any spelling, and adds the same one once", async () => {
      const input = { list: "block", kind: "email", value: "Taro.Test+shop@gmail.com", reason: "resale" };
      expect((await call("POST", "/list-entries", input)).status).toBe(201);
      expect((await call("POST", "/list-entries", { ...input, value: "tarotest@googlemail.com" })).status).toBe(200);
      const found = await call("GET", "/list-entries?kind=email&value=TAROTEST%40gmail.com&inForce=true");
      expect(found.body.items).toHaveLength(1);
    });

    it("imports CSV, and reports bad lines with their numbers", async () => {
      const csv =
        "list,kind,value,reason\nblock,phone,080-1111-2222,resale\nblock,phone,not a phone,resale\nblock,tree,x,resale\n";
      const answer = await call("POST", "/list-entries/import", csv, { "content-type": "text/csv" });
      expect(answer.body).toMatchObject({ imported: 1, unchanged: 0 });
      expect(answer.body.errors.map((error: { line: number; pointer: string }) => [error.line, error.pointer])).toEqual(
        [
          [3, "/value"],
          [4, "/kind"],
        ],
      );
    });
  });

  it("pages through orders, newest first, each once", async () => {
    const own = await makeMerchant();
    const sent: string[] = [];
    for (let n = 0; n < 5; n++) {
      const order = anOrder({ orderedAt: new Date(Date.now() - 60_000 + n * 1_000).toISOString() });
      sent.unshift(order.externalOrderId);
      await call("POST", "/screenings", order, {}, own.key);
    }
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: { body: { items: { externalOrderId: string }[]; nextCursor: string | null } } = await call(
        "GET",
        `/orders?limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`,
        undefined,
        {},
        own.key,
      );
      seen.push(...page.body.items.map((item) => item.externalOrderId));
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual(sent);
  });

  it("resolves identities", async () => {
    const answer = await call("POST", "/normalizations", {
      phone: "+81(0)90-1234-5678",
      email: "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ",
      address: { text: "東京都港区六本木三丁目2番1号 住友不動産六本木グランドタワー24階" },
    });
    expect(answer.body).toMatchObject({
      phone: { e164: "+819012345678", type: "mobile" },
      email: { key: "taro@example.com" },
      address: { prefecture: "東京都", city: "港区", town: "六本木", block: "3-2-1" },
    });
  });

  describe("keys", () => {
    it("answers a repeated POST under one Idempotency-Key with the first answer, and refuses another request under it", async () => {
      const headers = { "idempotency-key": `once-${Math.random()}` };
      const order = anOrder();
      const first = await call("POST", "/screenings", order, headers);
      const again = await call("POST", "/screenings", order, headers);
      expect([first.status, again.status, again.headers.get("idempotency-replayed")]).toEqual([201, 201, "true"]);
      expect(again.body).toEqual(first.body);
      expect(await call("POST", "/screenings", anOrder(), headers)).toMatchObject({
        status: 409,
        body: { code: "idempotency_conflict" },
      });
    });

    it("refuses no key, a made-up key and a revoked one alike", async () => {
      const revoked = await merchant.keyWith({});
      expect((await call("GET", "/orders", undefined, {}, revoked.key)).status).toBe(200);
      const administrator: UserActor = {
        kind: "user",
        organizationId: merchant.organizationId,
        userId: userId(merchant.administratorId),
        sessionId: "s",
        name: "管理者",
        role: "administrator",
      };
      await revokeApiKey(administrator, revoked.id, new Date(), "test");
      for (const key of ["", "sk_made_up", `${merchant.key.slice(0, -4)}AAAA`, revoked.key]) {
        expect(await call("GET", "/orders", undefined, {}, key)).toMatchObject({
          status: 401,
          body: { code: "unauthenticated" },
        });
      }
    });

    it("holds a key to its scopes and its shop", async () => {
      const reader = await merchant.keyWith({ scopes: ["read"] });
      expect(await call("POST", "/screenings", anOrder(), {}, reader.key)).toMatchObject({
        status: 403,
        body: { code: "scope_missing" },
      });
      const nishi = await merchant.keyWith({ shopCode: "nishi" });
      const order = anOrder();
      await call("POST", "/screenings", order);
      expect(await call("POST", "/screenings", anOrder(), {}, nishi.key)).toMatchObject({
        status: 422,
        body: { code: "shop_unknown" },
      });
      expect((await call("GET", `/orders/${order.externalOrderId}`, undefined, {}, nishi.key)).status).toBe(404);
      const { shopId: _, ...withoutShop } = anOrder();
      expect((await call("POST", "/screenings", withoutShop, {}, nishi.key)).body.shopId).toBe("nishi");
      expect(await call("POST", "/screenings", withoutShop)).toMatchObject({
        status: 422,
        body: { code: "shop_required" },
      });
    });

    it("limits the requests of a key and says when to come back", async () => {
      const limited = await merchant.keyWith({ rateLimitPerMinute: 2 });
      const answers = [];
      for (let n = 0; n < 3; n++) answers.push(await call("GET", "/orders", undefined, {}, limited.key));
      expect(answers.map((answer) => answer.status)).toEqual([200, 200, 429]);
      expect(answers[0]?.headers.get("ratelimit-remaining")).toBe("1");
      expect(Number(answers[2]?.headers.get("retry-after"))).toBeGreaterThan(0);
    });
  });

  it("gives every answer a request id, the caller's own where it sent one", async () => {
    expect((await call("GET", "/orders")).headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect((await call("GET", "/orders", undefined, { "x-request-id": "mine-1" })).headers.get("x-request-id")).toBe(
      "mine-1",
    );
  });
});
