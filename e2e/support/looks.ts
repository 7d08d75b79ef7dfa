import type { Page } from "@playwright/test";
import { baseUrl } from "./demo";

/** One way in which a page is looked at. */
export type Look = {
  readonly theme: "light" | "dark";
  readonly locale: "ja" | "en";
  readonly size: { readonly width: number; readonly height: number };
};

const THEMES = ["light", "dark"] as const;
const LOCALES = ["ja", "en"] as const;
const SIZES = [
  { width: 1_440, height: 900 },
  { width: 390, height: 844 },
] as const;

export const LOOKS: readonly Look[] = SIZES.flatMap((size) =>
  LOCALES.flatMap((locale) => THEMES.map((theme) => ({ size, locale, theme }))),
);

export const nameOf = ({ size, locale, theme }: Look): string => `${size.width}-${locale}-${theme}`;

/** Takes effect with the next page that is asked for. */
export async function lookAs(page: Page, { size, locale, theme }: Look): Promise<void> {
  await page.setViewportSize(size);
  await page.context().addCookies([
    { name: "sekisho-theme", value: theme, url: baseUrl },
    { name: "sekisho-locale", value: locale, url: baseUrl },
  ]);
}
