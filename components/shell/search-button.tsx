"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { keyOf } from "@/components/shortcuts/commands";
import { useRunCommand } from "@/components/shortcuts/shortcuts";
import { KeyHint } from "@/components/ui/key-hint";

/** Opens the palette; looks like the field that will be typed into. */
export function SearchButton() {
  const t = useTranslations("commands.palette");
  const run = useRunCommand();
  return (
    <button
      type="button"
      onClick={() => void run("palette")}
      aria-label={t("title")}
      aria-keyshortcuts="Control+K Meta+K"
      className="flex h-8 items-center gap-2 rounded-seal border border-transparent px-2 text-ink-3 text-xs hover:text-ink xl:min-w-44 xl:border-line xl:bg-sheet xl:hover:border-edge"
    >
      <Search aria-hidden="true" size={15} />
      <span className="hidden xl:inline">{t("open")}</span>
      <span className="ml-auto hidden xl:inline">
        <KeyHint>{keyOf("palette")}</KeyHint>
      </span>
    </button>
  );
}
