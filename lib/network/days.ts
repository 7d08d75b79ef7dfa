import "server-only";

const DAY_MS = 86_400_000;
const TOKYO_MS = 9 * 3_600_000;

/** The day in Tokyo, `days` later. */
export const tokyoDay = (at: Date | number, days = 0): string =>
  new Date(Number(at) + TOKYO_MS + days * DAY_MS).toISOString().slice(0, 10);

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS));
