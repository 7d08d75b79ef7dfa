import { expect, it } from "vitest";
import { nextAttemptAt, RETRY_SECONDS } from "./retry-schedule";

it("keeps trying for three days, and no longer", () => {
  expect(RETRY_SECONDS.reduce((sum, seconds) => sum + seconds, 0)).toBe(3 * 86_400);
  const failedAt = new Date("2026-11-20T00:00:00Z");
  expect(nextAttemptAt(1, failedAt)).toEqual(new Date("2026-11-20T00:00:05Z"));
  expect(nextAttemptAt(RETRY_SECONDS.length, failedAt)).not.toBeNull();
  expect(nextAttemptAt(RETRY_SECONDS.length + 1, failedAt)).toBeNull();
});
