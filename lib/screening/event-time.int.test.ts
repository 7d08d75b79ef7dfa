import { v7 as newId } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiKeyActor } from "@/lib/access/actor";
import { type Merchant, makeMerchant } from "@/lib/api/testing/merchant";
import { addEntry } from "@/lib/lists/manage-entries";
import { asSent } from "@/lib/orders/get-order";
import { findOrders } from "@/lib/orders/store";
import type { BatchEvent } from "@/lib/outcomes/contract";
import { recordEvents } from "@/lib/outcomes/record-events";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { assess } from "@/lib/risk/assess";
import { packAssessment } from "@/lib/risk/assessment-record";
import { unpackFacts } from "@/lib/risk/facts-record";
import { normaliseOrder } from "@/lib/risk/identity/normalise";
import type { OrderInput } from "@/lib/risk/order";
import { API_SCOPES } from "@/lib/shared/vocabulary";
import { simulate } from "@/lib/simulate/simulate";
import type { SimulatedEvent } from "@/lib/simulate/types";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import type { ScreeningResult } from "./contract";
import { decodeFacts } from "./facts-bytes";
import { orderSchema } from "./order-schema";
import { organizationConfig } from "./organization-config";
import { screenOrder } from "./screen-order";

const ORDERS = 300;
const DAYS = 12;
const from = new Date(Date.now() - (DAYS + 60) * 86_400_000);
const shops = [
  { id: "honten", kind: "cosmetics" },
  { id: "nishi", kind: "electronics" },
] as const;
const stream = [...simulate({ seed: 77, shops, from, days: DAYS, orders: ORDERS, fraudFactor: 6 })].filter(
  (event) => event.kind === "order" || Date.parse(event.event.occurredAt) < Date.now(),
);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const actorOf = (merchant: Merchant): ApiKeyActor => ({
  kind: "api_key",
  organizationId: merchant.organizationId,
  apiKeyId: merchant.apiKeyId,
  shopId: null,
  scopes: API_SCOPES,
  rateLimitPerMinute: null,
});

async function screen(actor: ApiKeyActor, order: OrderInput): Promise<ScreeningResult> {
  const at = { now: new Date(), locale: "en" as const, startedAt: performance.now() };
  return (await screenOrder(actor, orderSchema.parse(order), at)).result;
}

/** Sends events as a merchant would; answers what was said of each order. */
async function send(actor: ApiKeyActor, events: readonly SimulatedEvent[]): Promise<Map<string, ScreeningResult>> {
  const results = new Map<string, ScreeningResult>();
  let outcomes: BatchEvent[] = [];
  const report = async () => {
    if (outcomes.length > 0) await recordEvents(actor, outcomes, new Date());
    outcomes = [];
  };
  for (const event of events) {
    if (event.kind === "event") {
      outcomes.push({ externalOrderId: event.externalOrderId, shopId: event.shopId, ...event.event });
      continue;
    }
    await report();
    results.set(event.order.externalOrderId, await screen(actor, event.order));
  }
  await report();
  return results;
}

/** What the engine said, without what differs from one installation to the next. */
const said = ({ screeningId: _s, caseId: _c, elapsedMs: _e, screenedAt: _t, ...rest }: ScreeningResult) => ({
  ...rest,
  similarOrders: rest.similarOrders.map(({ externalOrderId, sharedFields }) => ({ externalOrderId, sharedFields })),
});

