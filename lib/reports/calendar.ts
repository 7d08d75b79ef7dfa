import { DAY_MS } from "@/lib/shared/durations";

/** Calendar days of this zone are what a report counts by; outside the database `tokyoDay` tells them. */
export const REPORT_TIME_ZONE = "Asia/Tokyo";
export const PERIOD_DAYS_MAX = 366;
/** Orders younger than this have outcomes still to come: chargebacks arrive weeks after the sale. */
export const MATURITY_DAYS = 45;
/** A single day holds too few detections to say anything; precision is that of the days up to and including it. */
export const PRECISION_WINDOW_DAYS = 7;
/** Confirmed fraud is rarer than detections, so its window is longer. */
export const DETECTION_WINDOW_DAYS = 28;
/** How many days before a period its first windows read. */
export const DAYS_READ_BEFORE = Math.max(PRECISION_WINDOW_DAYS, DETECTION_WINDOW_DAYS) - 1;

/** Days from `from` to `to`, both included; below 1 when they are in the wrong order. */
export const daysInPeriod = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;

/** The calendar day `days` later (negative: earlier), both as `YYYY-MM-DD`. */
export const dayPlus = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
