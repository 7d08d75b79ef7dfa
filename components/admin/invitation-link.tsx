"use client";

import { useTranslations } from "next-intl";
import { type IssuedInvitation, invitationPath } from "@/lib/access/people-contract";
import { LinkShown } from "./link-shown";

/** The link of an invitation, the one time it is known. */
export function InvitationLink({
  issued: { invitation, token },
  onClose,
}: {
  readonly issued: IssuedInvitation;
  readonly onClose: () => void;
}) {
  const t = useTranslations("admin.invitations.made");
  const { email, mail, expiresAt } = invitation;
  const mailed = mail !== "none";
  return (
    <LinkShown label={t("link")} path={invitationPath(token)} expiresAt={expiresAt} mailed={mailed} onClose={onClose}>
      {t(mailed ? "mailed" : "byHand", { email })}
    </LinkShown>
  );
}
