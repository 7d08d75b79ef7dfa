"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CopyText } from "@/components/ui/copy-text";
import { Notice } from "@/components/ui/state";
import { type IssuedInvitation, invitationPath } from "@/lib/access/people-contract";

/** The link of an invitation, the one time it is known. */
export function InvitationLink({
  issued: { invitation, token },
  onClose,
}: {
  readonly issued: IssuedInvitation;
  readonly onClose: () => void;
}) {
  const t = useTranslations("admin.invitations.made");
  const format = useFormatter();
  const { email, mail, expiresAt } = invitation;
  return (
    <div className="grid gap-4">
      <Notice tone={mail === "none" ? "warn" : "good"} role="status">
        {t(mail === "none" ? "byHand" : "mailed", { email })}
      </Notice>
      <div>
        <CopyText label={t("link")} copyLabel={t("copy")} text={window.location.origin + invitationPath(token)} />
        <p className="-mt-3 text-ink-3 text-xs">
          {t("until", { time: format.dateTime(new Date(expiresAt), "instant") })}
        </p>
      </div>
      <div className="flex justify-end">
        <Button kind="act" onClick={onClose}>
          {t("close")}
        </Button>
      </div>
    </div>
  );
}
