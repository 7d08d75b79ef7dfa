import { DAY_MS, HOUR_MS } from "@/lib/shared/durations";

/** For how long an order is kept on hold: hours from now, or ten in the morning some days ahead, by the clock of Japan. */
export const KEEP_CHOICES = ["1h", "3h", "1d", "3d", "7d"] as const;
export type KeepChoice = (typeof KEEP_CHOICES)[number];

const TOKYO_AHEAD_MS = 9 * HOUR_MS;
const MORNING_HOUR = 10;

export function keptUntil(choice: KeepChoice, now: Date): Date {
  const amount = Number(choice.slice(0, -1));
  if (choice.endsWith("h")) return new Date(now.getTime() + amount * HOUR_MS);
  const todayTokyo = Math.floor((now.getTime() + TOKYO_AHEAD_MS) / DAY_MS) * DAY_MS - TOKYO_AHEAD_MS;
  return new Date(todayTokyo + amount * DAY_MS + MORNING_HOUR * HOUR_MS);
}
