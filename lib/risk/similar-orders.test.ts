import { describe, expect, it } from "vitest";
import { normaliseOrder } from "./identity/normalise";
import { factsIn } from "./scenarios/facts-in";
import { anOrder, card, earlierOrder, HANAKO, somebody } from "./scenarios/orders";
import { SIMILAR_ORDERS_MAX, similarOrders } from "./similar-orders";

const NOW = normaliseOrder(anOrder());
const similarTo = (...earlier: ReturnType<typeof anOrder>[]) => {
  const facts = factsIn(NOW, { earlier: earlier.map((order) => ({ order })) });
  return similarOrders(facts).map((similar) => ({ ...similar, id: facts.history.orders[similar.order] }));
};
const STRANGER = {
  buyer: somebody({}),
  deliveries: [{ sameAsBuyer: true }],
  payment: card("card-k"),
  device: { ip: "198.51.100.9", deviceId: "device-k" },
};

describe("similarOrders", () => {
  it("does not call orders similar that share no more than an article", () => {
    expect(similarTo(earlierOrder(1, "days", STRANGER))).toEqual([]);
  });

  it("names what is shared, the most telling first, and neither the block where the room is shared nor the network where the IP is", () => {
    const [similar] = similarTo(earlierOrder(1, "days", { ...STRANGER, buyer: HANAKO }));
    expect(similar?.sharedFields).toEqual(["shipRoom", "email", "phone", "member", "name", "sku"]);
    expect(
      similarTo(earlierOrder(1, "days", { ...STRANGER, device: { ip: "203.0.113.10" } }))[0]?.sharedFields,
    ).toEqual(["ip", "sku"]);
  });

  it("puts stronger ties first, and among equals the latest", () => {
    const device = { ...STRANGER, device: { deviceId: "device-hanako" } };
    const ids = similarTo(
      { ...earlierOrder(9, "days", device), externalOrderId: "old" },
      { ...earlierOrder(2, "days", device), externalOrderId: "recent" },
      { ...earlierOrder(30, "days"), externalOrderId: "strong" },
    ).map(({ id }) => id);
    expect(ids).toEqual(["strong", "recent", "old"]);
  });

  it("stops at twenty", () => {
    const many = Array.from({ length: 30 }, (_, i) => earlierOrder(i + 1, "days"));
    expect(similarTo(...many)).toHaveLength(SIMILAR_ORDERS_MAX);
  });

  it("finds look-alikes in the same building and on the same mail stem, and ranks them below what is equal", () => {
    const alike = {
      ...STRANGER,
      buyer: {
        ...HANAKO,
        lastName: "佐東",
        addressLine2: "恵比寿ハイム",
        memberId: "m-9",
        email: "hanako.sat0@example.jp",
        mobile: undefined,
      },
    };
    const [similar] = similarTo(earlierOrder(1, "days", alike));
    expect(similar?.sharedFields).toEqual(["shipBlock", "mailAlike", "nameAlike", "buildingAlike", "sku"]);
    const [first, second] = similarTo(
      earlierOrder(1, "days", alike),
      earlierOrder(5, "days", { ...STRANGER, buyer: HANAKO }),
    );
    expect(first?.sharedFields).toContain("shipRoom");
    expect(second?.sharedFields).toContain("nameAlike");
  });
});
