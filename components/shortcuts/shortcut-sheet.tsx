"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { can } from "@/lib/access/permissions";
import type { Role } from "@/lib/shared/vocabulary";
import { COMMANDS } from "./commands";

/** All keys on one sheet, and the switch that turns them off (WCAG 2.1.4). */
export function ShortcutSheet({
  open,
  onOpenChange,
  role,
  enabled,
  onEnable,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly role: Role;
  readonly enabled: boolean;
  readonly onEnable: (enabled: boolean) => void;
}) {
  const t = useTranslations("review.shortcuts");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")} closeLabel={t("close")} className="max-w-sm">
      <dl className="grid grid-cols-[1fr_max-content] gap-y-2 text-sm">
        {COMMANDS.filter((command) => can(role, command.permission)).map((command) => (
          <div key={command.id} className="col-span-2 grid grid-cols-subgrid border-line border-b pb-2">
            <dt>{t(`command.${command.id}`)}</dt>
            <dd>
              <kbd className="rounded-seal border border-edge bg-sunk px-1.5 font-sans text-xs">{command.key}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      {can(role, "cases.decide") ? <p className="mt-3 text-ink-2 text-xs">{t("inPanel")}</p> : null}
      <label className="mt-5 flex items-start gap-2 text-sm">
        <input
          type="checkbox"
          className="mt-1 size-4 accent-indigo"
          checked={enabled}
          onChange={(event) => onEnable(event.target.checked)}
        />
        <span>
          {t("enabled")}
          <span className="block text-ink-3 text-xs">{t("enabledHint")}</span>
        </span>
      </label>
    </Dialog>
  );
}
