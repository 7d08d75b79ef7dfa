import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiKeyActor, UserActor } from "@/lib/access/actor";
import { anOrder, makeMerchant } from "@/lib/api/testing/merchant";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { orderSchema } from "@/lib/screening/order-schema";
import { screenOrder } from "@/lib/screening/screen-order";
import { DomainError } from "@/lib/shared/domain-error";
import { API_SCOPES } from "@/lib/shared/vocabulary";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { blockIdentifiers, unblockIdentifiers } from "./block-identifiers";
import { claimCase } from "./claim-case";
import { claimNextCase } from "./claim-next-case";
import { decideCase } from "./decide-case";
import { getCase, getCaseDocument, revealCase } from "./get-case";
import { escalateCase, keepCase } from "./keep-case";
import { listCases } from "./list-cases";
import { makeAnalyst, makeCase, makeWorld, type World } from "./testing/world";
import { readViews, removeView, saveView } from "./views";

const NOW = new Date("2026-06-30T03:00:00Z");
const AT = { now: NOW, requestId: "test" };
const READ = { now: NOW, locale: "ja" } as const;
const inMinutes = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const failure = (promise: Promise<unknown>): Promise<DomainError> =>
  promise.then(
    () => Promise.reject(new Error("it succeeded")),
    (error: unknown) => (error instanceof DomainError ? error : Promise.reject(error)),
  );
const open = async (actor: UserActor, filter = {}) =>
  (await listCases(actor, { limit: 50, ...filter }, READ)).items.map(({ caseId }) => caseId);

let database: TestDatabase;
let world: World;
let sato: UserActor;
let suzuki: UserActor;
let manager: UserActor;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await makeWorld();
  sato = await makeAnalyst(world, "佐藤");
  suzuki = await makeAnalyst(world, "鈴木");
  manager = await makeAnalyst(world, "責任者", "manager");
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const actionsOn = (caseId: string) =>
  withTenant(world.org, async ({ db, org }) =>
    (await db.auditEvent.findMany({ where: { organizationId: org, subjectId: caseId }, orderBy: { id: "asc" } })).map(
      ({ action }) => action,
    ),
  );

describe("keepCase", () => {
  it("moves the deadline, frees the case, and tells when, who and why", async () => {
    const own = await makeWorld("保留継続");
    const actor = await makeAnalyst(own, "佐藤");
    const kept = await makeCase(own, inMinutes(10));
    const next = await makeCase(own, inMinutes(60));
    await claimCase(actor, kept, NOW);
    const dueAt = inMinutes(180).toISOString();
    const standing = await keepCase(actor, kept, { reasonCode: "awaiting_buyer", dueAt, note: "15時に折り返し" }, AT);
    expect(standing).toEqual({ caseId: kept, dueAt, escalatedAt: null });
    expect(await open(actor)).toEqual([next, kept]);
    expect(await open(actor, { state: "kept" })).toEqual([kept]);
    const shown = await getCase(actor, kept, READ);
    expect(shown.claim).toBeNull();
    expect(shown.timeline).toMatchObject([
      { kind: "opened" },
      { kind: "note", body: "15時に折り返し" },
      { kind: "keep", actor: "佐藤", reasonCode: "awaiting_buyer", dueAt },
    ]);
  });

  it.each([inMinutes(0), inMinutes(-1), inMinutes(31 * 24 * 60)])("refuses the deadline %s", async (dueAt) => {
    const caseId = await makeCase(world, inMinutes(10));
    const refused = await failure(
      keepCase(sato, caseId, { reasonCode: "awaiting_issuer", dueAt: dueAt.toISOString() }, AT),
    );
    expect(refused).toMatchObject({ code: "invalid_request", errors: [{ pointer: "/dueAt" }] });
  });

  it("is refused on a case that somebody else is on, that was decided, or that is not there", async () => {
    const caseId = await makeCase(world, inMinutes(10));
    const keep = (actor: UserActor) =>
      failure(keepCase(actor, caseId, { reasonCode: "awaiting_buyer", dueAt: inMinutes(60).toISOString() }, AT));
    await claimCase(suzuki, caseId, NOW);
    expect((await keep(sato)).code).toBe("case_claimed");
    await decideCase(suzuki, caseId, { decision: "approve", reasonCode: "gift" }, AT);
    expect(await keep(sato)).toMatchObject({ code: "case_decided", extra: { decision: { decidedBy: "鈴木" } } });
    const stranger = await makeAnalyst(await makeWorld("他社"), "他社");
    expect((await keep(stranger)).code).toBe("not_found");
  });
});