describe("recorded facts", () => {
  it("replay to the assessment that was recorded, order by order", async () => {
    const merchant = await makeMerchant();
    const actor = actorOf(merchant);
    const listed = stream.find((event) => event.kind === "order" && event.truth.fraud && event.order.buyer?.memberId);
    const memberId = listed?.kind === "order" ? listed.order.buyer?.memberId : undefined;
    const entry = { list: "block", kind: "member", value: memberId ?? "", reason: "resale" } as const;
    const at = { now: from, requestId: "test" };
    await addEntry(actor, { ...entry, target: "both", forcesOk: false }, at);
    await send(actor, stream);
    const { ruleset } = await organizationConfig(merchant.organizationId);
    const verdicts = new Set<string>();
    const states = new Set<string>();
    for (const event of stream) {
      if (event.kind !== "order") continue;
      await withTenant(merchant.organizationId, async (t) => {
        const [found] = await findOrders(t, event.order.externalOrderId, null);
        if (!found) throw new Error("the order was not stored");
        const order = asSent(found);
        expect(order).toEqual(orderSchema.parse(event.order));
        const { facts, assessment } = await t.db.screening.findFirstOrThrow({
          where: { organizationId: t.org, orderId: found.id },
          select: { facts: true, assessment: true },
        });
        const replayed = assess(normaliseOrder(order), unpackFacts(decodeFacts(facts)), ruleset);
        expect(JSON.parse(JSON.stringify(packAssessment(replayed)))).toEqual(assessment);
        verdicts.add(replayed.verdict);
        for (const reading of replayed.readings) states.add(`${reading.code} ${reading.state}`);
      });
    }
    expect([...verdicts].toSorted()).toEqual(["HOLD", "NG", "OK"]);
    for (const seen of ["C01 fired", "C17 clear"]) expect(states).toContain(seen);
  }, 180_000);
});

describe("event time", () => {
  it("later orders and their outcomes change no earlier score, though they arrived first", async () => {
    const orders = stream.flatMap((event) => (event.kind === "order" ? [event.order] : []));
    const border = Date.parse(orders[ORDERS / 2]?.orderedAt ?? "");
    const isLater = (order: OrderInput) => Date.parse(order.orderedAt) >= border;
    const laterIds = new Set(orders.filter(isLater).map((order) => order.externalOrderId));
    const early = stream.filter((event) => event.kind === "order" && !isLater(event.order));
    const late = stream.filter((event) =>
      event.kind === "order" ? isLater(event.order) : laterIds.has(event.externalOrderId),
    );
    const alone = await send(actorOf(await makeMerchant()), early);
    const crowded = actorOf(await makeMerchant());
    await send(crowded, late);
    const among = await send(crowded, early);
    expect(alone.size).toBeGreaterThan(ORDERS / 3);
    for (const [id, result] of alone) {
      const other = among.get(id);
      expect(other && said(other)).toEqual(said(result));
    }
    const flagged = [...alone.values()].filter((result) => result.reasons.length > 0);
    expect(flagged.length).toBeGreaterThan(10);
  }, 180_000);

  it("what was answered stays as it was answered when orders, outcomes and list entries come after", async () => {
    const merchant = await makeMerchant();
    const actor = actorOf(merchant);
    const buyer = { memberId: newId(), tel: "090-1234-5678" };
    const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString();
    const order = {
      externalOrderId: newId(),
      orderedAt: at(60),
      amountTotal: 5_000,
      currency: "JPY",
      shopId: "honten",
      buyer,
    };
    const before = await screen(actor, order);
    await screen(actor, { ...order, externalOrderId: newId(), orderedAt: at(50) });
    await recordEvents(
      actor,
      [{ externalOrderId: order.externalOrderId, type: "chargeback", occurredAt: at(40) }],
      new Date(),
    );
    const entry = {
      list: "block",
      kind: "member",
      value: buyer.memberId,
      target: "both",
      reason: "resale",
      forcesOk: false,
    } as const;
    await addEntry(actor, entry, { now: new Date(), requestId: "test" });
    expect(await screen(actor, order)).toEqual(before);
    const same = await screen(actor, { ...order, externalOrderId: newId() });
    expect([same.verdict, same.reasons.map(({ code }) => code)]).toEqual([
      before.verdict,
      before.reasons.map(({ code }) => code),
    ]);
    expect((await screen(actor, { ...order, externalOrderId: newId(), orderedAt: at(0) })).verdict).toBe("NG");
  });

  it("an instant finer than a millisecond, or with another offset, is one instant to all: equal orders see one another", async () => {
    const actor = actorOf(await makeMerchant());
    const device = { deviceId: newId() };
    const base = new Date(Date.now() - 60_000).toISOString().replace(/\.\d+Z$/, "");
    const spellings = [`${base}.1236Z`, `${base}.1236Z`, `${base}.123Z`, `${base}.123999999+00:00`];
    const seen: number[] = [];
    for (const orderedAt of spellings) {
      const order = { externalOrderId: newId(), orderedAt, amountTotal: 1, currency: "JPY", shopId: "honten", device };
      seen.push((await screen(actor, order)).similarOrders.length);
    }
    expect(seen).toEqual([0, 1, 2, 3]);
  });
});
