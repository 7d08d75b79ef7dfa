"use client";

import { useTranslations } from "next-intl";
import { Switch } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { KeyHint } from "@/components/ui/key-hint";
import { COMMAND_GROUPS, type Command } from "./commands";

/** All keys on one sheet, by where they work, and the switch that turns single ones off (WCAG 2.1.4). */
export function ShortcutSheet({
  open,
  onOpenChange,
  commands,
  enabled,
  onEnable,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly commands: readonly Command[];
  readonly enabled: boolean;
  readonly onEnable: (enabled: boolean) => void;
}) {
  const t = useTranslations("commands");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("sheet.title")} className="max-w-2xl">
      <div className="gap-x-10 sm:columns-2">
        {COMMAND_GROUPS.map((group) => (
          <Group
            key={group}
            title={t(`group.${group}`)}
            commands={commands.filter((command) => command.group === group && command.key !== null)}
          />
        ))}
      </div>
      <p className="mt-1 text-ink-2 text-xs">{t("sheet.inPanel")}</p>
      <div className="mt-4 border-line border-t pt-4">
        <Switch checked={enabled} onCheckedChange={onEnable} label={t("sheet.enabled")} hint={t("sheet.enabledHint")} />
      </div>
    </Dialog>
  );
}

function Group({ title, commands }: { readonly title: string; readonly commands: readonly Command[] }) {
  const t = useTranslations("commands.name");
  if (commands.length === 0) return null;
  return (
    <section className="mb-5 break-inside-avoid">
      <h3 className="border-ink border-b pb-1 font-semibold text-xs">{title}</h3>
      <dl>
        {commands.map(({ id, key }) => (
          <div key={id} className="flex items-center justify-between gap-4 border-line border-b py-1 text-sm">
            <dt>{t(id)}</dt>
            <dd>
              <KeyHint>{key ?? ""}</KeyHint>
              <span className="sr-only">{key}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
