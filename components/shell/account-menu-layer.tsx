"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRunCommand } from "@/components/shortcuts/shortcuts";
import type { Layered } from "@/components/ui/late-layer";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { signOut } from "@/lib/access/client";
import { listenToLines } from "@/lib/shared/console-lines";
import type { Person } from "./account-menu";
import { LanguageChoice, ThemeChoice } from "./preference-choices";

async function leave(): Promise<void> {
  // What the page still asks for meanwhile is refused, and nobody wants to sign in again.
  listenToLines({ sessionEnded: async () => false });
  await signOut().catch(() => undefined);
  window.location.assign("/sign-in");
}

export function AccountMenuLayer({ trigger, person }: Layered & { readonly person: Person }) {
  const t = useTranslations();
  const router = useRouter();
  const run = useRunCommand();
  return (
    <Menu trigger={trigger}>
      <p className="px-3 pt-1 pb-2 text-xs">
        <span className="block font-medium text-sm">{person.organizationName}</span>
        <span className="text-ink-3">
          {person.name} · {t(`common.role.${person.role}`)}
        </span>
      </p>
      <MenuSeparator />
      <MenuItem onClick={() => router.push("/profile")}>{t("shell.nav.profile")}</MenuItem>
      <MenuItem onClick={() => void run("help")}>{t("commands.name.help")}</MenuItem>
      <MenuSeparator />
      <LanguageChoice />
      <MenuSeparator />
      <ThemeChoice />
      <MenuSeparator />
      <MenuItem onClick={() => void leave()}>{t("shell.signOut")}</MenuItem>
    </Menu>
  );
}
