"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { late } from "@/components/ui/late";
import { LateLayer } from "@/components/ui/late-layer";
import type { Role } from "@/lib/shared/vocabulary";

export type Person = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly organizationId: string;
  readonly organizationName: string;
};

const layer = late(() => import("./account-menu-layer").then((loaded) => loaded.AccountMenuLayer));

/** Who is signed in and for whom; language, appearance, and the way out. */
export function AccountMenu({ person }: { readonly person: Person }) {
  const t = useTranslations();
  return (
    <LateLayer
      layer={layer}
      kind="menu"
      own={{ person }}
      trigger={
        <Button kind="quiet" size="sm" aria-label={`${t("shell.account")}: ${person.name}`}>
          <span className="max-w-32 truncate max-sm:max-w-20">{person.name}</span>
          <span className="hidden text-ink-3 xl:inline">{t(`common.role.${person.role}`)}</span>
          <ChevronDown aria-hidden="true" size={13} />
        </Button>
      }
    />
  );
}
