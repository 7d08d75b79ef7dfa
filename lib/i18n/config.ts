import type { Formats } from "next-intl";
import { LOCALES, type Locale } from "@/lib/shared/vocabulary";

/** Which language a browser chose last. */
export const LOCALE_COOKIE = "sekisho-locale";

/** Shops are in Japan: their days are. */
export const TIME_ZONE = "Asia/Tokyo";

/** Message files that pages use, by name. Texts that the server alone formats (`errors`, `signals` and the like) stay there. */
export const NAMESPACES = [
  "common",
  "ui",
  "auth",
  "setup",
  "shell",
  "commands",
  "profile",
  "review",
  "alerts",
  "orders",
  "lists",
  "rules",
  "reports",
  "admin",
  "outside",
  "invitation",
  "password-reset",
] as const;

/** `format.dateTime(at, "instant")` and the like. */
export const FORMATS = {
  dateTime: {
    instant: {
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    },
    day: { year: "numeric", month: "2-digit", day: "2-digit" },
    shortDay: { month: "numeric", day: "numeric" },
    clock: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  },
  number: {
    percent: { style: "percent", maximumFractionDigits: 1 },
    count: { maximumFractionDigits: 0 },
  },
} as const satisfies Formats;

/** In English the month is a word: 11/12 is another day to every other reader. */
export const ENGLISH_FORMATS = {
  ...FORMATS,
  dateTime: {
    ...FORMATS.dateTime,
    instant: { ...FORMATS.dateTime.instant, month: "short" },
    day: { ...FORMATS.dateTime.day, month: "short" },
    shortDay: { month: "short", day: "numeric" },
  },
} as const satisfies Formats;

/** The same dates by the Japanese calendar: R8/11/22. Only in Japanese; nobody writes English dates so. */
const BY_ERA = { calendar: "japanese", era: "narrow", year: "numeric" } as const;
export const ERA_FORMATS = {
  ...FORMATS,
  dateTime: {
    ...FORMATS.dateTime,
    instant: { ...FORMATS.dateTime.instant, ...BY_ERA },
    day: { ...FORMATS.dateTime.day, ...BY_ERA },
  },
} as const satisfies Formats;

export const asLocale = (value: string | null | undefined): Locale | null =>
  LOCALES.find((locale) => locale === value) ?? null;
