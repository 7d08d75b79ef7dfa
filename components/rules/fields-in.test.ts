import { expect, it } from "vitest";
import { fieldsIn } from "./fields-in";

const field = (name: string) => ({ name, type: "number" as const, label: name, unit: null, values: [] });
const VOCABULARY = {
  fields: [field("order.amountTotal"), field("history.card.fraud28d"), field("items.quantity")],
  signals: [{ code: "C27", label: "捨てアド" }],
};

it("finds what a condition asks about, once each, and nothing inside of texts", () => {
  const text =
    'history.card.fraud28d >= 1 && order.amountTotal > 5 && order.amountTotal < 9 || x == "items.quantity" || fired("C27")';
  const found = fieldsIn(text, VOCABULARY);
  expect(found.fields.map(({ name }) => name)).toEqual(["history.card.fraud28d", "order.amountTotal"]);
  expect(found.signals.map(({ code }) => code)).toEqual(["C27"]);
});
