import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/access/actor";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { type DecisionBody, decisionBody } from "./act-contract";
import { claimCase } from "./claim-case";
import { decideCase } from "./decide-case";
import { getCase } from "./get-case";
import { makeAnalyst, makeCase, makeWorld, type World } from "./testing/world";

const NOW = new Date("2026-06-30T03:00:00Z");
const DUE = new Date("2026-06-30T06:00:00Z");
const AT = { now: NOW, requestId: "test" };
const REJECT: DecisionBody = { decision: "reject", reasonCode: "stolen_card", note: "電話で確認。本人ではない" };
const APPROVE: DecisionBody = { decision: "approve", reasonCode: "gift" };
const failure = (promise: Promise<unknown>): Promise<DomainError> =>
  promise.then(
    () => Promise.reject(new Error("it succeeded")),
    (error: unknown) => (error instanceof DomainError ? error : Promise.reject(error)),
  );

let database: TestDatabase;
let world: World;
let sato: UserActor;
let suzuki: UserActor;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await makeWorld();
  [sato, suzuki] = await Promise.all([makeAnalyst(world, "佐藤"), makeAnalyst(world, "鈴木")]);
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const tracesOf = (caseId: string) =>
  withTenant(world.org, async ({ db, org }) => ({
    decisions: await db.decision.count({ where: { organizationId: org, caseId } }),
    notes: await db.reviewNote.count({ where: { organizationId: org, caseId } }),
    audit: await db.auditEvent.count({ where: { organizationId: org, subjectId: caseId, action: "case.decide" } }),
    outbox: (
      await db.outbox.findMany({ where: { organizationId: org, subjectId: caseId }, orderBy: { id: "asc" } })
    ).map((event) => event.eventType),
    closedAt: (await db.case.findFirstOrThrow({ where: { organizationId: org, id: caseId } })).closedAt,
  }));

async function listen(events: string[], disabled = false): Promise<World> {
  const own = await makeWorld("通知先");
  await withTenant(own.org, ({ db }) =>
    db.webhookEndpoint.create({
      data: {
        organizationId: own.org,
        id: v7(),
        url: "https://shop.example/hook",
        secret: "whsec_x",
        events,
        createdAt: NOW,
        disabledAt: disabled ? NOW : null,
      },
    }),
  );
  return own;
}

const eventsAfter = async (own: World, body: DecisionBody): Promise<string[]> => {
  const caseId = await makeCase(own, DUE);
  await decideCase(await makeAnalyst(own, "担当"), caseId, body, AT);
  return withTenant(own.org, async ({ db, org }) =>
    (await db.outbox.findMany({ where: { organizationId: org, subjectId: caseId }, orderBy: { id: "asc" } })).map(
      (event) => event.eventType,
    ),
  );
};

describe("decideCase", () => {
  it("stores decision, note and audit, closes the case and ends the claim", async () => {
    const caseId = await makeCase(world, DUE);
    await claimCase(sato, caseId, NOW);
    const decided = await decideCase(sato, caseId, REJECT, AT);
    expect(decided).toEqual({
      decision: "reject",
      reasonCode: "stolen_card",
      decidedAt: NOW.toISOString(),
      decidedBy: "佐藤",
      mine: true,
    });
    expect(await tracesOf(caseId)).toEqual({ decisions: 1, notes: 1, audit: 1, outbox: [], closedAt: NOW });
    const shown = await getCase(suzuki, caseId, { now: NOW, locale: "ja" });
    expect(shown.claim).toBeNull();
    expect(shown.decision).toMatchObject({ decision: "reject", decidedBy: "佐藤", mine: false });
    expect(shown.timeline.map(({ kind, actor, body }) => ({ kind, actor, body }))).toEqual([
      { kind: "note", actor: "佐藤", body: "電話で確認。本人ではない" },
      { kind: "reject", actor: "佐藤", body: null },
      { kind: "opened", actor: null, body: null },
    ]);
  });

  it("lets one of two opposite decisions win, and shows the winner's to the other", async () => {
    for (let round = 0; round < 10; round++) {
      const caseId = await makeCase(world, DUE);
      const results = await Promise.allSettled([
        decideCase(sato, caseId, APPROVE, AT),
        decideCase(suzuki, caseId, REJECT, AT),
      ]);
      const won = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
      const lost = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
      expect(won).toHaveLength(1);
      expect(lost).toHaveLength(1);
      const { mine: _, ...winner } = won[0] ?? expect.fail();
      expect(lost[0]).toMatchObject({ code: "case_decided", extra: { decision: { ...winner, mine: false } } });
      expect(await tracesOf(caseId)).toMatchObject({ decisions: 1, audit: 1 });
    }
  });

  it("refuses while somebody else is on the case", async () => {
    const caseId = await makeCase(world, DUE);
    await claimCase(sato, caseId, NOW);
    const refused = await failure(decideCase(suzuki, caseId, APPROVE, AT));
    expect(refused).toMatchObject({ code: "case_claimed", extra: { claim: { holder: "佐藤", mine: false } } });
    expect(await tracesOf(caseId)).toMatchObject({ decisions: 0, audit: 0, closedAt: null });
  });

  it("stores nothing of a note that holds a card number", async () => {
    const caseId = await makeCase(world, DUE);
    const refused = await failure(
      decideCase(sato, caseId, { ...APPROVE, note: "カードは 4111-1111-1111-1111 でした" }, AT),
    );
    expect(refused).toMatchObject({ code: "card_number_refused", errors: [{ pointer: "/note", code: "card_number" }] });
    expect(await tracesOf(caseId)).toEqual({ decisions: 0, notes: 0, audit: 0, outbox: [], closedAt: null });
  });

  it("does not know another organisation's case", async () => {
    const caseId = await makeCase(world, DUE);
    const stranger = await makeAnalyst(await makeWorld("他社"), "他社の担当者");
    expect((await failure(decideCase(stranger, caseId, APPROVE, AT))).code).toBe("not_found");
    expect((await failure(getCase(stranger, caseId, { now: NOW, locale: "ja" }))).code).toBe("not_found");
  });

  it("tells endpoints what they asked for, and asks for a cancellation only on a rejection", async () => {
    const both = await listen(["case.decided", "order.cancel_requested"]);
    expect(await eventsAfter(both, REJECT)).toEqual(["case.decided", "order.cancel_requested"]);
    expect(await eventsAfter(both, APPROVE)).toEqual(["case.decided"]);
    expect(await eventsAfter(await listen(["order.cancel_requested"]), REJECT)).toEqual(["order.cancel_requested"]);
    expect(await eventsAfter(await listen(["case.decided"], true), REJECT)).toEqual([]);
  });

  it("takes reasons of the decision's own kind, and a note where the reason says nothing", () => {
    expect(decisionBody.safeParse({ decision: "approve", reasonCode: "stolen_card" }).success).toBe(false);
    expect(decisionBody.safeParse({ decision: "reject", reasonCode: "other", note: "  " }).success).toBe(false);
    expect(decisionBody.safeParse({ decision: "reject", reasonCode: "other", note: "説明" }).success).toBe(true);
  });
});
