import { expect, it } from "vitest";
import { verdictReportQuery } from "./contract";

it.each(["0000-01-01", "1899-12-31", "3000-01-01", "9999-12-31"])(
  "refuses a report of %s, a day no order can have",
  (day) => {
    expect(verdictReportQuery.safeParse({ from: day, to: day }).success).toBe(false);
  },
);

it("takes any day that orders may have", () => {
  for (const day of ["1900-01-01", "2026-02-28", "2999-12-31"])
    expect(verdictReportQuery.safeParse({ from: day, to: day }).success).toBe(true);
});
