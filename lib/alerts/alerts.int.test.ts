import { v7 as newId } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiKeyActor, UserActor } from "@/lib/access/actor";
import { anOrder, type Merchant, makeMerchant } from "@/lib/api/testing/merchant";
import { recordEvents } from "@/lib/outcomes/record-events";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { orderSchema } from "@/lib/screening/order-schema";
import { screenOrder } from "@/lib/screening/screen-order";
import { userId } from "@/lib/shared/ids";
import { API_SCOPES, type OrderEventType } from "@/lib/shared/vocabulary";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { alertEvent } from "./alert-event";
import { acknowledgeAlert, closeAlert, reopenAlert } from "./change-alert";
import { alertListQuery } from "./contract";
import { evaluateAlerts, handle } from "./evaluate-alerts";
import { getAlert, listAlerts } from "./list-alerts";
import { organizationsToAsk } from "./sweep-store";

const NOON = Date.parse("2026-06-30T03:00:00Z");
const MINUTE = 60_000;
const DAY = 86_400_000;
const call = { now: new Date(NOON), requestId: "test" };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

type Party = { readonly merchant: Merchant; readonly system: ApiKeyActor; readonly manager: UserActor };

async function makeParty(name: string): Promise<Party> {
  const merchant = await makeMerchant(name);
  const { organizationId } = merchant;
  const rest = { apiKeyId: merchant.apiKeyId, shopId: null, scopes: API_SCOPES, rateLimitPerMinute: null };
  const who = {
    userId: userId(merchant.administratorId),
    sessionId: newId(),
    name: "管理者",
    role: "manager",
  } as const;
  return {
    merchant,
    system: { kind: "api_key", organizationId, ...rest },
    manager: { kind: "user", organizationId, ...who },
  };
}

async function place({ system }: Party, at: number, more: Record<string, unknown>): Promise<string> {
  const now = new Date(at);
  const input = orderSchema.parse(anOrder({ orderedAt: now.toISOString(), ...more }));
  await screenOrder(system, input, { now, locale: "ja", startedAt: performance.now() });
  return input.externalOrderId;
}

const tell = ({ system }: Party, externalOrderId: string, type: OrderEventType, at: number) =>
  recordEvents(system, [{ externalOrderId, type, occurredAt: new Date(at).toISOString() }], new Date(at));

/** Baskets at which a machine tries fifteen cards each. */
async function attack(party: Party, from: number, baskets: number): Promise<void> {
  for (let n = 0; n < baskets; n++) {
    const payment = {
      method: "card",
      card: { bin: "45328899", token: newId() },
      auth: { result: "declined", attempts: 15, declines: 15 },
    };
    await place(party, from + n * MINUTE, { payment });
  }
}

const evaluate = ({ merchant }: Party, at: number, pace: "minutes" | "all" = "minutes") =>
  evaluateAlerts(merchant.organizationId, { asOf: new Date(at), now: new Date(at), pace });
const alertsOf = async ({ manager }: Party, state: "unclosed" | "all" = "all") =>
  (await listAlerts(manager, alertListQuery.parse({ state }))).items;

