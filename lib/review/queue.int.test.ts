import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/access/actor";
import { canonicalValue } from "@/lib/lists/canonical-value";
import { disposeSingletons } from "@/lib/platform/singleton";
import { KIND_NUMBER } from "@/lib/screening/identifier-kinds";
import { identityKey } from "@/lib/screening/identifiers";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { claimCase } from "./claim-case";
import { decideCase } from "./decide-case";
import type { CaseListQuery } from "./filter-contract";
import { getCase } from "./get-case";
import { listCases } from "./list-cases";
import { makeAnalyst, makeCase, makeOrder, makeWorld } from "./testing/world";

const NOW = new Date("2026-06-30T03:00:00Z");
const AT = { now: NOW, locale: "ja" } as const;
const due = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const list = (actor: UserActor, query: Partial<CaseListQuery> = {}) => listCases(actor, { limit: 50, ...query }, AT);

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

describe("listCases", () => {
  it("orders by due time, then score; pages without gaps or repeats while cases are decided", async () => {
    const world = await makeWorld();
    const actor = await makeAnalyst(world, "佐藤");
    const late = await makeCase(world, due(30), { scoreTenths: 9_000 });
    const low = await makeCase(world, due(10), { scoreTenths: 4_000 });
    const high = await makeCase(world, due(10), { scoreTenths: 6_000 });
    const overdue = await makeCase(world, due(-5), { scoreTenths: 3_000 });

    const first = await list(actor, { limit: 2 });
    expect(first.items.map(({ caseId }) => caseId)).toEqual([overdue, high]);
    expect(first.counts).toEqual({ open: 4, overdue: 1 });
    await decideCase(actor, high, { decision: "approve", reasonCode: "gift" }, { now: NOW, requestId: "test" });
    const second = await list(actor, { limit: 2, cursor: first.nextCursor ?? expect.fail("one page only") });
    expect(second.items.map(({ caseId }) => caseId)).toEqual([low, late]);
    expect(second.nextCursor).toBeNull();
    expect(second.counts.open).toBe(3);
  });

  it("keeps to every filter, and counts shops and reasons by all the others", async () => {
    const world = await makeWorld();
    const [sato, suzuki] = [await makeAnalyst(world, "佐藤"), await makeAnalyst(world, "鈴木")];
    const dear = await makeCase(world, due(200), { amountTotal: 90_000, scoreTenths: 2_000 });
    const soon = await makeCase(world, due(30), { amountTotal: 500, scoreTenths: 8_000 });
    const overdue = await makeCase(world, due(-30), { amountTotal: 7_000, scoreTenths: 5_000 });
    await claimCase(sato, soon, NOW);
    const ids = async (query: Partial<CaseListQuery>) => (await list(sato, query)).items.map(({ caseId }) => caseId);
    expect(await ids({ minAmount: 7_000 })).toEqual([overdue, dear]);
    expect(await ids({ maxAmount: 500 })).toEqual([soon]);
    expect(await ids({ minScore: 500 })).toEqual([overdue, soon]);
    expect(await ids({ due: "soon" })).toEqual([soon]);
    expect(await ids({ due: "overdue" })).toEqual([overdue]);
    expect(await ids({ who: "mine" })).toEqual([soon]);
    expect(await ids({ who: "free" })).toEqual([overdue, dear]);
    expect((await list(suzuki, { who: "mine" })).items).toEqual([]);
    expect(await ids({ reason: "C27" })).toEqual([overdue, soon, dear]);
    expect(await ids({ reason: "C" })).toHaveLength(3);
    const other = await list(sato, { reason: "R" });
    expect(other).toMatchObject({ items: [], counts: { open: 0 }, reasons: [{ code: "C27", open: 3 }] });
    expect((await list(sato, { shop: "elsewhere" })).shops).toMatchObject([{ shopId: "shop", open: 3 }]);
  });

  it("pages by score and by amount without gaps or repeats, and refuses the cursor of another order", async () => {
    const world = await makeWorld();
    const actor = await makeAnalyst(world, "佐藤");
    for (const [index, scoreTenths] of [3_000, 9_000, 9_000, 1_000, 5_000].entries()) {
      await makeCase(world, due(10 + index), { scoreTenths, amountTotal: 100 * (index % 3) });
    }
    for (const sort of ["score", "amount"] as const) {
      const first = await list(actor, { sort, limit: 2 });
      const second = await list(actor, { sort, limit: 3, cursor: first.nextCursor ?? expect.fail("one page only") });
      const both = [...first.items, ...second.items];
      const figures = both.map((item) => (sort === "score" ? item.riskScore : item.amountTotal));
      expect(figures).toEqual(figures.toSorted((a, b) => b - a));
      expect(new Set(both.map(({ caseId }) => caseId)).size).toBe(5);
      const wrong = list(actor, { limit: 2, cursor: first.nextCursor ?? "" });
      await expect(wrong).rejects.toMatchObject({ code: "malformed_parameter" });
    }
  });

  it.each(["高橋太郎", "髙橋 太", "たかはし", "ﾀｶﾊｼ", "a-20 41", "A2041", "090 1234 5678"])(
    "finds a case by order number, name or telephone in any spelling: %s",
    async (q) => {
      const world = await makeWorld();
      const actor = await makeAnalyst(world, "佐藤");
      const key = BigInt(identityKey("phone", canonicalValue("phone", "090-1234-5678") ?? ""));
      const caseId = await makeCase(world, due(10), {
        externalOrderId: "A-2041",
        document: { buyer: { lastName: "髙橋", firstName: "太郎", lastNameKana: "タカハシ" } },
        identifiers: [{ kind: KIND_NUMBER.phone, key }],
      });
      await makeCase(world, due(5), { externalOrderId: "B-77", document: { buyer: { lastName: "佐々木" } } });
      expect((await list(actor, { q })).items.map((item) => item.caseId)).toEqual([caseId]);
      expect((await list(actor, { q: "100%_\\'" })).items).toEqual([]);
    },
  );

  it("says who is on a case, and forgets it when the lease is over", async () => {
    const world = await makeWorld();
    const [sato, suzuki] = [await makeAnalyst(world, "佐藤"), await makeAnalyst(world, "鈴木")];
    await claimCase(sato, await makeCase(world, due(10)), NOW);
    expect((await list(suzuki)).items[0]?.claim).toMatchObject({ holder: "佐藤", mine: false });
    expect((await list(sato)).items[0]?.claim?.mine).toBe(true);
    const later = await listCases(suzuki, { limit: 50 }, { now: due(3), locale: "ja" });
    expect(later.items[0]?.claim).toBeNull();
  });

  it("names the strongest reason in the caller's language", async () => {
    const world = await makeWorld();
    const actor = await makeAnalyst(world, "佐藤");
    await makeCase(world, due(10));
    expect((await list(actor)).items[0]?.topReason?.label).toBe("捨てアド");
    const english = await listCases(actor, { limit: 50 }, { now: NOW, locale: "en" });
    expect(english.items[0]?.topReason?.label).toMatch(/mail/i);
  });

  it("shows nothing of another organisation", async () => {
    const world = await makeWorld();
    await makeCase(world, due(10));
    const stranger = await makeAnalyst(await makeWorld("他社"), "他社");
    expect(await list(stranger)).toMatchObject({ items: [], counts: { open: 0, overdue: 0 }, nextCursor: null });
  });

  it.each(["x", "bm9wZQ", "WzEsMiwzXQ"])("refuses a cursor it did not hand out: %s", async (cursor) => {
    const actor = await makeAnalyst(await makeWorld(), "佐藤");
    await expect(list(actor, { cursor })).rejects.toMatchObject({ code: "malformed_parameter" });
  });
});

