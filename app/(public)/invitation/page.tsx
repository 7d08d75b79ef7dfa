import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { LinkPage } from "@/components/access/link-page";
import { asLocale } from "@/lib/i18n/config";
import { Invitation } from "./invitation";

export async function generateMetadata(): Promise<Metadata> {
  // The address holds a secret behind its #. Browsers send none of that on; this makes it certain.
  return { title: (await getTranslations("invitation"))("title"), referrer: "no-referrer" };
}

/** Where the link of an invitation leads. The token stands behind the #, so only the browser can read it. */
export default async function InvitationPage() {
  return (
    <LinkPage>
      <Invitation locale={asLocale(await getLocale()) ?? "ja"} />
    </LinkPage>
  );
}
