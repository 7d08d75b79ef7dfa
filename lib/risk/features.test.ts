import { describe, expect, it } from "vitest";
import en from "../i18n/messages/en/fields.json";
import ja from "../i18n/messages/ja/fields.json";
import type { FeatureValue } from "./feature";
import { FEATURE_CATALOGUE, featuresOf, slotsOf } from "./features";
import { normaliseOrder } from "./identity/normalise";
import { SCENARIOS } from "./scenarios";
import { factsIn } from "./scenarios/facts-in";
import { anOrder, card, earlierOrder, GAME_CONSOLE, HANAKO, SHAMPOO } from "./scenarios/orders";
import { ago, type World } from "./scenarios/scenario";

function read(changes: Parameters<typeof anOrder>[0] = {}, world: World = {}): (name: string) => FeatureValue {
  const order = normaliseOrder(anOrder(changes));
  const values = featuresOf(order, factsIn(order, world));
  return (name) => {
    const field = FEATURE_CATALOGUE.byName.get(name);
    if (field === undefined) throw new Error(`no field ${name}`);
    return values[field.slot];
  };
}

function labelsOf(document: object, path = ""): readonly string[] {
  return Object.entries(document).flatMap(([key, value]) =>
    typeof value === "string" ? `${path}${key}` : labelsOf(value, `${path}${key}.`),
  );
}

describe("the catalogue of fields", () => {
  const names = FEATURE_CATALOGUE.fields.map(({ name }) => name).toSorted();

  it("has a label in Japanese and English for each field and for nothing else", () => {
    expect(labelsOf(ja).toSorted()).toEqual(names);
    expect(labelsOf(en).toSorted()).toEqual(names);
  });

  it("gives every field of every golden order its type, or undefined", () => {
    for (const { order: input, world = {} } of SCENARIOS) {
      const order = normaliseOrder(input);
      const values = featuresOf(order, factsIn(order, world));
      expect(values).toHaveLength(FEATURE_CATALOGUE.fields.length);
      for (const { slot, type, name } of FEATURE_CATALOGUE.fields) {
        const value = values[slot];
        const wanted = type === "bool" ? "boolean" : type;
        if (value !== undefined) expect([name, typeof value]).toEqual([name, wanted]);
      }
    }
  });

  it("computes the wanted slots only", () => {
    const order = normaliseOrder(anOrder());
    const wanted = slotsOf(["order.amountTotal", "order.nonsense"]);
    const values = featuresOf(order, factsIn(order, {}), wanted);
    expect(values.filter((value) => value !== undefined)).toEqual([2_400]);
  });
});

describe("fields", () => {
  it("are unknown, not zero or false, where nothing was sent", () => {
    const field = read({
      buyer: undefined,
      deliveries: undefined,
      payment: undefined,
      items: undefined,
      device: undefined,
    });
    for (const name of [
      "buyer.isMember",
      "delivery.prefecture",
      "items.quantity",
      "items.anyTrial",
      "history.card.orders24h",
      "ip.country",
      "mail.disposable",
    ]) {
      expect([name, field(name)]).toEqual([name, undefined]);
    }
  });

  it("count zero where an identifier was sent and never seen", () => {
    expect(read()("history.card.orders24h")).toBe(0);
    expect(read()("history.shipRoom.names30d")).toBe(1);
  });

  it("tell the time of day and the weekday of Tokyo", () => {
    const field = read({ orderedAt: "2026-06-14T16:30:00Z" });
    expect([field("order.hourTokyo"), field("order.weekdayTokyo")]).toEqual([1, 1]);
  });

  it("count membership from the day in Tokyo where only the day is known", () => {
    const since = (memberSince: string) => read({ buyer: { ...HANAKO, memberSince } })("buyer.memberDays");
    expect([since("2026-06-15"), since("2026-06-14"), since("2026-06-14T21:00:00Z")]).toEqual([0.5, 1.5, 0.25]);
  });

  it("gather the articles", () => {
    const field = read({ items: [{ ...SHAMPOO, quantity: 3, purchaseLimit: 2 }, GAME_CONSOLE] });
    expect(
      ["items.quantity", "items.quantityMax", "items.unitPriceMax", "items.anyHighResale", "items.overLimit"].map(
        field,
      ),
    ).toEqual([4, 3, 49_980, true, true]);
  });

  it("compare buyer and ship-to by identity, not by spelling", () => {
    const field = read({
      deliveries: [{ ...HANAKO, addressLine1: "恵比寿１丁目１９番１９号", lastName: "佐藤", firstName: "太郎" }],
    });
    expect([field("delivery.addressDiffers"), field("delivery.nameDiffers"), field("delivery.phoneDiffers")]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it("count windows and confirmed outcomes from when they became known", () => {
    const earlier = [
      { order: earlierOrder(30, "minutes"), outcomes: [{ type: "auth_declined" as const, at: ago(29, "minutes") }] },
      { order: earlierOrder(10, "hours") },
      {
        order: earlierOrder(40, "days"),
        outcomes: [
          { type: "chargeback" as const, at: ago(3, "days") },
          { type: "confirmed_fraud" as const, at: ago(2, "days") },
        ],
      },
      { order: earlierOrder(90, "days"), outcomes: [{ type: "confirmed_fraud" as const, at: ago(60, "days") }] },
      { order: earlierOrder(91, "days"), outcomes: [{ type: "paid" as const, at: ago(1, "days") }] },
      { order: earlierOrder(2, "days"), outcomes: [{ type: "confirmed_fraud" as const, at: ago(-5, "days") }] },
    ];
    const field = read({}, { earlier });
    expect(
      ["orders1h", "orders24h", "orders7d", "orders28d", "declined1h", "fraud28d", "fraudEver", "genuineEver"].map(
        (name) => field(`history.card.${name}`),
      ),
    ).toEqual([1, 2, 3, 3, 1, 1, 2, 1]);
    expect(field("history.sku.fraudShare28d")).toBeCloseTo(1 / 6);
  });

  it("compare the amount with at least three earlier ones of the same currency", () => {
    const amounts = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ order: earlierOrder(i + 1, "days", { amountTotal: 1_000 }) }));
    const other = { order: earlierOrder(9, "days", { amountTotal: 9_999, currency: "USD" }) };
    expect(read({ amountTotal: 5_000 }, { earlier: [...amounts(3), other] })("history.card.amountRatio")).toBe(5);
    expect(
      read({ amountTotal: 5_000 }, { earlier: [...amounts(2), other] })("history.card.amountRatio"),
    ).toBeUndefined();
  });

  it("count cards and members with this order's own", () => {
    const earlier = [1, 2].map((hours) => ({
      order: earlierOrder(hours, "hours", { payment: card(`card-${hours}`) }),
    }));
    const field = read({}, { earlier });
    expect([field("history.device.cards24h"), field("history.device.members30d")]).toEqual([3, 1]);
  });
});
