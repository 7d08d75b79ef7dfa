"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { LinkStates } from "@/components/access/link-states";
import { buttonClass } from "@/components/ui/button-class";
import { Fact, Facts } from "@/components/ui/hairline-list";
import { Time } from "@/components/ui/time";
import { openReset } from "@/lib/access/link-client";
import type { Locale } from "@/lib/shared/vocabulary";
import { ResetForm } from "./reset-form";

const WHYS = ["unknown", "expired", "used", "replaced"] as const;

/** Shows whose password the link changes, and asks for the new one. */
export function PasswordReset({ locale }: { readonly locale: Locale }) {
  const t = useTranslations("password-reset");
  const open = useCallback((token: string) => openReset(token, locale), [locale]);
  return (
    <LinkStates
      words="password-reset"
      open={open}
      voidCode="reset_void"
      ifVoid={(why) => <Void why={WHYS.find((known) => known === why) ?? "unknown"} />}
    >
      {({ token, opened: { email, expiresAt } }, again) => (
        <>
          <h1 className="font-mincho font-semibold text-2xl">{t("title")}</h1>
          <p className="mt-2 mb-6 text-base text-ink-2">{t("lead")}</p>
          <Facts className="mb-10 border-line border-y py-3">
            <Fact name={t("email")}>
              <bdi className="break-all">{email}</bdi>
            </Fact>
            <Fact name={t("until")}>
              <Time at={expiresAt} />
            </Fact>
          </Facts>
          <ResetForm token={token} email={email} locale={locale} onStale={again} />
        </>
      )}
    </LinkStates>
  );
}

function Void({ why }: { readonly why: (typeof WHYS)[number] }) {
  const t = useTranslations("password-reset.void");
  return (
    <>
      <h1 className="font-mincho font-semibold text-2xl">{t(`${why}.title`)}</h1>
      <p className="mt-2 mb-8 text-base text-ink-2">{t(`${why}.body`)}</p>
      <div className="flex flex-wrap gap-2">
        <a href="/sign-in" className={buttonClass(why === "used" ? "act" : "plain")}>
          {t("signIn")}
        </a>
        <a href="/forgotten-password" className={buttonClass(why === "used" ? "plain" : "act")}>
          {t("again")}
        </a>
      </div>
    </>
  );
}
