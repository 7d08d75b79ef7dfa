import { describe, expect, it } from "vitest";
import { periodOf } from "./period";

const TODAY = "2026-06-30";
const DEFAULT = { from: "2026-04-02", to: "2026-06-30" };

describe("periodOf", () => {
  it("is what the address says", () => {
    expect(periodOf("2024-01-01", "2024-12-31", TODAY)).toEqual({ from: "2024-01-01", to: "2024-12-31" });
    expect(periodOf("2026-06-01", "2026-06-01", TODAY)).toEqual({ from: "2026-06-01", to: "2026-06-01" });
  });

  it.each([
    [null, null],
    ["2026-06-02", "2026-06-01"],
    ["2024-01-01", "2025-01-01"],
    ["2026-02-30", "2026-03-05"],
    ["<script>", "2026-03-05"],
  ])("is the last 90 days when the address says %s to %s", (from, to) => {
    expect(periodOf(from, to, TODAY)).toEqual(DEFAULT);
  });
});
