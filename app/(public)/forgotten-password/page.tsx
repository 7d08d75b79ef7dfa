import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { LinkPage } from "@/components/access/link-page";
import { linksAreMailed } from "@/lib/access/resets";
import { asLocale } from "@/lib/i18n/config";
import { currentSession } from "@/lib/platform/auth-page";
import { Forgotten } from "./forgotten";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("password-reset.forgotten"))("title") };
}

/** For whoever can't sign in: a link by mail, or whom to ask where no mail is sent. */
export default async function ForgottenPasswordPage() {
  if (await currentSession()) redirect("/profile");
  const t = await getTranslations("password-reset.forgotten");
  return (
    <LinkPage>
      {linksAreMailed() ? (
        <Forgotten locale={asLocale(await getLocale()) ?? "ja"} />
      ) : (
        <>
          <h1 className="font-mincho font-semibold text-2xl">{t("title")}</h1>
          <p className="mt-2 text-base text-ink-2">{t("noMail")}</p>
        </>
      )}
      <p className="mt-10 text-sm">
        <a href="/sign-in" className="text-indigo underline underline-offset-4">
          {t("back")}
        </a>
      </p>
    </LinkPage>
  );
}
