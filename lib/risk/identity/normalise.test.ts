import { describe, expect, it } from "vitest";
import type { OrderInput } from "../order";
import { normaliseOrder } from "./normalise";

const order: OrderInput = {
  externalOrderId: "A-1",
  orderedAt: "2026-03-01T09:00:00+09:00",
  amountTotal: 5000,
  currency: "JPY",
  buyer: {
    lastName: "髙橋",
    firstName: "太郎",
    tel: "03-6447-4534",
    mobile: "090-1234-5678",
    address: "渋谷区恵比寿1-19-19",
  },
  device: { ip: "::ffff:203.0.113.7" },
};

describe("an order's identities", () => {
  it("takes the buyer for the ship-to where it says so, and where no delivery was sent", () => {
    const same = normaliseOrder({ ...order, deliveries: [{ sameAsBuyer: true, lastName: "ignored" }] });
    expect(same.delivery).toBe(same.buyer);
    expect(same.deliveries).toEqual([same.buyer]);
    const none = normaliseOrder(order);
    expect(none.delivery).toBe(none.buyer);
    expect(none.deliveries).toEqual([]);
  });

  it("reads what a delivery holds itself where there is no buyer to be the same as", () => {
    const { buyer: _buyer, ...rest } = order;
    const { delivery } = normaliseOrder({ ...rest, deliveries: [{ sameAsBuyer: true, lastName: "佐藤" }] });
    expect(delivery?.name?.key).toBe("佐藤");
  });

  it("keeps every delivery, in the order sent", () => {
    const { deliveries } = normaliseOrder({ ...order, deliveries: [{ lastName: "佐藤" }, { lastName: "鈴木" }] });
    expect(deliveries.map((delivery) => delivery.name?.key)).toEqual(["佐藤", "鈴木"]);
  });

  it("knows its instant, its network and each line once", () => {
    const { at, ip, buyer } = normaliseOrder({ ...order, buyer: { ...order.buyer, tel: "+81 90 1234 5678" } });
    expect(at).toBe(Date.UTC(2026, 2, 1));
    expect(ip).toEqual({ key: "203.0.113.7", version: 4, netKey: "203.0.113.0/24" });
    expect(buyer?.phones.map((phone) => phone.key)).toEqual(["+819012345678"]);
  });

  it("answers null for what was not sent", () => {
    const bare = normaliseOrder({ externalOrderId: "A", orderedAt: "never", amountTotal: 0, currency: "JPY" });
    expect(bare).toMatchObject({ buyer: null, delivery: null, deliveries: [], ip: null, at: Number.NaN });
    expect(normaliseOrder({ ...order, buyer: {} }).buyer).toEqual({
      name: null,
      kana: null,
      phones: [],
      email: null,
      address: null,
    });
  });
});
