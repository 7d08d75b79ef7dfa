const DAY_MS = 86_400_000;
const TOKYO_MS = 9 * 3_600_000;

/** The calendar day in Tokyo, `YYYY-MM-DD`, and that `days` later. Japan has had no daylight saving time since 1951. */
export const tokyoDay = (at: Date | number, days = 0): string =>
  new Date(Number(at) + TOKYO_MS + days * DAY_MS).toISOString().slice(0, 10);
