import { describe, expect, it } from "vitest";
import { defineCatalogue } from "./field-catalogue";

const label = { ja: "項目", en: "field" };
const field = (name: string) => ({ name, type: "number" as const, label });

describe("defineCatalogue", () => {
  it("gives every field the slot of its place in the list", () => {
    const catalogue = defineCatalogue([field("order.amountTotal"), field("buyer.age"), field("order.itemCount")]);
    expect(catalogue.fields.map(({ name, slot }) => [name, slot])).toEqual([
      ["order.amountTotal", 0],
      ["buyer.age", 1],
      ["order.itemCount", 2],
    ]);
    expect(catalogue.byName.get("buyer.age")?.slot).toBe(1);
  });

  it("knows every proper prefix as an object path", () => {
    const catalogue = defineCatalogue([field("buyer.email.domain"), field("total")]);
    expect([...catalogue.objectPaths]).toEqual(["buyer", "buyer.email"]);
  });

  it("refuses a name that is there twice", () => {
    expect(() => defineCatalogue([field("a.b"), field("a.b")])).toThrow(/duplicate/);
  });

  it.each([
    ["a", "a.b"],
    ["a.b.c", "a.b"],
  ])("refuses %s beside %s, in any order", (one, other) => {
    expect(() => defineCatalogue([field(one), field(other)])).toThrow(/prefix/);
    expect(() => defineCatalogue([field(other), field(one)])).toThrow(/prefix/);
  });

  it("allows names that share their first letters only", () => {
    expect(() => defineCatalogue([field("order.amount"), field("order.amountTotal")])).not.toThrow();
  });

  it.each(["", ".", "a.", ".a", "a..b", "注文.金額", "a-b", "1a", "a b", "in", "order.in", "true.x", "a.null"])(
    "refuses %j, which no rule could name",
    (name) => {
      expect(() => defineCatalogue([field(name)])).toThrow(/identifiers/);
    },
  );
});
