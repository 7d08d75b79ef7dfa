"use client";

import { EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** Says that personal data is shortened, and why; whoever may see it can ask, on the record. */
export function Masked({ onReveal, busy }: { readonly onReveal: (() => void) | undefined; readonly busy: boolean }) {
  const t = useTranslations("review.masked");
  return (
    <p className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 text-ink-2 text-xs">
      <EyeOff aria-hidden="true" size={14} className="shrink-0" />
      <span className="min-w-40 flex-1">{t("why")}</span>
      {onReveal ? (
        <Button size="sm" busy={busy} onClick={onReveal}>
          {t("reveal")}
        </Button>
      ) : null}
    </p>
  );
}
