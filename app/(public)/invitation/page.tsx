import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Preferences } from "@/components/shell/preferences";
import { Mark } from "@/components/ui/mark";
import { asLocale } from "@/lib/i18n/config";
import { Invitation } from "./invitation";

export async function generateMetadata(): Promise<Metadata> {
  // The address holds a secret behind its #. Browsers send none of that on; this makes it certain.
  return { title: (await getTranslations("invitation"))("title"), referrer: "no-referrer" };
}

/** Where the link of an invitation leads. The token stands behind the #, so only the browser can read it. */
export default async function InvitationPage() {
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
        <Invitation locale={asLocale(await getLocale()) ?? "ja"} />
      </main>
    </div>
  );
}
