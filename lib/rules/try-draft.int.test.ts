import { v7 as newId } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiKeyActor, UserActor } from "@/lib/access/actor";
import { anOrder, type Merchant, makeMerchant } from "@/lib/api/testing/merchant";
import { recordEvents } from "@/lib/outcomes/record-events";
import { disposeSingletons } from "@/lib/platform/singleton";
import type { Rule } from "@/lib/risk/ruleset";
import { SIGNAL_CODES } from "@/lib/risk/signals";
import { orderSchema } from "@/lib/screening/order-schema";
import { screenOrder } from "@/lib/screening/screen-order";
import { userId } from "@/lib/shared/ids";
import { API_SCOPES } from "@/lib/shared/vocabulary";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { publishRuleset } from "./publish-ruleset";
import { getRuleset } from "./read-ruleset";
import { getUsage } from "./rule-usage";
import { tryDraft } from "./try-draft";

let database: TestDatabase;
let merchant: Merchant;
beforeAll(async () => {
  database = await createTestDatabase();
  merchant = await makeMerchant();
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const keyOf = ({ organizationId, apiKeyId }: Merchant): ApiKeyActor => ({
  kind: "api_key",
  organizationId,
  apiKeyId,
  shopId: null,
  scopes: API_SCOPES,
  rateLimitPerMinute: null,
});
const authorOf = ({ organizationId, administratorId }: Merchant): UserActor => ({
  kind: "user",
  organizationId,
  userId: userId(administratorId),
  sessionId: newId(),
  name: "管理者",
  role: "administrator",
});
const draftRule: Rule = {
  id: "expensive",
  name: "高額",
  condition: 'order.amountTotal >= 50000 && buyer.prefecture == "東京都"',
  effect: { kind: "HOLD" },
  enabled: true,
  position: 100,
};

async function screen(amountTotal: number): Promise<string> {
  const order = orderSchema.parse(anOrder({ amountTotal }));
  const at = { now: new Date(), locale: "ja" as const, startedAt: performance.now() };
  return (await screenOrder(keyOf(merchant), order, at)).result.externalOrderId;
}

describe("tryDraft", () => {
  it("says on which of the latest orders a draft would have fired, and how these ended, without publishing it", async () => {
    const author = authorOf(merchant);
    // Rules alone decide here: the orders are alike, and signals would hold some of them.
    const silent = { signals: Object.fromEntries(SIGNAL_CODES.map((code) => [code, { enabled: false }])) };
    const publication = { expectedVersion: 1, rules: [], settings: silent, note: "" };
    await publishRuleset(author, publication, { now: new Date(), requestId: "test" });
    for (const amount of [3_000, 60_000, 4_000, 70_000, 80_000]) await screen(amount);
    const fraud = await screen(90_000);
    await recordEvents(
      keyOf(merchant),
      [{ externalOrderId: fraud, type: "chargeback", occurredAt: new Date().toISOString() }],
      new Date(),
    );
    const published = await getRuleset(author);
    const rules = [...published.rules, draftRule];

    const trial = await tryDraft(author, { rules, last: 500, ruleId: draftRule.id });

    expect(trial).toMatchObject({ orders: 6, failed: 0, before: { OK: 6, HOLD: 0, NG: 0 }, after: { OK: 2, HOLD: 4 } });
    expect(trial.rules.find(({ ruleId }) => ruleId === draftRule.id)).toMatchObject({ orders: 4, fraud: 1, open: 3 });
    expect(trial.moved).toEqual([{ from: "OK", to: "HOLD", orders: 4, fraud: 1, genuine: 0, open: 3 }]);
    expect(trial.examples[0]).toMatchObject({ externalOrderId: fraud, before: "OK", after: "HOLD", label: "fraud" });
    expect(await getRuleset(author)).toEqual(published);

    const latest = await tryDraft(author, { rules, last: 2, ruleId: draftRule.id });
    expect(latest).toMatchObject({ orders: 2, after: { HOLD: 2 } });
  });

  it("refuses a draft that does not compile, with the place of the mistake", async () => {
    const rules = [{ ...draftRule, condition: "order.amountTotal > " }];
    await expect(tryDraft(authorOf(merchant), { rules, last: 10 })).rejects.toMatchObject({
      code: "invalid_request",
      errors: [{ pointer: "/rules/0/condition", code: "rule.unexpected_end" }],
    });
  });

  it("sees no order of another organisation", async () => {
    const stranger = authorOf(await makeMerchant("別の商店"));
    expect(await tryDraft(stranger, { rules: [draftRule], last: 10 })).toMatchObject({ orders: 0, examples: [] });
  });
});

describe("getUsage", () => {
  it("counts the firings of each rule by the time of the order, seven and thirty days back", async () => {
    const shop = await makeMerchant("発火商店");
    const now = new Date();
    const ago = (days: number) => new Date(now.getTime() - days * 86_400_000 - 60_000).toISOString();
    const items = [{ sku: "S-9", name: "限定品", unitPrice: 5_000, quantity: 3, purchaseLimit: 1 }];
    for (const days of [0, 3, 20, 40]) {
      const order = orderSchema.parse(anOrder({ items, orderedAt: ago(days) }));
      await screenOrder(keyOf(shop), order, { now, locale: "ja", startedAt: performance.now() });
    }
    const usage = await getUsage(authorOf(shop), now);
    expect(usage.screened30d).toBe(3);
    expect(usage.rules).toEqual([
      {
        ruleId: "starter-purchase-limit",
        last7d: 2,
        last30d: 3,
        lastFiredAt: expect.stringContaining(ago(0).slice(0, 16)),
      },
    ]);
  });
});
