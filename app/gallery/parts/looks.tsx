"use client";

import { useTranslations } from "next-intl";
import { usePreferences } from "@/components/shell/use-preferences";
import { Mark } from "@/components/ui/mark";
import { Segmented } from "@/components/ui/segmented";
import { PREFERENCES } from "@/lib/shared/preferences";
import { LOCALES } from "@/lib/shared/vocabulary";
import type { Say } from "./samples";

/** The switches of the page: every look there is. */
export function Looks({ say }: Say) {
  const { values, set, locale, setLocale } = usePreferences();
  const t = useTranslations("common.locale");
  const words = <Value extends string>(list: readonly Value[]) => list.map((value) => ({ value, label: value }));
  return (
    <header className="top-0 z-30 flex sm:sticky min-h-12 flex-wrap items-center gap-x-4 gap-y-1 border-line border-b bg-paper px-gutter py-1.5">
      <Mark className="size-5" />
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        <Segmented
          size="sm"
          label={say.looks.theme}
          value={values.theme}
          onValueChange={(theme) => set("theme", theme)}
          options={words(PREFERENCES.theme.values)}
        />
        <Segmented
          size="sm"
          label={say.looks.contrast}
          value={values.contrast}
          onValueChange={(contrast) => set("contrast", contrast)}
          options={words(PREFERENCES.contrast.values)}
        />
        <Segmented
          size="sm"
          label={say.looks.density}
          value={values.density}
          onValueChange={(density) => set("density", density)}
          options={words(PREFERENCES.density.values)}
        />
        <Segmented
          size="sm"
          label={say.looks.locale}
          value={locale}
          onValueChange={(next) => void setLocale(next)}
          options={LOCALES.map((value) => ({ value, label: t(value) }))}
        />
      </div>
    </header>
  );
}