describe("card testing", () => {
  let party: Party;
  beforeAll(async () => {
    party = await makeParty("狙われた商店");
    await place(party, NOON - 5 * MINUTE, { payment: { method: "card", card: { bin: "411111", token: newId() } } });
    await attack(party, NOON, 7);
  });

  it("raises one alert about the shop and one about the BIN, with the orders attached", async () => {
    const { raised } = await evaluate(party, NOON + 10 * MINUTE);
    expect(raised).toHaveLength(2);
    const alerts = await alertsOf(party);
    expect(alerts.map(({ code, subject, orderCount }) => [code, subject.text, orderCount]).toSorted()).toEqual([
      ["C19", "honten", 7],
      ["C20", "453288", 7],
    ]);
    const c19 = alerts.find(({ code }) => code === "C19");
    expect(c19).toMatchObject({
      state: "open",
      evidence: { failed: 105, attempts: 106, windowHours: 1 },
      firstSeenAt: new Date(NOON).toISOString(),
      lastSeenAt: new Date(NOON + 6 * MINUTE).toISOString(),
    });
    const { orders } = await getAlert(party.manager, c19?.alertId ?? "");
    expect(orders).toHaveLength(7);
    expect(orders[0]).toMatchObject({ shop: { shopId: "honten" }, paymentMethod: "card", at: c19?.lastSeenAt });
  });

  it("changes nothing when it is asked again, and by two at once", async () => {
    const [a, b] = await Promise.all([evaluate(party, NOON + 10 * MINUTE), evaluate(party, NOON + 10 * MINUTE)]);
    await handle({ organizationId: party.merchant.organizationId, pace: "all" }, { now: new Date(NOON + 11 * MINUTE) });
    expect([a, b]).toEqual([
      { raised: [], grown: [] },
      { raised: [], grown: [] },
    ]);
    expect(await alertsOf(party)).toHaveLength(2);
  });

  it("lets the burst grow in its alerts, acknowledged or not", async () => {
    const before = await alertsOf(party);
    const c19 = before.find(({ code }) => code === "C19");
    await acknowledgeAlert(party.manager, c19?.alertId ?? "", { revision: 1, note: "決済会社に連絡した" }, call);
    await attack(party, NOON + 12 * MINUTE, 2);
    const { raised, grown } = await evaluate(party, NOON + 15 * MINUTE);
    expect([raised.length, grown.length]).toEqual([0, 2]);
    const now = await getAlert(party.manager, c19?.alertId ?? "");
    expect(now).toMatchObject({
      state: "acknowledged",
      orderCount: 9,
      evidence: { failed: 135 },
      note: "決済会社に連絡した",
    });
    expect(now.lastSeenAt).toBe(new Date(NOON + 13 * MINUTE).toISOString());
  });

  it("is not raised again once it is closed, until what came after is an attack by itself", async () => {
    for (const { alertId, revision } of await alertsOf(party)) {
      await closeAlert(party.manager, alertId, { revision, reason: "confirmed", note: "遮断済み" }, call);
    }
    await attack(party, NOON + 20 * MINUTE, 1);
    expect(await evaluate(party, NOON + 25 * MINUTE)).toMatchObject({ grown: [] });
    expect((await alertsOf(party, "unclosed")).map(({ code }) => code)).toEqual(["C20"]);
    await attack(party, NOON + 30 * MINUTE, 6);
    await evaluate(party, NOON + 40 * MINUTE);
    const open = await alertsOf(party, "unclosed");
    expect(open.map(({ code, orderCount }) => [code, orderCount]).toSorted()).toEqual([
      ["C19", 7],
      ["C20", 7],
    ]);
  });

  it("stays with its organisation", async () => {
    const other = await makeParty("隣の商店");
    expect(await alertsOf(other)).toEqual([]);
    const [alert] = await alertsOf(party);
    await expect(getAlert(other.manager, alert?.alertId ?? "")).rejects.toMatchObject({ code: "not_found" });
    expect(await organizationsToAsk()).toEqual(expect.arrayContaining([other.merchant.organizationId]));
  });
});

describe("declines told as events", () => {
  it("count beside those sent with orders, each once", async () => {
    const party = await makeParty("後から知る商店");
    for (let n = 0; n < 12; n++) {
      const payment = { method: "card", card: { bin: "520000", token: newId() } };
      const id = await place(party, NOON + n * 1_000, { payment });
      if (n < 6) await tell(party, id, "auth_declined", NOON + n * 1_000 + 500);
      if (n === 0) await tell(party, id, "auth_declined", NOON + 500);
    }
    await evaluate(party, NOON + MINUTE);
    const [alert] = await alertsOf(party);
    expect(alert).toMatchObject({ code: "C20", evidence: { failed: 6, attempts: 12, measured: 50 } });
  });
});

