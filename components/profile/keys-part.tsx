"use client";

import { useTranslations } from "next-intl";
import { usePreference } from "@/components/shell/use-preferences";
import { keyOf } from "@/components/shortcuts/commands";
import { useShortcutSheet } from "@/components/shortcuts/shortcuts";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/choice";

export function KeysPart() {
  const t = useTranslations("profile.keys");
  const sheet = useTranslations("commands.sheet");
  const [keys, setKeys] = usePreference("keys");
  const openSheet = useShortcutSheet();
  return (
    <div className="grid justify-items-start gap-4">
      <Switch
        checked={keys === "on"}
        onCheckedChange={(on) => setKeys(on ? "on" : "off")}
        label={sheet("enabled")}
        hint={sheet("enabledHint")}
      />
      <Button size="sm" shortcut={keys === "on" ? keyOf("help") : null} onClick={openSheet}>
        {t("open")}
      </Button>
    </div>
  );
}
