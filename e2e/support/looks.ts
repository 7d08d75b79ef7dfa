import type { Page } from "@playwright/test";
import { baseUrl } from "./demo";

/** One way in which a page is looked at. */
export type Look = {
  readonly theme: "light" | "dark";
  readonly contrast: "normal" | "more";
  readonly density: "regular" | "compact";
  readonly locale: "ja" | "en";
  readonly size: { readonly width: number; readonly height: number };
};

const THEMES = ["light", "dark"] as const;
const LOCALES = ["ja", "en"] as const;
const WIDE = { width: 1_440, height: 900 } as const;
const NARROW = { width: 390, height: 844 } as const;

const usual = { contrast: "normal", density: "regular" } as const;

/** Every theme in every language at every size, and both themes with more contrast in rows set closer. */
export const LOOKS: readonly Look[] = [
  ...[WIDE, NARROW].flatMap((size) =>
    LOCALES.flatMap((locale) => THEMES.map((theme) => ({ ...usual, size, locale, theme }))),
  ),
  { size: WIDE, locale: "ja", theme: "light", contrast: "more", density: "compact" },
  { size: NARROW, locale: "en", theme: "dark", contrast: "more", density: "compact" },
];

export const nameOf = ({ size, locale, theme, contrast }: Look): string =>
  [size.width, locale, theme, ...(contrast === "more" ? ["contrast"] : [])].join("-");

/** Takes effect with the next page that is asked for. */
export async function lookAs(page: Page, { size, locale, theme, contrast, density }: Look): Promise<void> {
  await page.setViewportSize(size);
  const choices = { theme, locale, contrast, density };
  await page
    .context()
    .addCookies(Object.entries(choices).map(([name, value]) => ({ name: `sekisho-${name}`, value, url: baseUrl })));
}

/** Each theme, contrast, language and size at least once: for pages that are made of what other pages show in every look. */
export const FEW_LOOKS: readonly Look[] = LOOKS.filter(
  ({ size, locale, theme, contrast }) =>
    contrast === "more" ||
    (size === WIDE && locale === "en" && theme === "dark") ||
    (size === NARROW && locale === "ja" && theme === "light"),
);
