/** The first years of eras that dates in forms are still written in. */
const ERA_BEFORE: Readonly<Record<string, number>> = { r: 2018, 令和: 2018, h: 1988, 平成: 1988, s: 1925, 昭和: 1925 };

const WRITTEN = /^(?:(r|h|s|令和|平成|昭和)\.?(\d{1,2}|元)|(\d{4}))[年/.-](\d{1,2})[月/.-](\d{1,2})日?$/;
const DIGITS = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * The calendar day that a text names, as `YYYY-MM-DD`: 2026/11/22, 2026-11-22, 20261122, R8/11/22, 令和8年11月22日, in any width.
 * Null where it names none, or one that does not exist.
 */
export function dayOfText(text: string): string | null {
  const plain = text
    .normalize("NFKC")
    .replaceAll(/\s/g, "")
    .replaceAll(/[‐−ー－]/g, "-")
    .toLowerCase();
  const [, era, eraYear, written, month, day] = WRITTEN.exec(plain) ?? [];
  if (month !== undefined && day !== undefined) {
    const year =
      era === undefined ? Number(written) : (ERA_BEFORE[era] ?? 0) + (eraYear === "元" ? 1 : Number(eraYear));
    return existing(year, Number(month), Number(day));
  }
  const [, y, m, d] = DIGITS.exec(plain) ?? [];
  return y === undefined ? null : existing(Number(y), Number(m), Number(d));
}

/** As a field shows it: 2026/11/22. */
export const textOfDay = (day: string | null): string => day?.replaceAll("-", "/") ?? "";

/** Nothing of the day is still to be typed: 2026/11/2 may yet become the 22nd. */
export const isWholeDay = (text: string): boolean => /(?:\d\D\d{2}|^\d{8}|日)$/.test(text.normalize("NFKC").trim());

function existing(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year >= 1900 ? date.toISOString().slice(0, 10) : null;
}
