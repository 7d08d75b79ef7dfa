import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiKeyActor } from "@/lib/access/actor";
import { type Merchant, makeMerchant } from "@/lib/api/testing/merchant";
import { disposeSingletons } from "@/lib/platform/singleton";
import type { OrderInput } from "@/lib/risk/order";
import { API_SCOPES } from "@/lib/shared/vocabulary";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import type { ScreeningResult } from "./contract";
import { orderSchema } from "./order-schema";
import { screenOrder } from "./screen-order";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const NOW = Date.now();
let serial = 0;

/** Each test's merchant is its own: what one stores no other sees. */
async function newMerchant(): Promise<(minutesAgo: number, order: Partial<OrderInput>) => Promise<ScreeningResult>> {
  const merchant: Merchant = await makeMerchant();
  const actor: ApiKeyActor = {
    kind: "api_key",
    organizationId: merchant.organizationId,
    apiKeyId: merchant.apiKeyId,
    shopId: null,
    scopes: API_SCOPES,
    rateLimitPerMinute: null,
  };
  return async (minutesAgo, order) => {
    serial += 1;
    const sent = {
      externalOrderId: `look-${serial}`,
      orderedAt: new Date(NOW - minutesAgo * 60_000).toISOString(),
      amountTotal: 3_000,
      shopId: "honten",
      ...order,
    };
    const at = { now: new Date(NOW), locale: "en" as const, startedAt: performance.now() };
    return (await screenOrder(actor, orderSchema.parse(sent), at)).result;
  };
}

const reasonOf = ({ reasons }: ScreeningResult, code: string) => reasons.find((reason) => reason.code === code);
const home = (lastName: string, firstName: string, memberId: string): OrderInput["buyer"] => ({
  lastName,
  firstName,
  memberId,
  prefecture: "東京都",
  city: "渋谷区",
  addressLine1: "恵比寿1-19-19",
  addressLine2: "恵比寿ハイツ201",
});

describe("what equal keys miss, through the database", () => {
  it("finds serial mailboxes by their distance, and names them among the similar orders", async () => {
    const screen = await newMerchant();
    const mail = (email: string, memberId: string) => ({ buyer: { email, memberId } });
    await screen(300, mail("sedori.01@example.com", "m1"));
    await screen(200, mail("sedori.02@example.com", "m2"));
    await screen(100, mail("sedorimaniax@example.com", "m3"));
    const result = await screen(0, mail("sedori.03@example.com", "m4"));
    expect(reasonOf(result, "R06")?.evidence).toMatchObject({ mailboxes: 3 });
    expect(result.similarOrders.map(({ sharedFields }) => sharedFields)).toContainEqual(["mailAlike"]);
  });

  it("counts given names of one surname in one room", async () => {
    const screen = await newMerchant();
    await screen(300, { buyer: home("佐藤", "太郎", "m1") });
    await screen(200, { buyer: home("佐藤", "次郎", "m2") });
    expect(reasonOf(await screen(0, { buyer: home("佐藤", "花子", "m3") }), "R07")?.evidence).toMatchObject({
      givenNames: 3,
    });
  });

  it("adds up a limited article per household, and keeps articles apart", async () => {
    const screen = await newMerchant();
    const item = (sku: string, quantity: number) => ({ sku, quantity, purchaseLimit: 2 });
    await screen(300, { buyer: home("佐藤", "太郎", "m1"), items: [item("A", 2), item("B", 1)] });
    const other = await screen(200, { buyer: home("山本", "健", "m2"), items: [item("B", 1)] });
    expect(reasonOf(other, "R09")).toBeUndefined();
    const again = await screen(100, { buyer: home("鈴木", "一", "m3"), items: [item("C", 1), item("A", 1)] });
    expect(again.verdict).toBe("NG");
    expect(reasonOf(again, "R09")?.evidence).toEqual({ quantity: 3, limit: 2, earlier: 2 });
  });
});

describe("authorisations of earlier orders", () => {
  const declined = (count: number): OrderInput["payment"] => ({
    method: "card",
    card: { token: "card-1" },
    auth: { result: "declined", attempts: count, declines: count },
  });

  it("make a member's card testing plain", async () => {
    const screen = await newMerchant();
    const buyer = { memberId: "m1" };
    await screen(9, { buyer, payment: declined(12) });
    const result = await screen(5, { buyer, payment: declined(9) });
    expect(reasonOf(result, "C19")?.evidence).toMatchObject({ by: "member", failed: 21, attempts: 21 });
    expect(result.verdict).toBe("NG");
  });

  it("of the whole shop are read, and hold an honest order without refusing it", async () => {
    const screen = await newMerchant();
    for (let i = 0; i < 9; i++) {
      await screen(8, {
        buyer: { memberId: `m${i}` },
        payment: { method: "card", auth: { result: "declined", attempts: 10, declines: 10 } },
      });
    }
    const honest = await screen(0, {
      buyer: { memberId: "honest" },
      payment: { method: "card", auth: { result: "approved", attempts: 1, declines: 0 } },
    });
    expect(reasonOf(honest, "C19")?.evidence).toMatchObject({ by: "shop", failed: 90 });
    expect(honest.verdict).toBe("HOLD");
  });

  it("and amounts of the shop give the measure of a high one", async () => {
    const screen = await newMerchant();
    for (let i = 0; i < 20; i++) await screen(600 + i, { amountTotal: 2_000, isFirstOrder: false });
    const result = await screen(0, { amountTotal: 7_000, isFirstOrder: true });
    expect(reasonOf(result, "C23")?.evidence).toMatchObject({ times: 3.5 });
  });
});
