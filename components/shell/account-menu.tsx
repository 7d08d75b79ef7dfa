"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { saveLocale, signOut } from "@/lib/access/client";
import { THEMES } from "@/lib/i18n/config";
import { LOCALES, type Role } from "@/lib/shared/vocabulary";
import { usePreferences } from "./use-preferences";

export type Person = { readonly name: string; readonly role: Role; readonly organizationName: string };

async function leave(): Promise<void> {
  await signOut().catch(() => undefined);
  window.location.assign("/sign-in");
}

/** Who is signed in and for whom; language, appearance, and the way out. */
export function AccountMenu({ person }: { readonly person: Person }) {
  const t = useTranslations();
  const { locale, setLocale, theme, setTheme } = usePreferences(saveLocale);
  return (
    <Menu
      trigger={
        <Button kind="quiet" size="sm" aria-label={`${t("shell.account")}: ${person.name}`}>
          <span className="max-w-40 truncate">{person.name}</span>
          <span className="hidden text-ink-3 sm:inline">{t(`common.role.${person.role}`)}</span>
          <ChevronDown aria-hidden="true" size={13} />
        </Button>
      }
    >
      <p className="px-3 pt-1 pb-2 text-xs">
        <span className="block font-medium text-sm">{person.organizationName}</span>
        <span className="text-ink-3">
          {person.name} · {t(`common.role.${person.role}`)}
        </span>
      </p>
      <MenuSeparator />
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
      <MenuSeparator />
      <MenuItem onClick={() => void leave()}>{t("shell.signOut")}</MenuItem>
    </Menu>
  );
}
