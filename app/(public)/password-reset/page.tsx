import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { LinkPage } from "@/components/access/link-page";
import { asLocale } from "@/lib/i18n/config";
import { PasswordReset } from "./password-reset";

export async function generateMetadata(): Promise<Metadata> {
  // The address holds a secret behind its #. Browsers send none of that on; this makes it certain.
  return { title: (await getTranslations("password-reset"))("title"), referrer: "no-referrer" };
}

/** Where the link for a new password leads. The token stands behind the #, so only the browser can read it. */
export default async function PasswordResetPage() {
  return (
    <LinkPage>
      <PasswordReset locale={asLocale(await getLocale()) ?? "ja"} />
    </LinkPage>
  );
}
