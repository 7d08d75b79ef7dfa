"use client";

import { Languages } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuSeparator } from "@/components/ui/menu";
import { LanguageChoice, ThemeChoice } from "./preference-choices";
import { usePreferences } from "./use-preferences";

/** Language and appearance, for whoever is not signed in. */
export function Preferences() {
  const t = useTranslations();
  const { locale } = usePreferences();
  return (
    <Menu
      trigger={
        <Button
          kind="quiet"
          size="sm"
          // Its words, not its edge, stand in line with what is under it.
          className="-mr-2"
          icon={<Languages aria-hidden="true" size={15} />}
          aria-label={t("shell.language")}
        >
          {t(`common.locale.${locale}`)}
        </Button>
      }
    >
      <LanguageChoice />
      <MenuSeparator />
      <ThemeChoice />
    </Menu>
  );
}