describe("an affiliate", () => {
  it("is told from the rest of its shop by its refusals, and only the refused orders are attached", async () => {
    const party = await makeParty("成果の商店");
    const refused: string[] = [];
    for (let n = 0; n < 26; n++) {
      const at = NOON - (20 - n / 2) * DAY;
      const through = n < 12 ? { affiliate: { affiliateId: "aff-x" } } : {};
      const id = await place(party, at, { payment: { method: "cod" }, ...through });
      if (n < 4) refused.push(id);
      await tell(party, id, n < 4 ? "delivery_refused" : "delivered", at + 2 * DAY);
    }
    await evaluate(party, NOON, "all");
    const [alert, ...others] = await alertsOf(party);
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      code: "A02",
      subject: { type: "affiliate", text: "aff-x" },
      shop: { shopId: "honten" },
    });
    expect(alert?.evidence).toMatchObject({ hits: 4, orders: 12, usual: 0 });
    const { orders } = await getAlert(party.manager, alert?.alertId ?? "");
    expect(orders.map(({ externalOrderId }) => externalOrderId).toSorted()).toEqual(refused.toSorted());
  });

  it("is told of for each thing that can be wrong with its orders, and these are attached", async () => {
    const party = await makeParty("五つの商店");
    /** Twelve hours apart, back from a day; `event`: what became of each, and how many days later. */
    const through = async (
      affiliateId: string,
      { count, daysAgo }: { readonly count: number; readonly daysAgo: number },
      of: (n: number) => { order?: object; event?: OrderEventType; after?: number },
    ) => {
      for (let n = 0; n < count; n++) {
        const { order, event, after = 0 } = of(n);
        const at = NOON - (daysAgo + n / 2) * DAY;
        const id = await place(party, at, { affiliate: { affiliateId }, ...order });
        if (event) await tell(party, id, event, at + after * DAY);
      }
    };
    const buyer = { memberId: newId(), lastName: "山田", firstName: "花子", address: "東京都渋谷区恵比寿1-19-19 101" };
    const cod = { payment: { method: "cod" } };
    const first = { subscription: { courseId: "serum", cycleNo: 1 } };
    const recent = { count: 20, daysAgo: 3 };
    await through("nowhere", recent, (n) => ({
      order: { buyer: n < 4 ? { ...buyer, address: "東京都渋谷区恵比寿" } : buyer },
    }));
    await through("unheard", recent, (n) => ({ order: { buyer: n < 5 ? { ...buyer, tel: "090-0123-4567" } : buyer } }));
    await through("put-off", { count: 10, daysAgo: 50 }, (n) => ({
      order: cod,
      event: "delivered",
      after: n < 4 ? 35 : 3,
    }));
    await through("sent-back", { count: 6, daysAgo: 60 }, (n) => ({ event: "returned", after: n < 4 ? 33 : 5 }));
    await through("one-off", { count: 12, daysAgo: 5 }, (n) => ({
      order: first,
      ...(n < 5 ? { event: "subscription_cancelled", after: 2 } : {}),
    }));
    await through("lasting", { count: 12, daysAgo: 5 }, () => ({ order: first }));
    await evaluate(party, NOON, "all");
    const told = (await alertsOf(party)).map(({ code, subject, orderCount }) => [code, subject.text, orderCount]);
    expect(told.toSorted()).toEqual([
      ["A07", "nowhere", 4],
      ["A08", "put-off", 4],
      ["A09", "sent-back", 4],
      ["A10", "unheard", 5],
      ["A14", "one-off", 5],
    ]);
  });

  it("that brings five orders in five minutes is reported by the quick run", async () => {
    const party = await makeParty("急ぐ商店");
    for (let n = 0; n < 5; n++) await place(party, NOON + n * 40_000, { affiliate: { affiliateId: "aff-y" } });
    await evaluate(party, NOON + 5 * MINUTE);
    expect(await alertsOf(party)).toMatchObject([{ code: "A13", orderCount: 5, evidence: { measured: 5 } }]);
  });
});

