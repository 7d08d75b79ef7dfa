import type { Formats } from "next-intl";
import { LOCALES, type Locale } from "@/lib/shared/vocabulary";

/** Which language a browser chose last. */
export const LOCALE_COOKIE = "sekisho-locale";
/** Which theme a browser chose; absent = as the system says. */
export const THEME_COOKIE = "sekisho-theme";
export const PREFERENCE_SECONDS = 400 * 86_400;

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** Shops are in Japan: their days are. */
export const TIME_ZONE = "Asia/Tokyo";

/** Message files that pages use, by name. Texts that the server alone formats (`errors`, `signals` and the like) stay there. */
export const NAMESPACES = ["common", "auth", "setup", "shell", "review", "reports"] as const;

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

export const asLocale = (value: string | null | undefined): Locale | null =>
  LOCALES.find((locale) => locale === value) ?? null;
export const asTheme = (value: string | null | undefined): Theme => THEMES.find((theme) => theme === value) ?? "system";
