import { expect, it } from "vitest";
import { median, quantile } from "./quantile";

it("a quantile is the nearest rank, and unknown for no values", () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([quantile(values, 0.5), quantile(values, 0.95), quantile(values, 0.99), quantile(values, 1)]).toEqual([
    50, 95, 99, 100,
  ]);
  expect([quantile(values, 0), median([3]), median([])]).toEqual([1, 3, null]);
});
