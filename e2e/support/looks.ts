import type { BrowserContext, Page } from "@playwright/test";
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

export const JAPANESE_DESK: Look = { ...usual, size: WIDE, locale: "ja", theme: "light" };
const ENGLISH_DESK: Look = { ...JAPANESE_DESK, locale: "en" };
const JAPANESE_PHONE: Look = { ...usual, size: NARROW, locale: "ja", theme: "dark" };
const ENGLISH_PHONE: Look = { ...JAPANESE_PHONE, locale: "en" };

/** What whole journeys are made in: together every language, theme and size. */
export const OPPOSITE_LOOKS: readonly Look[] = [JAPANESE_DESK, ENGLISH_PHONE];
/** The short ones are made with language and size the other way round, too. */
export const CROSSED_LOOKS: readonly Look[] = [...OPPOSITE_LOOKS, ENGLISH_DESK, JAPANESE_PHONE];

export const nameOf = ({ size, locale, theme, contrast }: Look): string =>
  [size.width, locale, theme, ...(contrast === "more" ? ["contrast"] : [])].join("-");

/** What a browser remembers of how its person likes the console; whatever the person chose elsewhere, this comes first. */
async function choose(context: BrowserContext, choices: Readonly<Record<string, string>>): Promise<void> {
  await context.addCookies(
    Object.entries(choices).map(([name, value]) => ({ name: `sekisho-${name}`, value, url: baseUrl })),
  );
}

/** Takes effect with the next page that is asked for. */
export async function lookAs(page: Page, { size, locale, theme, contrast, density }: Look): Promise<void> {
  await page.setViewportSize(size);
  await choose(page.context(), { theme, locale, contrast, density });
}

/** A browser in this look, whose windows have their size already. */
export const dress = (context: BrowserContext, { locale, theme }: Pick<Look, "locale" | "theme">): Promise<void> =>
  choose(context, { locale, theme });

/** Each theme, contrast, language and size at least once: for pages that are made of what other pages show in every look. */
export const FEW_LOOKS: readonly Look[] = LOOKS.filter(
  ({ size, locale, theme, contrast }) =>
    contrast === "more" ||
    (size === WIDE && locale === "en" && theme === "dark") ||
    (size === NARROW && locale === "ja" && theme === "light"),
);