describe("escalateCase", () => {
  it("leaves the case to managers: no analyst is given it, takes it or decides it", async () => {
    const own = await makeWorld("上申");
    const [analyst, boss] = [await makeAnalyst(own, "佐藤"), await makeAnalyst(own, "責任者", "manager")];
    const caseId = await makeCase(own, inMinutes(10));
    await escalateCase(analyst, caseId, { reasonCode: "beyond_authority" }, AT);
    expect(await open(analyst)).toEqual([]);
    expect(await open(analyst, { state: "escalated" })).toEqual([caseId]);
    expect(await open(boss)).toEqual([caseId]);
    expect((await claimNextCase(analyst, {}, NOW)).next).toBeNull();
    expect((await failure(claimCase(analyst, caseId, NOW))).code).toBe("case_escalated");
    const decision = { decision: "approve", reasonCode: "gift" } as const;
    expect((await failure(decideCase(analyst, caseId, decision, AT))).code).toBe("case_escalated");
    expect((await claimNextCase(boss, {}, NOW)).next?.caseId).toBe(caseId);
    expect((await decideCase(boss, caseId, decision, AT)).decidedBy).toBe("責任者");
  });
});

describe("personal data", () => {
  const BUYER = { lastName: "高橋", firstName: "太郎", email: "taro@example.jp", tel: "03-1234-5678" };
  const personal = /太郎|taro@|1234-?5678/;

  it("is whole for whoever may decide the case now, and masked for everybody else", async () => {
    const caseId = await makeCase(world, inMinutes(10), { document: { buyer: BUYER, note: "高橋より" } });
    const auditor = await makeAnalyst(world, "監査", "auditor");
    const seen = async (actor: UserActor) => JSON.stringify(await getCase(actor, caseId, READ));
    expect(await seen(sato)).toMatch(personal);
    expect(await seen(auditor)).not.toMatch(personal);
    await claimCase(suzuki, caseId, NOW);
    expect(await seen(sato)).not.toMatch(personal);
    expect(await seen(suzuki)).toMatch(personal);
    await escalateCase(suzuki, caseId, { reasonCode: "unclear" }, AT);
    expect(await seen(suzuki)).not.toMatch(personal);
    expect(await seen(manager)).toMatch(personal);
    await decideCase(manager, caseId, { decision: "approve", reasonCode: "gift" }, AT);
    expect(await seen(manager)).not.toMatch(personal);
  });

  it("is revealed on the record", async () => {
    const caseId = await makeCase(world, inMinutes(10), { document: { buyer: BUYER } });
    await claimCase(suzuki, caseId, NOW);
    expect(await revealCase(sato, caseId, { ...READ, requestId: "test" })).toMatchObject({ masked: false });
    expect(await getCaseDocument(sato, caseId, AT)).toMatchObject({ order: { buyer: BUYER } });
    expect(await actionsOn(caseId)).toEqual(["case.reveal", "case.document"]);
  });
});

