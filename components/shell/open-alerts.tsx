"use client";

import { useTranslations } from "next-intl";
import { useLiveCounts } from "./use-live";

const SHOWN_MAX = 99;

/** How many alerts nobody has seen to yet. */
export function OpenAlerts() {
  const t = useTranslations("shell.alerts");
  const open = useLiveCounts()?.alerts ?? 0;
  if (open === 0) return null;
  return (
    <span
      title={t("title", { open })}
      className="figures rounded-seal bg-vermilion-wash px-1 text-2xs text-vermilion leading-4"
    >
      <span aria-hidden="true">{open > SHOWN_MAX ? `${SHOWN_MAX}+` : open}</span>
      <span className="sr-only">{t("title", { open })}</span>
    </span>
  );
}
