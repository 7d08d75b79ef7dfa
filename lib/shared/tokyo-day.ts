import { DAY_MS, HOUR_MS } from "./durations";

const TOKYO_MS = 9 * HOUR_MS;

/** The calendar day in Tokyo, `YYYY-MM-DD`, and that `days` later. Japan has had no daylight saving time since 1951. */
export const tokyoDay = (at: Date | number, days = 0): string =>
  new Date(Number(at) + TOKYO_MS + days * DAY_MS).toISOString().slice(0, 10);
