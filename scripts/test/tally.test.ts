import { expect, it } from "vitest";
import { tally as tallyPlaywright } from "./browser-tests.mjs";
import { tally as tallyVitest } from "./vitest.mjs";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});

it("counts what vitest reports", () => {
  const report = { numPassedTests: 3, numFailedTests: 1, testResults: [file("failed", "passed", "failed")] };
  expect(tallyVitest(report, 1)).toEqual({ passed: 3, failed: 1 });
});

it("counts a test file that does not load as a failure", () => {
  const report = { numPassedTests: 3, numFailedTests: 0, testResults: [file("passed", "passed"), file("failed")] };
  expect(tallyVitest(report, 1)).toEqual({ passed: 3, failed: 1 });
});

it.each([
  ["vitest", () => tallyVitest({ numPassedTests: 3, numFailedTests: 0, testResults: [] }, 1)],
  ["Playwright", () => tallyPlaywright({ stats: { expected: 3, flaky: 0, unexpected: 0 }, errors: [] }, 1)],
])("counts a failure when %s says that all passed and still ends with an error", (_name, count) => {
  expect(count()).toEqual({ passed: 3, failed: 1 });
});

it.each([
  ["vitest left no report", () => tallyVitest(undefined, 1)],
  ["vitest ran nothing", () => tallyVitest({ numPassedTests: 0, numFailedTests: 0, testResults: [] }, 0)],
  ["Playwright left no report", () => tallyPlaywright(undefined, 1)],
  ["Playwright ran nothing", () => tallyPlaywright({ stats: { expected: 0, flaky: 0, unexpected: 0 }, errors: [] }, 0)],
])("refuses to call it a success when %s", (_what, count) => {
  expect(count).toThrow();
});

it("counts errors outside of tests", () => {
  const report = { stats: { expected: 1, flaky: 1, unexpected: 1 }, errors: [{ message: "no such fixture" }] };
  expect(tallyPlaywright(report, 1)).toEqual({ passed: 2, failed: 2 });
});
