import { describe, expect, it } from "vitest";
import type { OrderInput } from "../order";
import { anOrder, card, DEFERRED, earlierOrder, GAME_CONSOLE, HANAKO, SHAMPOO } from "../scenarios/orders";
import { assessScenario } from "../scenarios/run";
import { ago, type EarlierOrder } from "../scenarios/scenario";

function reason(code: string, order: OrderInput, earlier: readonly EarlierOrder[]) {
  const { reasons } = assessScenario({ name: code, order, world: { earlier }, expect: { verdict: "OK" } });
  return reasons.find((one) => one.code === code);
}

const NO_DEVICE_ID = { ip: "203.0.113.10" };
const otherCards = (changes: Partial<OrderInput> = {}): readonly EarlierOrder[] =>
  [1, 2, 3, 4].map((hours) => ({
    order: earlierOrder(hours, "hours", { payment: card(`card-${hours}`), ...changes }),
  }));

describe("what a reason rests on", () => {
  it("is the device or the IP address on which the cards met, not either of them", () => {
    const onDevice = reason("C17", anOrder(), otherCards());
    expect([onDevice?.evidence.by, onDevice?.touchpoints]).toEqual(["device", ["payment.card", "device.id"]]);
    const onIp = reason("C17", anOrder({ device: NO_DEVICE_ID }), otherCards({ device: NO_DEVICE_ID }));
    expect([onIp?.evidence.by, onIp?.touchpoints]).toEqual(["ip", ["payment.card", "device.ip"]]);
  });

  it("is what the unpaid orders come to, or nothing where one of them is in another currency", () => {
    const unpaid = (days: number, changes: Partial<OrderInput>): EarlierOrder => ({
      order: earlierOrder(days, "days", { payment: DEFERRED, ...changes }),
      outcomes: [{ type: "overdue", at: ago(days - 30, "days") }],
    });
    const yen = [unpaid(50, { amountTotal: 8_000 }), unpaid(70, { amountTotal: 3_500 })];
    const now = anOrder({ payment: DEFERRED });
    expect(reason("D01", now, yen)?.evidence).toMatchObject({ orders: 2, owed: 11_500, currency: "JPY" });
    const mixed = [...yen, unpaid(60, { amountTotal: 40, currency: "USD" })];
    expect(reason("D01", now, mixed)?.evidence).toMatchObject({ orders: 3, owed: 0 });
  });

  it("is what somebody else in the room owes, and since when", () => {
    const housemate: EarlierOrder = {
      order: earlierOrder(50, "days", {
        payment: DEFERRED,
        amountTotal: 8_000,
        buyer: { ...HANAKO, lastName: "高橋", memberId: "m-2", email: "ken@example.jp", mobile: "080-2222-3333" },
      }),
      outcomes: [{ type: "overdue", at: ago(20, "days") }],
    };
    expect(reason("D02", anOrder({ payment: DEFERRED }), [housemate])?.evidence).toEqual({
      orders: 1,
      owed: 8_000,
      currency: "JPY",
      status: "overdue",
      daysAgo: 20,
    });
  });

  it("is how many of one article, or how many articles, make a basket unnatural", () => {
    const basket = (items: OrderInput["items"]) => reason("D12", anOrder({ payment: DEFERRED, items }), [])?.evidence;
    expect(basket([{ ...SHAMPOO, quantity: 12 }])).toEqual({ why: "heap", quantity: 12, quantityMin: 5 });
    const [one, two] = [GAME_CONSOLE, { ...GAME_CONSOLE, sku: "another" }];
    expect(basket([one, two])).toEqual({ why: "resale", articles: 2, articlesMin: 2 });
  });
});
