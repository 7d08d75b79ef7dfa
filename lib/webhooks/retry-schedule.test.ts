import { expect, it } from "vitest";
import { nextAttemptAt, RETRY_SECONDS } from "./retry-schedule";

const failedAt = new Date("2026-11-20T00:00:00Z");

it("keeps trying for three days, and no longer", () => {
  expect(RETRY_SECONDS.reduce((sum, seconds) => sum + seconds, 0)).toBe(3 * 86_400);
  expect(nextAttemptAt(1, failedAt, 0.5)).toEqual(new Date("2026-11-20T00:00:05Z"));
  expect(nextAttemptAt(RETRY_SECONDS.length, failedAt, 0.5)).not.toBeNull();
  expect(nextAttemptAt(RETRY_SECONDS.length + 1, failedAt, 0.5)).toBeNull();
});

it("spreads what failed at the same moment over a fifth of the wait to either side", () => {
  const at = (attempts: number, chance: number) => nextAttemptAt(attempts, failedAt, chance)?.getTime() ?? 0;
  expect(at(4, 0) - failedAt.getTime()).toBe(480_000);
  expect(at(4, 1) - failedAt.getTime()).toBe(720_000);
});
