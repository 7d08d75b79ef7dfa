import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiKeyActor, UserActor } from "@/lib/access/actor";
import { countLive } from "@/lib/live/store";
import { getShipDecision } from "@/lib/orders/get-order";
import { recordOutcome } from "@/lib/orders/record-outcome";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { claimCase } from "@/lib/review/claim-case";
import { decideCase } from "@/lib/review/decide-case";
import { getCase } from "@/lib/review/get-case";
import { makeAnalyst, makeCase, makeWorld, type World } from "@/lib/review/testing/world";
import { API_SCOPES, type OrderEventType } from "@/lib/shared/vocabulary";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { recordEvents } from "./record-events";

const NOW = new Date("2026-06-30T03:00:00Z");
const DUE = new Date("2026-06-30T06:00:00Z");
const AT = { now: NOW, requestId: "test" };
const APPROVE = { decision: "approve", reasonCode: "gift" } as const;

let database: TestDatabase;
let world: World;
let sato: UserActor;
let merchant: ApiKeyActor;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await makeWorld();
  sato = await makeAnalyst(world, "佐藤");
  merchant = {
    kind: "api_key",
    organizationId: world.org,
    apiKeyId: v7(),
    shopId: null,
    scopes: API_SCOPES,
    rateLimitPerMinute: null,
  };
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

async function heldOrder(): Promise<{ externalOrderId: string; caseId: string; orderId: string }> {
  const externalOrderId = `H${v7()}`;
  const caseId = await makeCase(world, DUE, { externalOrderId });
  const { orderId } = await withTenant(world.org, async (t) => {
    const held = await t.db.case.findFirstOrThrow({ where: { organizationId: t.org, id: caseId } });
    await t.db.orderListing.updateMany({
      where: { organizationId: t.org, orderId: held.orderId },
      data: { review: "pending" },
    });
    return held;
  });
  return { externalOrderId, caseId, orderId };
}

const report = (externalOrderId: string, type: OrderEventType) =>
  recordEvents(merchant, [{ externalOrderId, type, occurredAt: NOW.toISOString() }], NOW);

const open = () => withTenant(world.org, async (t) => (await countLive(t, NOW)).open);

const tracesOf = (caseId: string, orderId: string) =>
  withTenant(world.org, async ({ db, org }) => ({
    closedAt: (await db.case.findFirstOrThrow({ where: { organizationId: org, id: caseId } })).closedAt,
    decisions: await db.decision.count({ where: { organizationId: org, caseId } }),
    claims: await db.caseClaim.count({ where: { organizationId: org, caseId } }),
    listed: (await db.orderListing.findFirstOrThrow({ where: { organizationId: org, orderId } })).review,
    audit: (await db.auditEvent.findMany({ where: { organizationId: org, subjectId: caseId } })).map(
      ({ action, actorType, detail }) => ({ action, actorType, detail }),
    ),
  }));

describe("an order that its merchant gives up", () => {
  it.each(["cancelled", "deleted"] as const)(
    "leaves the queue when it is %s, undecided, and says why",
    async (type) => {
      const { externalOrderId, caseId, orderId } = await heldOrder();
      await claimCase(sato, caseId, NOW);
      const before = await open();
      await report(externalOrderId, type);
      expect(await open()).toBe(before - 1);
      expect(await tracesOf(caseId, orderId)).toEqual({
        closedAt: NOW,
        decisions: 0,
        claims: 0,
        listed: null,
        audit: [{ action: "case.close", actorType: "api_key", detail: { orderId, event: type } }],
      });
      expect(await getCase(sato, caseId, { now: NOW, locale: "ja" })).toMatchObject({
        closedFor: { event: type, at: NOW.toISOString() },
        decision: null,
        claim: null,
      });
      await expect(decideCase(sato, caseId, APPROVE, AT)).rejects.toMatchObject({ code: "case_closed" });
      await expect(claimCase(sato, caseId, NOW)).rejects.toMatchObject({ code: "case_closed" });
    },
  );

  it("leaves it as well when a person records the cancellation", async () => {
    const { caseId, orderId } = await heldOrder();
    await recordOutcome(sato, orderId, { type: "cancelled", day: "2026-06-30" }, AT);
    expect(await tracesOf(caseId, orderId)).toMatchObject({
      closedAt: NOW,
      listed: null,
      audit: [{ action: "case.close", actorType: "user" }],
    });
  });

  it("keeps the decision that came first", async () => {
    const { externalOrderId, caseId, orderId } = await heldOrder();
    await decideCase(sato, caseId, APPROVE, AT);
    await report(externalOrderId, "cancelled");
    expect(await tracesOf(caseId, orderId)).toMatchObject({ decisions: 1, listed: "approve" });
    expect(await getCase(sato, caseId, { now: NOW, locale: "ja" })).toMatchObject({
      closedFor: null,
      decision: { decision: "approve" },
    });
  });

  it("is either decided or closed when both happen at once, and stopped in any case", async () => {
    for (let round = 0; round < 10; round++) {
      const { externalOrderId, caseId, orderId } = await heldOrder();
      const [decided, told] = await Promise.allSettled([
        decideCase(sato, caseId, APPROVE, AT),
        report(externalOrderId, "cancelled"),
      ]);
      expect(told.status).toBe("fulfilled");
      const { decisions, listed, audit } = await tracesOf(caseId, orderId);
      if (decided.status === "rejected") expect(decided.reason).toMatchObject({ code: "case_closed" });
      expect({ decisions, listed, audit: audit.map(({ action }) => action) }).toEqual(
        decided.status === "fulfilled"
          ? { decisions: 1, listed: "approve", audit: ["case.decide"] }
          : { decisions: 0, listed: null, audit: ["case.close"] },
      );
      const { decision } = await getShipDecision(merchant, { externalOrderId, shopId: undefined });
      expect(decision).toBe("stop");
    }
  });

  it("closes only its own case, and only when it is given up", async () => {
    const [one, other] = [await heldOrder(), await heldOrder()];
    await report(one.externalOrderId, "cancelled_after_shipping");
    await report(one.externalOrderId, "authorized");
    expect(await tracesOf(one.caseId, one.orderId)).toMatchObject({ closedAt: null, listed: "pending" });
    await report(one.externalOrderId, "cancelled");
    expect(await tracesOf(other.caseId, other.orderId)).toMatchObject({ closedAt: null, listed: "pending" });
  });
});
