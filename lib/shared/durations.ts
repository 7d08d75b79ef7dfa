export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
/** Of 24 hours; Japan has no summer time. */
export const DAY_MS = 24 * HOUR_MS;
