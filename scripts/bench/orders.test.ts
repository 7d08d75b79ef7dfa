import { describe, expect, it } from "vitest";
import { orderSchema } from "@/lib/screening/order-schema";
import { OrderSupply } from "./orders";

const NOW = new Date("2026-06-01T00:00:00Z");

describe("OrderSupply", () => {
  it("gives orders that the API accepts, with ids of their own and identifiers that come back", () => {
    const supply = new OrderSupply(NOW);
    const orders = Array.from({ length: 2_000 }, () => supply.next());
    expect(orders.every((order) => orderSchema.safeParse(order).success)).toBe(true);
    expect(new Set(orders.map((order) => order.externalOrderId)).size).toBe(orders.length);
    const members = orders.flatMap((order) => order.buyer?.memberId ?? []);
    expect(new Set(members).size).toBeLessThan(members.length);
  });

  it("goes on with new orders after a history", async () => {
    const supply = new OrderSupply(NOW);
    const before = new Set<string>();
    for await (const entry of supply.history(300).entries) {
      if (entry.kind === "order") before.add(entry.order.externalOrderId);
    }
    expect(before.size).toBe(300);
    expect(before.has(supply.next().externalOrderId)).toBe(false);
  });

  it("gives what was not used once more, before anything new", () => {
    const supply = new OrderSupply(NOW);
    const taken = supply.take(5);
    supply.giveBack(taken.slice(2));
    expect(supply.take(3)).toEqual(taken.slice(2));
    expect(taken.map((order) => order.externalOrderId)).not.toContain(supply.next().externalOrderId);
  });
});
