import { getTranslations } from "next-intl/server";
import { Preferences } from "@/components/shell/preferences";
import { Mark } from "@/components/ui/mark";

/** Stands over the pages of those who are not signed in. */
export async function PublicHeader() {
  const t = await getTranslations("common");
  return (
    <header className="flex items-center justify-between">
      <p className="flex items-center gap-2.5">
        <Mark className="size-6" />
        <span className="font-mincho font-semibold text-lg leading-none tracking-wide">{t("product")}</span>
      </p>
      <Preferences />
    </header>
  );
}
