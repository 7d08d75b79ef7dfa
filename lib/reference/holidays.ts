import "server-only";
import holidayJp from "@holiday-jp/holiday_jp";
import { tokyoDay } from "@/lib/shared/tokyo-day";

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.values(holidayJp.holidays).map((holiday) => [holiday.date, holiday.name]),
);
const FIRST = "1970-01-01";
const LAST = [...NAMES.keys()].toSorted().at(-1) ?? FIRST;

/** Name of the public holiday on that day in Tokyo, null on other days, undefined beyond the years the table knows. */
export function holidayAt(epochMs: number): string | null | undefined {
  const day = tokyoDay(epochMs);
  return day < FIRST || day > LAST ? undefined : (NAMES.get(day) ?? null);
}
