"use client";

import { useTranslations } from "next-intl";
import { MenuChoice } from "@/components/ui/menu";
import { PREFERENCES } from "@/lib/shared/preferences";
import { LOCALES } from "@/lib/shared/vocabulary";
import { usePreference, usePreferences } from "./use-preferences";

export function LanguageChoice() {
  const t = useTranslations();
  const { locale, setLocale } = usePreferences();
  return (
    <MenuChoice
      label={t("shell.language")}
      value={locale}
      onChange={(next) => void setLocale(next)}
      options={LOCALES.map((value) => ({ value, label: t(`common.locale.${value}`) }))}
    />
  );
}

export function ThemeChoice() {
  const t = useTranslations();
  const [theme, setTheme] = usePreference("theme");
  return (
    <MenuChoice
      label={t("shell.appearance")}
      value={theme}
      onChange={setTheme}
      options={PREFERENCES.theme.values.map((value) => ({ value, label: t(`common.theme.${value}`) }))}
    />
  );
}