it("sees deferred orders gather in one prefecture and price band", async () => {
  const party = await makeParty("後払いの商店");
  const deferred = (at: number) => place(party, at, { payment: { method: "deferred" }, amountTotal: 8_800 });
  for (let n = 0; n < 30; n++) await deferred(NOON - (2 + n * 0.8) * DAY);
  for (let n = 0; n < 10; n++) await deferred(NOON - n * 30 * MINUTE);
  await evaluate(party, NOON, "all");
  const alerts = (await alertsOf(party)).filter(({ code }) => code === "D06");
  expect(alerts).toMatchObject([{ subject: { type: "area", text: "東京都|5000|10000" }, orderCount: 10 }]);
});

it("tells endpoints that asked for it, in words and with the orders' numbers", async () => {
  const party = await makeParty("通知先の商店");
  const { organizationId } = party.merchant;
  await withTenant(organizationId, ({ db }) =>
    db.webhookEndpoint.create({
      data: {
        organizationId,
        id: newId(),
        url: "https://shop.example/hook",
        secret: "x",
        events: ["alert.raised"],
        createdAt: call.now,
      },
    }),
  );
  await attack(party, NOON, 6);
  await evaluate(party, NOON + 10 * MINUTE);
  await evaluate(party, NOON + 10 * MINUTE);
  const told = await withTenant(organizationId, ({ db }) =>
    db.outbox.findMany({ where: { organizationId, eventType: "alert.raised" } }),
  );
  expect(told).toHaveLength(2);
  const event = await withTenant(organizationId, (t) => alertEvent(t, told[0]?.subjectId ?? ""));
  expect(event).toMatchObject({
    code: "C19",
    shopId: "honten",
    label: { ja: "クレジットマスター（加盟店）" },
    orderCount: 6,
  });
  expect(event?.orders).toHaveLength(6);
  expect(event?.message.en).toBe("90 of 90 authorisations failed within 1 hour.");
});

describe("what people do", () => {
  it("is refused when somebody was faster, and is on record", async () => {
    const party = await makeParty("記録の商店");
    await attack(party, NOON, 6);
    const { raised } = await evaluate(party, NOON + 10 * MINUTE);
    const id = raised[0] ?? "";
    await acknowledgeAlert(party.manager, id, { revision: 1 }, call);
    await expect(
      closeAlert(party.manager, id, { revision: 1, reason: "confirmed", note: "済" }, call),
    ).rejects.toMatchObject({
      code: "changed_meanwhile",
    });
    await closeAlert(party.manager, id, { revision: 2, reason: "false_alarm", note: "負荷試験だった" }, call);
    await expect(acknowledgeAlert(party.manager, id, { revision: 3 }, call)).rejects.toMatchObject({
      code: "alert_closed",
    });
    const reopened = await reopenAlert(party.manager, id, { revision: 3 }, call);
    expect(reopened).toMatchObject({ state: "open", closed: null, acknowledged: null, revision: 4 });
    const acts = await withTenant(party.merchant.organizationId, ({ db, org }) =>
      db.auditEvent.findMany({
        where: { organizationId: org, subjectId: id },
        select: { action: true },
        orderBy: { id: "asc" },
      }),
    );
    expect(acts.map(({ action }) => action)).toEqual([
      "alert.raise",
      "alert.acknowledge",
      "alert.close",
      "alert.reopen",
    ]);
  });

  it("keeps no card number in a note", async () => {
    const party = await makeParty("番号の商店");
    await attack(party, NOON, 6);
    const { raised } = await evaluate(party, NOON + 10 * MINUTE);
    const note = "4111 1111 1111 1111 が使われた";
    await expect(acknowledgeAlert(party.manager, raised[0] ?? "", { revision: 1, note }, call)).rejects.toMatchObject({
      code: "card_number_refused",
    });
  });
});
