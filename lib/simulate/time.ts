export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const TOKYO_OFFSET = 9 * HOUR;

const dates = new Map<number, string>();

/** ISO 8601 with the offset of Asia/Tokyo, to the second. */
export function isoTokyo(at: number): string {
  const seconds = Math.floor((at + TOKYO_OFFSET) / SECOND);
  const ofDay = ((seconds % 86_400) + 86_400) % 86_400;
  const hours = Math.floor(ofDay / 3600);
  const minutes = Math.floor(ofDay / 60) % 60;
  return `${dateOfDay((seconds - ofDay) / 86_400)}T${two(hours)}:${two(minutes)}:${two(ofDay % 60)}+09:00`;
}

const two = (value: number) => (value < 10 ? `0${value}` : String(value));

/** Dates repeat thousands of times in a run, and formatting one is what costs. */
function dateOfDay(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  if (dates.size > 5000) dates.clear();
  dates.set(day, date);
  return date;
}

/** Calendar day in Asia/Tokyo, `YYYY-MM-DD`. */
export function dateTokyo(at: number): string {
  return isoTokyo(at).slice(0, 10);
}

/** Hour of the day in Asia/Tokyo, 0–23. */
export function hourTokyo(at: number): number {
  return Math.floor(((((at + TOKYO_OFFSET) % DAY) + DAY) % DAY) / HOUR);
}

/** Day of the week in Asia/Tokyo, 0 = Sunday. */
export function weekdayTokyo(at: number): number {
  return new Date(at + TOKYO_OFFSET).getUTCDay();
}

/** The instant inside [dayStart, dayStart + 24 h) whose clock in Asia/Tokyo shows this hour. */
export function atHourTokyo(dayStart: number, hour: number): number {
  const startHour = ((((dayStart + TOKYO_OFFSET) % DAY) + DAY) % DAY) / HOUR;
  const ahead = (((hour - startHour) % 24) + 24) % 24;
  return dayStart + ahead * HOUR;
}
