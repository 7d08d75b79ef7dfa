import { CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { completeCondition } from "./completion";

const complete = completeCondition({
  fields: [
    { name: "order.amountTotal", type: "number", label: "注文金額", unit: "money", values: [] },
    { name: "payment.method", type: "string", label: "決済方法", unit: null, values: ["card", "cod"] },
    {
      name: "history.card.fraud28d",
      type: "number",
      label: "同じカードで判明した不正（28日）",
      unit: "count",
      values: [],
    },
  ],
  signals: [{ code: "C27", label: "捨てアド" }],
  words: {
    type: { number: "数値", string: "文字列", bool: "真偽値" },
    unit: (unit) => (unit === "money" ? "円" : "件"),
    functions: [{ name: "isMissing", usage: "isMissing(x)", help: "値がない" }],
  },
});

function offered(text: string, explicit = false) {
  const state = EditorState.create({ doc: text });
  const result = complete(new CompletionContext(state, text.length, explicit));
  return result && { typed: text.slice(result.from), labels: result.options.map(({ label }) => label) };
}

describe("what is offered", () => {
  it("is a field by its name, by a part of it, or by its meaning in Japanese", () => {
    expect(offered("ord")).toEqual({ typed: "ord", labels: ["order.amountTotal"] });
    expect(offered("size(x) > 1 && card.fr")).toEqual({ typed: "card.fr", labels: ["history.card.fraud28d"] });
    expect(offered("金額")).toEqual({ typed: "金額", labels: ["order.amountTotal"] });
  });

  it("is a word that the field can hold, inside of its quotes", () => {
    expect(offered('payment.method == "c')).toEqual({ typed: "c", labels: ["card", "cod"] });
    expect(offered('payment.method in ["card", "co')).toEqual({ typed: "co", labels: ["cod"] });
  });

  it("is a signal inside of fired()", () => {
    expect(offered('order.amountTotal > 1 && fired("')).toEqual({ typed: "", labels: ["C27"] });
  });

  it("is nothing inside of other texts, and nothing before anything is typed unless asked for", () => {
    expect(offered('buyer.city == "order')).toBeNull();
    expect(offered("")).toBeNull();
    expect(offered("", true)?.labels).toHaveLength(4);
  });
});
