import { expect, it } from "vitest";
import { keptUntil } from "./keep-until";

it.each([
  ["1h", "2026-06-30T14:59:00Z", "2026-06-30T15:59:00.000Z"],
  // Just before and after midnight in Tokyo.
  ["1d", "2026-06-30T14:59:00Z", "2026-07-01T01:00:00.000Z"],
  ["1d", "2026-06-30T15:00:00Z", "2026-07-02T01:00:00.000Z"],
  ["7d", "2026-12-28T00:00:00Z", "2027-01-04T01:00:00.000Z"],
] as const)("%s from %s is %s: days end in the morning of Japan", (choice, now, until) => {
  expect(keptUntil(choice, new Date(now)).toISOString()).toBe(until);
});