describe("blockIdentifiers", () => {
  const BUYER = { lastName: "高橋", firstName: "太郎", email: "taro.takahashi@gmail.com", tel: "090-1234-5678" };

  it("stops the same person's next order in any spelling, until it is taken back", async () => {
    const merchant = await makeMerchant();
    const actor = await makeAnalyst({ org: merchant.organizationId, shopId: "" }, "佐藤");
    const key: ApiKeyActor = {
      kind: "api_key",
      organizationId: merchant.organizationId,
      apiKeyId: merchant.apiKeyId,
      shopId: null,
      scopes: API_SCOPES,
      rateLimitPerMinute: null,
    };
    const screen = async (buyer: object, more: object = {}) => {
      const order = orderSchema.parse(anOrder({ buyer, ...more }));
      const at = { now: new Date(), locale: "ja", startedAt: performance.now() } as const;
      return (await screenOrder(key, order, at)).result;
    };
    const held = await screen({ ...BUYER, email: "taro@mailinator.com" }, { amountTotal: 33_000 });
    const caseId = held.caseId ?? expect.fail(`not held: ${held.verdict}`);
    const { items: queue } = await listCases(actor, { limit: 50, minAmount: 33_000 }, { ...READ, now: new Date() });
    expect(queue[0]).toMatchObject({ caseId, topReason: { code: held.reasons[0]?.code } });
    expect(await open(actor, { reason: held.reasons[0]?.code })).toEqual([caseId]);

    const now = new Date();
    const { identifiers } = await getCase(actor, caseId, { now, locale: "ja" });
    const refs = identifiers.filter(({ kind }) => kind === "email" || kind === "phone").map(({ ref }) => ref);
    expect(refs).toEqual(["buyer.email.0", "buyer.phone.0"]);
    const block = () => blockIdentifiers(actor, caseId, { refs, reason: "resale" }, { now, requestId: "test" });
    const { entryIds } = await block();
    expect(entryIds).toHaveLength(2);
    expect(await block()).toEqual({ entryIds: [], unchanged: 2 });
    expect((await getCase(actor, caseId, { now, locale: "ja" })).identifiers.filter((one) => one.blocked)).toHaveLength(
      2,
    );

    const again = { lastName: "田中", mobile: "＋８１ 90(1234)5678" };
    expect(await screen(again)).toMatchObject({ verdict: "NG" });
    await unblockIdentifiers(actor, caseId, { entryIds }, { now: new Date(), requestId: "test" });
    expect(await screen(again)).not.toMatchObject({ verdict: "NG" });
    const acts = (await getCase(actor, caseId, { now: new Date(), locale: "ja" })).timeline;
    expect(acts.map(({ kind, entries }) => [kind, entries])).toEqual([
      ["opened", null],
      ["block", 2],
      ["unblock", 2],
    ]);
  });

  it("blocks nothing but what the order carries, and takes back nothing but what this case blocked", async () => {
    const caseId = await makeCase(world, inMinutes(10), { document: { buyer: BUYER } });
    const other = await makeCase(world, inMinutes(10), { document: { buyer: BUYER } });
    const refs = ["buyer.email.0", "payment.card.0"];
    const refused = await failure(blockIdentifiers(sato, caseId, { refs, reason: "resale" }, AT));
    expect(refused).toMatchObject({ code: "invalid_request", errors: [{ pointer: "/refs/1" }] });
    const { entryIds } = await blockIdentifiers(sato, caseId, { refs: ["buyer.name.0"], reason: "resale" }, AT);
    expect(entryIds).toHaveLength(1);
    expect((await failure(unblockIdentifiers(sato, other, { entryIds }, AT))).code).toBe("not_found");
  });
});

describe("views", () => {
  it("are a person's own, counted, and unique by name", async () => {
    const own = await makeWorld("ビュー");
    const [actor, other] = [await makeAnalyst(own, "佐藤"), await makeAnalyst(own, "鈴木")];
    await makeCase(own, inMinutes(-5), { amountTotal: 80_000 });
    await makeCase(own, inMinutes(30), { amountTotal: 100 });
    const saved = await saveView(actor, { name: "高額", filter: { minAmount: 50_000 } }, NOW);
    expect(saved.open).toBe(1);
    expect(await readViews(actor, NOW)).toEqual({
      standing: { all: 2, mine: 0, free: 2, soon: 1, overdue: 1, kept: 0, escalated: 0 },
      saved: [saved],
    });
    expect((await readViews(other, NOW)).saved).toEqual([]);
    expect((await failure(saveView(actor, { name: "高額", filter: {} }, NOW))).code).toBe("view_exists");
    expect((await failure(removeView(other, saved.viewId))).code).toBe("not_found");
    await removeView(actor, saved.viewId);
    expect((await readViews(actor, NOW)).saved).toEqual([]);
  });
});
