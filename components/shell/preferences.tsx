"use client";

import { Languages } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoice, MenuSeparator } from "@/components/ui/menu";
import { THEMES } from "@/lib/i18n/config";
import { LOCALES } from "@/lib/shared/vocabulary";
import { usePreferences } from "./use-preferences";

/** Language and appearance, for whoever is not signed in. */
export function Preferences() {
  const t = useTranslations();
  const { locale, setLocale, theme, setTheme } = usePreferences();
  return (
    <Menu
      trigger={
        <Button
          kind="quiet"
          size="sm"
          icon={<Languages aria-hidden="true" size={15} />}
          aria-label={t("shell.language")}
        >
          {t(`common.locale.${locale}`)}
        </Button>
      }
    >
      <MenuChoice
        label={t("shell.language")}
        value={locale}
        onChange={(next) => void setLocale(next)}
        options={LOCALES.map((value) => ({ value, label: t(`common.locale.${value}`) }))}
      />
      <MenuSeparator />
      <MenuChoice
        label={t("shell.appearance")}
        value={theme}
        onChange={setTheme}
        options={THEMES.map((value) => ({ value, label: t(`common.theme.${value}`) }))}
      />
    </Menu>
  );
}