describe("getCase", () => {
  const BUYER = {
    lastName: "高橋",
    firstName: "太郎",
    prefecture: "東京都",
    city: "渋谷区",
    addressLine1: "渋谷2-21-1",
    postalCode: "1500002",
    email: "taro@example.jp",
  };

  it("tells another spelling of one person and place from another person and place", async () => {
    const world = await makeWorld();
    const actor = await makeAnalyst(world, "佐藤");
    const caseId = await makeCase(world, due(10), {
      document: { buyer: BUYER },
      deliveries: [
        { ...BUYER, lastName: "髙橋", addressLine1: "渋谷二丁目21番1号", email: "other@example.jp" },
        { sameAsBuyer: true },
      ],
    });
    const { shipTos } = await getCase(actor, caseId, AT);
    const states = (index: number) =>
      Object.fromEntries((shipTos[index]?.comparisons ?? []).map(({ field, state }) => [field, state]));
    expect(states(0)).toEqual({ name: "respelt", address: "respelt", email: "different" });
    expect(states(1)).toEqual({ name: "same", address: "same", email: "same" });
  });

  it("gives evidence in words, what was not evaluated and why, and what became of similar orders", async () => {
    const world = await makeWorld();
    const actor = await makeAnalyst(world, "佐藤");
    const earlier = await makeOrder(world, {
      orderedAt: due(-9_999),
      externalOrderId: "EARLIER",
      verdict: "OK",
      events: [
        { type: "paid", at: due(-5_000) },
        { type: "chargeback", at: due(-4_000) },
        { type: "shipped", at: due(-3_000) },
      ],
    });
    const caseId = await makeCase(world, due(10), {
      similarOrderIds: [earlier.orderId],
      assessment: {
        decidedBy: { step: "signal", by: ["C27"] },
        typologies: { impersonation: 350, resale: 0, nonpayment: 0, affiliate: 0, takeover: 0 },
        reasons: [
          {
            code: "C27",
            action: "HOLD",
            points: 350,
            touchpoints: ["buyer.email"],
            evidence: { domain: "mail.example" },
          },
          { code: "X99", action: "weight", points: 10, touchpoints: [], evidence: {} },
        ],
        rulesFired: [],
        notEvaluated: { not_sent: ["C15"] },
        similarOrders: [{ order: 0, sharedFields: ["card"], strength: 0.9 }],
      },
    });
    const shown = await getCase(actor, caseId, AT);
    expect(shown.reasons[0]?.message).toContain("mail.example");
    expect(shown.reasons[1]).toMatchObject({ code: "X99", label: "X99", message: "" });
    expect(shown.notEvaluated).toEqual([
      { code: "C15", why: "not_sent", label: "匿名化された通信経路", because: "注文データに必要な項目がありません" },
    ]);
    expect(shown.similarOrders).toMatchObject([
      { externalOrderId: "EARLIER", verdict: "OK", outcome: "chargeback", sharedFields: ["カード"], decision: null },
    ]);
  });

  it("tells of a rule what its merchant wrote of it, and what it asks for", async () => {
    const rules = [
      { id: "first-order", name: "初回の高額", description: "初回注文で5万円以上の注文に加点します。" },
      { id: "in-house", name: "自社NG" },
    ];
    const world = await makeWorld("ルール商事", 60, rules);
    const caseId = await makeCase(world, due(10), {
      assessment: {
        decidedBy: { step: "rule", by: ["in-house"] },
        typologies: { impersonation: 150, resale: 0, nonpayment: 0, affiliate: 0, takeover: 0 },
        reasons: [],
        rulesFired: [
          {
            ruleId: "first-order",
            name: "初回の高額",
            effect: { kind: "score", points: 150, typology: "impersonation" },
          },
          { ruleId: "in-house", name: "自社NG", effect: { kind: "HOLD" } },
        ],
        notEvaluated: {},
        similarOrders: [],
      },
    });
    const { rulesFired } = await getCase(await makeAnalyst(world, "佐藤"), caseId, AT);
    expect(rulesFired).toEqual([
      {
        ruleId: "first-order",
        name: "初回の高額",
        description: "初回注文で5万円以上の注文に加点します。",
        action: "score",
        points: 150,
      },
      { ruleId: "in-house", name: "自社NG", description: "", action: "HOLD", points: 0 },
    ]);
  });
});
