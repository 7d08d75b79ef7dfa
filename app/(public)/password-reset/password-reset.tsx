"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useLink } from "@/components/access/use-link";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Fact, Facts } from "@/components/ui/hairline-list";
import { ErrorState } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { openReset } from "@/lib/access/link-client";
import type { Locale } from "@/lib/shared/vocabulary";
import { ResetForm } from "./reset-form";

const WHYS = ["unknown", "expired", "used", "replaced"] as const;

/** Shows whose password the link changes, and asks for the new one. */
export function PasswordReset({ locale }: { readonly locale: Locale }) {
  const t = useTranslations("password-reset");
  const open = useCallback((token: string) => openReset(token, locale), [locale]);
  const [link, again] = useLink({ open, voidCode: "reset_void" });
  switch (link.kind) {
    case "opening":
      return (
        <p role="status" className="text-ink-3">
          {t("opening")}
        </p>
      );
    case "void":
      return <Void why={WHYS.find((why) => why === link.why) ?? "unknown"} />;
    case "failed":
      return (
        <ErrorState title={t("title")} action={<Button onClick={again}>{t("fault.again")}</Button>}>
          {link.detail ?? t("fault.network")}
        </ErrorState>
      );
    case "open":
      return (
        <>
          <h1 className="font-mincho font-semibold text-2xl">{t("title")}</h1>
          <p className="mt-2 mb-6 text-base text-ink-2">{t("lead")}</p>
          <Facts className="mb-10 border-line border-y py-3">
            <Fact name={t("email")}>
              <bdi className="break-all">{link.opened.email}</bdi>
            </Fact>
            <Fact name={t("until")}>
              <Time at={link.opened.expiresAt} />
            </Fact>
          </Facts>
          <ResetForm token={link.token} email={link.opened.email} locale={locale} onStale={again} />
        </>
      );
    default:
      return link satisfies never;
  }
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
