"use client";

import { ChevronDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRunCommand } from "@/components/shortcuts/shortcuts";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { signOut } from "@/lib/access/client";
import { listenToLines } from "@/lib/shared/console-lines";
import type { Role } from "@/lib/shared/vocabulary";
import { LanguageChoice, ThemeChoice } from "./preference-choices";

export type Person = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly organizationId: string;
  readonly organizationName: string;
};

async function leave(): Promise<void> {
  // What the page still asks for meanwhile is refused, and nobody wants to sign in again.
  listenToLines({ sessionEnded: async () => false });
  await signOut().catch(() => undefined);
  window.location.assign("/sign-in");
}

/** Who is signed in and for whom; language, appearance, and the way out. */
export function AccountMenu({ person }: { readonly person: Person }) {
  const t = useTranslations();
  const router = useRouter();
  const run = useRunCommand();
  return (
    <Menu
      trigger={
        <Button kind="quiet" size="sm" aria-label={`${t("shell.account")}: ${person.name}`}>
          <span className="max-w-32 truncate max-sm:max-w-20">{person.name}</span>
          <span className="hidden text-ink-3 xl:inline">{t(`common.role.${person.role}`)}</span>
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
