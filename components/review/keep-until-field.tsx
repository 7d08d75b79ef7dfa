"use client";

import { useFormatter, useNow, useTranslations } from "next-intl";
import { Segmented } from "@/components/ui/segmented";
import { KEEP_CHOICES, type KeepChoice, keptUntil } from "./keep-until";

/** The new deadline, in words and by the clock. */
export function KeepUntil({
  value,
  onChange,
}: {
  readonly value: KeepChoice;
  readonly onChange: (choice: KeepChoice) => void;
}) {
  const t = useTranslations("review.decide.until");
  const format = useFormatter();
  const now = useNow({ updateInterval: 30_000 });
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
      <span className="text-ink-2 text-xs">{t("label")}</span>
      <Segmented
        size="sm"
        label={t("label")}
        value={value}
        onValueChange={onChange}
        options={KEEP_CHOICES.map((choice) => ({ value: choice, label: t(`choice.${choice}`) }))}
      />
      <span className="figures text-ink-2 text-xs">
        {t("at", { time: format.dateTime(keptUntil(value, now), "instant") })}
      </span>
    </div>
  );
}
