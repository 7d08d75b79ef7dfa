"use client";

import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { useCallback, useState } from "react";
import { asLocale, asTheme, LOCALE_COOKIE, PREFERENCE_SECONDS, THEME_COOKIE, type Theme } from "@/lib/i18n/config";
import type { Locale } from "@/lib/shared/vocabulary";

async function remember(name: string, value: string): Promise<void> {
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  // The Cookie Store API is missing in some browsers in use, and absent without TLS.
  // biome-ignore lint/suspicious/noDocumentCookie: the only way everywhere
  document.cookie = `${name}=${value}; Path=/; Max-Age=${PREFERENCE_SECONDS}; SameSite=Lax${secure}`;
}

const shownTheme = (): Theme =>
  asTheme(typeof document === "undefined" ? null : (document.documentElement.dataset.theme ?? "system"));

/** Language and theme of this browser. The theme changes in place; the language asks the server for the page again. */
export function usePreferences(onLocale?: (locale: Locale) => Promise<void>) {
  const router = useRouter();
  const locale = asLocale(useLocale()) ?? "ja";
  const [theme, setThemeState] = useState<Theme>(shownTheme);

  const setTheme = useCallback((next: Theme) => {
    void remember(THEME_COOKIE, next);
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    setThemeState(next);
  }, []);
  const setLocale = useCallback(
    async (next: Locale) => {
      await remember(LOCALE_COOKIE, next);
      await onLocale?.(next).catch(() => undefined);
      router.refresh();
    },
    [router, onLocale],
  );
  return { locale, setLocale, theme, setTheme };
}
