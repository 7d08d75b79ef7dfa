import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Preferences } from "@/components/shell/preferences";
import { Mark } from "@/components/ui/mark";

/** The page of somebody who comes by a link, or is looking for one. */
export async function LinkPage({ children }: { readonly children: ReactNode }) {
  const t = await getTranslations("common");
  return (
    <div className="mx-auto flex min-h-dvh max-w-xl flex-col px-6 py-5">
      <header className="flex items-center justify-between">
        <p className="flex items-center gap-2.5">
          <Mark className="size-6" />
          <span className="font-mincho font-semibold text-lg leading-none tracking-wide">{t("product")}</span>
        </p>
        <Preferences />
      </header>
      <main id="main" className="flex-1 py-12">
        {children}
      </main>
    </div>
  );
}
