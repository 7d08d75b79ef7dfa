import { randomInt, randomUUID } from "node:crypto";
import { demoShop } from "./demo";

export type Order = Record<string, unknown> & { externalOrderId: string; buyer: Record<string, string> };

/** Blocks of houses that no order of another test stands in. */
const aHouse = (): string => `神奈川県横浜市港北区日吉${randomInt(1, 8)}-${randomInt(1, 90)}-${randomInt(1, 90)}`;

/** An order placed now by somebody never seen before; nothing in it ties it to another order. */
export function anOrder({ buyer, ...more }: Record<string, unknown> & { buyer?: Record<string, string> } = {}): Order {
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
      postalCode: "223-0061",
      address: aHouse(),
      ...buyer,
    },
    payment: { method: "bank_transfer" },
    items: [{ name: "湯のみ", unitPrice: 6_600, quantity: 1 }],
    ...more,
  };
}

/** An order that every ruleset of the demo holds: a mail address that is thrown away, and a card whose holder was not recognised. */
export function heldOrder({ buyer, ...more }: Parameters<typeof anOrder>[0] = {}): Order {
  return anOrder({
    buyer: { email: `${randomUUID()}@mailinator.com`, ...buyer },
    payment: { method: "card", card: { token: randomUUID() }, threeDS: { status: "R" } },
    ...more,
  });
}
