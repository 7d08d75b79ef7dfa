"use client";

import { useFormatter, useNow, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePreferences } from "@/components/shell/use-preferences";
import { Segmented } from "@/components/ui/segmented";
import { MINUTE_MS } from "@/lib/shared/durations";
import { PREFERENCES } from "@/lib/shared/preferences";
import { LOCALES } from "@/lib/shared/vocabulary";

/** Each choice takes effect at once and is kept; there is nothing to save. */
export function DisplayPart() {
  const t = useTranslations("profile");
  const common = useTranslations("common");
  const { values, set, locale, setLocale } = usePreferences();
  return (
    <div className="grid gap-5">
      <Choice label={t("display.language")}>
        <Segmented
          label={t("display.language")}
          value={locale}
          onValueChange={(next) => void setLocale(next)}
          options={LOCALES.map((value) => ({ value, label: common(`locale.${value}`) }))}
        />
      </Choice>
      <Choice label={t("display.theme")}>
        <Segmented
          label={t("display.theme")}
          value={values.theme}
          onValueChange={(next) => set("theme", next)}
          options={PREFERENCES.theme.values.map((value) => ({ value, label: common(`theme.${value}`) }))}
        />
      </Choice>
      <Choice label={t("display.contrast")}>
        <Segmented
          label={t("display.contrast")}
          value={values.contrast}
          onValueChange={(next) => set("contrast", next)}
          options={PREFERENCES.contrast.values.map((value) => ({ value, label: t(`values.contrast.${value}`) }))}
        />
      </Choice>
      <Choice label={t("display.density")} hint={t("display.densityHint")}>
        <Segmented
          label={t("display.density")}
          value={values.density}
          onValueChange={(next) => set("density", next)}
          options={PREFERENCES.density.values.map((value) => ({ value, label: t(`values.density.${value}`) }))}
        />
      </Choice>
      <Choice label={t("display.era")} hint={t("display.eraHint")}>
        <Segmented
          label={t("display.era")}
          value={values.era}
          onValueChange={(next) => set("era", next)}
          options={PREFERENCES.era.values.map((value) => ({ value, label: t(`values.era.${value}`) }))}
        />
      </Choice>
      <TimeZone />
    </div>
  );
}

/** The wall clock of the shops: what all dates on all pages are by. */
function TimeZone() {
  const t = useTranslations("profile.display");
  const format = useFormatter();
  const now = useNow({ updateInterval: MINUTE_MS });
  return (
    <Choice label={t("zone")} hint={t("zoneHint")}>
      <p className="figures text-sm">
        Asia/Tokyo (UTC+9){" "}
        <span className="ml-3 text-ink-2">{t("now", { time: format.dateTime(now, "instant") })}</span>
      </p>
    </Choice>
  );
}

const Choice = ({
  label,
  hint,
  children,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) => (
  <div>
    <p aria-hidden="true" className="mb-1.5 font-medium text-sm">
      {label}
    </p>
    <div className="max-w-full overflow-x-auto pb-px">{children}</div>
    {hint ? <p className="mt-1.5 text-ink-3 text-xs">{hint}</p> : null}
  </div>
);
