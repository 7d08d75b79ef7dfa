import { describe, expect, it } from "vitest";
import { averagePrecision, rocAuc, type Scored } from "./ranking";

const scored = (...pairs: [number, 0 | 1][]): Scored[] =>
  pairs.map(([score, positive]) => ({ score, positive: positive === 1 }));

describe("rocAuc", () => {
  it("is 1 for a perfect order, 0 for the reverse, a half for equal scores", () => {
    expect(rocAuc(scored([3, 1], [2, 0], [1, 0]))).toBe(1);
    expect(rocAuc(scored([1, 1], [2, 0], [3, 0]))).toBe(0);
    expect(rocAuc(scored([1, 1], [1, 0], [1, 0]))).toBe(0.5);
  });

  it("counts pairs: positives above negatives, ties half", () => {
    // Pairs: (0.8 > 0.4), (0.8 > 0.1), (0.35 < 0.4), (0.35 > 0.1)
    expect(rocAuc(scored([0.1, 0], [0.4, 0], [0.35, 1], [0.8, 1]))).toBe(0.75);
    expect(rocAuc(scored([0.4, 0], [0.4, 1], [0.8, 1]))).toBe(0.75);
  });

  it("is unknown without both kinds", () => {
    expect(rocAuc([])).toBeNull();
    expect(rocAuc(scored([1, 1]))).toBeNull();
    expect(rocAuc(scored([1, 0]))).toBeNull();
  });
});

describe("averagePrecision", () => {
  it("weighs precision by the recall gained", () => {
    // Thresholds 0.8: P 1, R 0.5; 0.4: P 1/2; 0.35: P 2/3, R 1.
    expect(averagePrecision(scored([0.1, 0], [0.4, 0], [0.35, 1], [0.8, 1]))).toBeCloseTo(0.5 + 0.5 * (2 / 3), 12);
    expect(averagePrecision(scored([3, 1], [2, 0]))).toBe(1);
  });

  it("takes equal scores as one threshold, whatever their order", () => {
    expect(averagePrecision(scored([1, 1], [1, 0], [1, 0], [1, 0]))).toBe(0.25);
    expect(averagePrecision(scored([1, 0], [1, 0], [1, 0], [1, 1]))).toBe(0.25);
  });

  it("is unknown without a positive", () => {
    expect(averagePrecision(scored([1, 0]))).toBeNull();
  });
});
