"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { LinkStates } from "@/components/access/link-states";
import { buttonClass } from "@/components/ui/button-class";
import { Fact, Facts } from "@/components/ui/hairline-list";
import { Time } from "@/components/ui/time";
import { openInvitation } from "@/lib/access/link-client";
import type { OpenedInvitation } from "@/lib/access/people-contract";
import type { Locale } from "@/lib/shared/vocabulary";
import { JoinForm } from "./join-form";

const WHYS = ["unknown", "expired", "accepted", "revoked"] as const;
type Why = (typeof WHYS)[number];

/** Reads the token from the address, shows what it invites to, and asks for what is needed to join. */
export function Invitation({ locale }: { readonly locale: Locale }) {
  const open = useCallback((token: string) => openInvitation(token, locale), [locale]);
  return (
    <LinkStates
      words="invitation"
      open={open}
      voidCode="invitation_void"
      ifVoid={(why) => <Void why={WHYS.find((known) => known === why) ?? "unknown"} />}
    >
      {({ token, opened }, again) => <Open token={token} invitation={opened} locale={locale} onStale={again} />}
    </LinkStates>
  );
}

function Void({ why }: { readonly why: Why }) {
  const t = useTranslations("invitation.void");
  return (
    <>
      <h1 className="font-mincho font-semibold text-2xl">{t(`${why}.title`)}</h1>
      <p className="mt-2 mb-8 text-base text-ink-2">{t(`${why}.body`)}</p>
      <a href="/sign-in" className={buttonClass(why === "accepted" ? "act" : "plain")}>
        {t("signIn")}
      </a>
    </>
  );
}

function Open({
  token,
  invitation,
  locale,
  onStale,
}: {
  readonly token: string;
  readonly invitation: OpenedInvitation;
  readonly locale: Locale;
  /** What is shown no longer holds: look again. */
  readonly onStale: () => void;
}) {
  const t = useTranslations("invitation");
  const role = useTranslations("common.role");
  const { organizationName, invitedBy, email, expiresAt, account } = invitation;
  return (
    <>
      <h1 className="font-mincho font-semibold text-2xl">{t("greeting", { organization: organizationName })}</h1>
      <p className="mt-2 mb-6 text-base text-ink-2">
        {invitedBy === null ? t("leadNobody") : t("lead", { inviter: invitedBy })}
      </p>
      <Facts className="mb-10 border-line border-y py-3">
        <Fact name={t("email")}>
          <bdi className="break-all">{email}</bdi>
        </Fact>
        <Fact name={t("role")}>{role(invitation.role)}</Fact>
        <Fact name={t("until")}>
          <Time at={expiresAt} />
        </Fact>
      </Facts>
      <JoinForm key={account} token={token} email={email} account={account} locale={locale} onStale={onStale} />
    </>
  );
}
