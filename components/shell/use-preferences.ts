"use client";

import { useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { createContext, useCallback, useContext, useMemo, useState } from "react";
import { saveProfile } from "@/lib/access/profile-client";
import { asLocale, LOCALE_COOKIE } from "@/lib/i18n/config";
import {
  PREFERENCE_SECONDS,
  PREFERENCES,
  type PreferenceName,
  type Preferences,
  readPreferences,
} from "@/lib/shared/preferences";
import type { Locale } from "@/lib/shared/vocabulary";

export type PreferenceState = {
  readonly values: Preferences;
  readonly set: <Name extends PreferenceName>(name: Name, value: Preferences[Name]) => void;
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => Promise<void>;
};

const NOBODYS = readPreferences(() => undefined, null);

export const PreferenceContext = createContext<PreferenceState>({
  values: NOBODYS,
  set: () => undefined,
  locale: "ja",
  setLocale: async () => undefined,
});

export const usePreferences = (): PreferenceState => useContext(PreferenceContext);

export function usePreference<Name extends PreferenceName>(
  name: Name,
): readonly [Preferences[Name], (value: Preferences[Name]) => void] {
  const { values, set } = usePreferences();
  const setOne = useCallback((value: Preferences[Name]) => set(name, value), [set, name]);
  return [values[name], setOne];
}

/**
 * How the console looks and speaks in this browser. What only changes the look takes effect in place; language and calendar ask
 * the server for the page again. `keep`: somebody is signed in, and finds the same on their other browsers.
 */
export function usePreferenceState(initial: Preferences, keep: boolean): PreferenceState {
  const router = useRouter();
  const locale = asLocale(useLocale()) ?? "ja";
  const [values, setValues] = useState(initial);

  const set = useCallback<PreferenceState["set"]>(
    (name, value) => {
      remember(PREFERENCES[name].cookie, value);
      setValues((now) => ({ ...now, [name]: value }));
      showOnPage(name, value);
      // The browser's own choice holds here in any case.
      if (keep) void saveProfile(locale, { preferences: { [name]: value } }).catch(() => undefined);
      if (name === "era") router.refresh();
    },
    [keep, locale, router],
  );
  const setLocale = useCallback<PreferenceState["setLocale"]>(
    async (next) => {
      remember(LOCALE_COOKIE, next);
      if (keep) await saveProfile(next, { locale: next }).catch(() => undefined);
      router.refresh();
    },
    [keep, router],
  );
  return useMemo(() => ({ values, set, locale, setLocale }), [values, set, locale, setLocale]);
}

function remember(name: string, value: string): void {
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  // The Cookie Store API is missing in some browsers in use, and absent without TLS.
  // biome-ignore lint/suspicious/noDocumentCookie: the only way everywhere
  document.cookie = `${name}=${value}; Path=/; Max-Age=${PREFERENCE_SECONDS}; SameSite=Lax${secure}`;
}

/** As the server writes them on the page's first element; `system` writes nothing. */
function showOnPage(name: PreferenceName, value: string): void {
  if (name !== "theme" && name !== "contrast" && name !== "density") return;
  if (value === "system") delete document.documentElement.dataset[name];
  else document.documentElement.dataset[name] = value;
}
