import { describe, expect, it } from "vitest";
import type { ScreenedRecord } from "../record";
import { detection, hitsOf } from "./detection";

let next = 0;
const order = (about: Partial<ScreenedRecord>): ScreenedRecord => ({
  externalOrderId: `o${next++}`,
  at: 0,
  amount: 100,
  currency: "JPY",
  card: null,
  keys: [],
  verdict: "OK",
  riskScore: 0,
  signals: [],
  rules: [],
  label: null,
  ...about,
});
const stopped = (record: ScreenedRecord) => record.verdict !== "OK";

describe("detection", () => {
  it("sets precision, detection rate and false-positive rate side by side, over confirmed outcomes alone", () => {
    const orders = [
      order({ label: "fraud", verdict: "NG", amount: 300 }),
      order({ label: "fraud", verdict: "OK", amount: 100 }),
      order({ label: "genuine", verdict: "HOLD" }),
      order({ label: "genuine" }),
      order({ label: "genuine" }),
      order({ label: "genuine" }),
      order({ verdict: "NG" }),
    ];
    const figures = detection(orders, stopped, "JPY");
    expect(figures.precision).toMatchObject({ hits: 1, n: 2, value: 0.5 });
    expect(figures.detectionRate).toMatchObject({ hits: 1, n: 2, value: 0.5 });
    expect(figures.falsePositiveRate).toMatchObject({ hits: 1, n: 4, value: 0.25 });
    expect(figures).toMatchObject({ detectionRateByAmount: 0.75, preventedAmount: 300 });
  });

  it("adds up no two currencies, and measures nothing where nothing was seen", () => {
    const orders = [order({ label: "fraud", verdict: "NG", currency: "USD" })];
    expect(detection(orders, stopped, "JPY")).toMatchObject({ detectionRateByAmount: null, preventedAmount: 0 });
    expect(detection([], stopped, "JPY")).toMatchObject({
      precision: null,
      detectionRate: null,
      falsePositiveRate: null,
    });
  });
});

describe("hitsOf", () => {
  it("counts hits, precision over confirmed ones, and fraud that nothing else spoke of", () => {
    const orders = [
      order({ signals: ["C01", "C04"], label: "fraud" }),
      order({ signals: ["C01"], label: "fraud" }),
      order({ signals: ["C01", "C01"], label: "genuine" }),
      order({ signals: ["C04"] }),
    ];
    expect(hitsOf(orders, (record) => record.signals)).toMatchObject([
      { code: "C01", hits: 3, precision: { hits: 2, n: 3 }, detectionRate: { hits: 2, n: 2 }, uniqueFraud: 1 },
      { code: "C04", hits: 2, precision: { hits: 1, n: 1 }, detectionRate: { hits: 1, n: 2 }, uniqueFraud: 0 },
    ]);
  });
});
