/**
 * Waits between attempts, in seconds: soon enough to pass a restart of the receiver, long enough to last three days. The sum is
 * 72 hours; when the last wait is over and that attempt fails too, the delivery is dead until somebody sends it again.
 */
export const RETRY_SECONDS = [
  5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 28_800, 43_200, 57_600, 86_400, 15_445,
] as const satisfies readonly number[];

/** Of each wait, up or down: what failed together does not knock again together, while a receiver is getting up. */
const JITTER = 0.2;

/**
 * When to try again after the `attempts`-th attempt failed; null: no more.
 * @param chance 0–1, drawn anew each time; 0.5 is the schedule itself
 */
export function nextAttemptAt(attempts: number, failedAt: Date, chance: number): Date | null {
  const schedule: readonly number[] = RETRY_SECONDS;
  const seconds = schedule[attempts - 1];
  if (seconds === undefined) return null;
  const factor = 1 + JITTER * (2 * chance - 1);
  return new Date(failedAt.getTime() + Math.round(seconds * factor * 1_000));
}
