"use client";

import { useTranslations } from "next-intl";
import { KeyHint } from "@/components/ui/key-hint";
import type { Command } from "./commands";

/** What may follow the key just pressed, for as long as it is waited for. */
export function SequenceHint({ prefix, allowed }: { readonly prefix: string; readonly allowed: readonly Command[] }) {
  const t = useTranslations("commands");
  const next = allowed.flatMap(({ id, key }) =>
    key?.startsWith(`${prefix} `) ? [{ id, key: key.slice(prefix.length + 1) }] : [],
  );
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-6 z-40 flex justify-center px-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-seal border border-edge bg-sheet px-4 py-2 text-xs shadow-lift">
        <span className="flex items-center gap-2 text-ink-3">
          <KeyHint>{prefix}</KeyHint>
          {t("sequence")}
        </span>
        {next.map(({ id, key }) => (
          <span key={id} className="flex items-center gap-1.5">
            <KeyHint>{key}</KeyHint>
            {t(`name.${id}`)}
          </span>
        ))}
      </div>
    </div>
  );
}
