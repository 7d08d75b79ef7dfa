import { randomInt, randomUUID } from "node:crypto";
import { demoShop } from "./demo";

export type Order = Record<string, unknown> & { externalOrderId: string };

/** An order placed now by somebody never seen before; nothing in it ties it to another order. */
export function anOrder(more: Record<string, unknown> = {}): Order {
  const id = randomUUID();
  return {
    shopId: demoShop(),
    externalOrderId: `E2E-${id.slice(0, 8)}`,
    orderedAt: new Date().toISOString(),
    amountTotal: 6_600,
    buyer: {
      memberId: `member-${id}`,
      lastName: "青山",
      firstName: "みどり",
      email: `${id}@example.jp`,
      tel: `080-${randomInt(1_000, 10_000)}-${randomInt(1_000, 10_000)}`,
      postalCode: "150-0013",
      address: `東京都渋谷区恵比寿1-19-19 ${randomInt(100, 9_999)}`,
    },
    payment: { method: "bank_transfer" },
    items: [{ name: "湯のみ", unitPrice: 6_600, quantity: 1 }],
    ...more,
  };
}

/** An order that every ruleset of the demo holds: more of an article than a person may buy. */
export function heldOrder(more: Record<string, unknown> = {}): Order {
  return anOrder({
    amountTotal: 33_000,
    items: [{ sku: `sku-${randomUUID()}`, name: "数量限定 美容液", unitPrice: 6_600, quantity: 5, purchaseLimit: 2 }],
    ...more,
  });
}
