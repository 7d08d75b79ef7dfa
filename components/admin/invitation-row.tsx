"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { MenuItem } from "@/components/ui/menu";
import { Tag } from "@/components/ui/tag";
import { adminKeys, resendInvitation, revokeInvitation } from "@/lib/access/admin-client";
import type { InvitationView, IssuedInvitation } from "@/lib/access/people-contract";
import { ConfirmAct } from "./confirm-act";
import { InvitationLink } from "./invitation-link";
import { RecordRow } from "./record-list";
import { RowMenu } from "./row-menu";
import { useAdminAct } from "./use-admin-act";

export function InvitationRow({
  invitation,
  manages,
}: {
  readonly invitation: InvitationView;
  readonly manages: boolean;
}) {
  const t = useTranslations("admin.invitations");
  const role = useTranslations("common.role");
  const format = useFormatter();
  const when = (at: string) => format.dateTime(new Date(at), "instant");
  const { email, state, mail, mailError } = invitation;
  return (
    <RecordRow
      name={<bdi className="break-all">{email}</bdi>}
      under={t("by", { name: invitation.invitedBy ?? "—", time: when(invitation.sentAt) })}
      past={state === "expired"}
      facts={
        <>
          <span className="w-28 font-medium text-ink">{role(invitation.role)}</span>
          {state === "expired" ? (
            <Tag tone="past">{t("expired")}</Tag>
          ) : (
            <span>{t("waiting", { time: when(invitation.expiresAt) })}</span>
          )}
          <Tag tone={mail === "failed" ? "bad" : "plain"}>{t(`mail.${mail}`, { code: mailError ?? "" })}</Tag>
        </>
      }
      actions={manages ? <InvitationActs invitation={invitation} /> : null}
    />
  );
}

function InvitationActs({ invitation: { id, email } }: { readonly invitation: InvitationView }) {
  const t = useTranslations("admin.invitations");
  const [revoking, setRevoking] = useState(false);
  const [issued, setIssued] = useState<IssuedInvitation | null>(null);
  const forget = [adminKeys.invitations()];
  const revocation = useAdminAct({
    send: (_: null, act) => revokeInvitation(id, act),
    forget,
    said: () => t("revocation.done", { email }),
    onDone: () => setRevoking(false),
  });
  const renewal = useAdminAct({
    send: (_: null, act) => resendInvitation(id, act),
    forget,
    loud: true,
    onDone: setIssued,
  });
  return (
    <>
      <RowMenu label={t("menu", { email })}>
        <MenuItem onClick={() => renewal.run(null)}>{t("resend")}</MenuItem>
        <MenuItem onClick={() => setRevoking(true)}>{t("revoke")}</MenuItem>
      </RowMenu>
      <Dialog
        open={issued !== null}
        onOpenChange={(open) => {
          if (!open) setIssued(null);
        }}
        title={t("resent", { email })}
      >
        {issued ? <InvitationLink issued={issued} onClose={() => setIssued(null)} /> : null}
      </Dialog>
      <ConfirmAct
        open={revoking}
        onClose={() => setRevoking(false)}
        act={revocation}
        title={t("revocation.title", { email })}
        description={t("revocation.lead")}
        confirmLabel={t("revocation.confirm")}
        kind="reject"
        onConfirm={() => revocation.run(null)}
      />
    </>
  );
}
