/**
 * Waits between attempts, in seconds: soon enough to pass a restart of the receiver, long enough to last three days. The sum is
 * 72 hours; when the last wait is over and that attempt fails too, the delivery is dead until somebody sends it again.
 */
export const RETRY_SECONDS = [
  5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 28_800, 43_200, 57_600, 86_400, 15_445,
] as const satisfies readonly number[];

/** When to try again after the `attempts`-th attempt failed; null: no more. */
export function nextAttemptAt(
  attempts: number,
  failedAt: Date,
  schedule: readonly number[] = RETRY_SECONDS,
): Date | null {
  const seconds = schedule[attempts - 1];
  return seconds === undefined ? null : new Date(failedAt.getTime() + seconds * 1_000);
}
