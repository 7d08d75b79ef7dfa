"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { late } from "@/components/ui/late";
import { LateLayer } from "@/components/ui/late-layer";
import { useToast } from "@/components/ui/toast";
import { switchOrganization } from "@/lib/access/profile-client";
import type { OrganizationChoice } from "@/lib/access/profile-contract";
import { useReaderLocale } from "./use-reader-locale";

const menu = late(() => import("@/components/ui/choice-menu").then((loaded) => loaded.ChoiceMenu));

/** For which organisation one works; a choice only for those who belong to several. */
export function OrganizationSwitcher({ organizations }: { readonly organizations: readonly OrganizationChoice[] }) {
  const t = useTranslations("shell.organization");
  const locale = useReaderLocale();
  const { show } = useToast();
  const [busy, setBusy] = useState(false);
  const current = organizations.find((one) => one.current);
  if (!current) return null;
  if (organizations.length < 2) {
    return <span className="hidden max-w-48 truncate px-2 text-ink-3 text-xs xl:block">{current.name}</span>;
  }
  const go = async (organizationId: string) => {
    const name = organizations.find((one) => one.organizationId === organizationId)?.name ?? "";
    setBusy(true);
    try {
      await switchOrganization(locale, organizationId);
      // A whole page load: nothing of the organisation that is left stays in memory.
      window.location.assign("/");
    } catch {
      setBusy(false);
      show({ title: t("failed", { name }), tone: "bad" });
    }
  };
  return (
    <LateLayer
      layer={menu}
      kind="menu"
      own={{
        label: t("label"),
        value: current.organizationId,
        onChange: (next: string) => void go(next),
        options: organizations.map((one) => ({ value: one.organizationId, label: one.name })),
      }}
      trigger={
        <Button kind="quiet" size="sm" busy={busy} aria-label={`${t("label")}: ${current.name}`}>
          <span className="max-w-40 truncate max-md:max-w-16">{current.name}</span>
          <ChevronDown aria-hidden="true" size={13} />
        </Button>
      }
    />
  );
}
