import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilson } from "./wilson";

const rounded = (hits: number, n: number) => {
  const interval = wilson(hits, n);
  return interval && [Number(interval.low.toFixed(4)), Number(interval.high.toFixed(4))];
};

describe("wilson", () => {
  it("gives the published interval of 246 in 248", () => {
    const interval = wilson(246, 248);
    expect((interval?.low ?? 0) * 100).toBeCloseTo(97.1, 1);
    expect((interval?.high ?? 0) * 100).toBeCloseTo(99.8, 1);
  });

  // Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("agrees with Newcombe's table for %i in %i", (hits, n, low, high) => {
    expect(rounded(hits, n)).toEqual([low, high]);
  });

  it("says nothing of nothing", () => {
    expect(wilson(0, 0)).toBeNull();
  });

  it.each([
    [3, 2],
    [-1, 5],
    [0.5, 2],
    [Number.NaN, 2],
  ])("refuses %s of %s, which is no share", (hits, n) => {
    expect(() => wilson(hits, n)).toThrow(RangeError);
  });

  it("holds the observed share and stays within 0 and 1, whatever the counts", () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), (a, b) => {
        const [hits, n] = [Math.min(a, b), Math.max(a, b, 1)];
        const interval = wilson(hits, n);
        expect(interval).not.toBeNull();
        if (!interval) return;
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(interval.low).toBeLessThanOrEqual(hits / n);
        expect(interval.high).toBeGreaterThanOrEqual(hits / n);
      }),
    );
  });
});
