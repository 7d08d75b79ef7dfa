"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { MenuItem } from "@/components/ui/menu";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { adminKeys, removePerson } from "@/lib/access/admin-client";
import type { PersonView } from "@/lib/access/people-contract";
import { ConfirmAct } from "./confirm-act";
import { RecordRow } from "./record-list";
import { ResetDialog } from "./reset-dialog";
import { RoleDialog } from "./role-dialog";
import { RowMenu } from "./row-menu";
import { useAdminAct } from "./use-admin-act";

export function PersonRow({
  person,
  isSelf,
  manages,
  mailConfigured,
}: {
  readonly person: PersonView;
  readonly isSelf: boolean;
  readonly manages: boolean;
  /** Whether links are mailed by this installation, or have to be passed on by hand. */
  readonly mailConfigured: boolean;
}) {
  const t = useTranslations("admin.people");
  const role = useTranslations("common.role");
  const [open, setOpen] = useState<"role" | "reset" | "removal" | null>(null);
  const removal = useAdminAct({
    send: removePerson,
    forget: [adminKeys.people()],
    said: () => t("removal.done", { name: person.name }),
    onDone: () => setOpen(null),
  });
  const { name } = person;
  return (
    <RecordRow
      name={
        <>
          <bdi className="break-words">{name}</bdi>
          {isSelf ? <Tag tone="act">{t("you")}</Tag> : null}
        </>
      }
      under={<bdi className="break-all">{person.email}</bdi>}
      facts={
        <>
          <span className="w-28 font-medium text-ink">{role(person.role)}</span>
          {person.lastSignInAt === null ? (
            <span className="text-ink-3">{t("never")}</span>
          ) : (
            <span>
              {t("lastSignIn")} <Time at={person.lastSignInAt} relative />
            </span>
          )}
          {person.reset ? <WaitingReset reset={person.reset} /> : null}
        </>
      }
      actions={
        manages && !isSelf ? (
          <>
            <RowMenu label={t("menu", { name })}>
              <MenuItem onClick={() => setOpen("role")}>{t("changeRole")}</MenuItem>
              <MenuItem onClick={() => setOpen("reset")}>{t("reset.act")}</MenuItem>
              <MenuItem onClick={() => setOpen("removal")}>{t("remove")}</MenuItem>
            </RowMenu>
            <RoleDialog person={person} open={open === "role"} onOpenChange={(next) => setOpen(next ? "role" : null)} />
            <ResetDialog
              person={person}
              mailConfigured={mailConfigured}
              open={open === "reset"}
              onOpenChange={(next) => setOpen(next ? "reset" : null)}
            />
            <ConfirmAct
              open={open === "removal"}
              onClose={() => setOpen(null)}
              act={removal}
              title={t("removal.title", { name })}
              description={t("removal.lead")}
              confirmLabel={t("removal.confirm")}
              kind="reject"
              onConfirm={() => removal.run(person)}
            />
          </>
        ) : null
      }
    />
  );
}

/** A link for a new password that works now, and what became of its mail. */
function WaitingReset({ reset: { expiresAt, mail, mailError } }: { readonly reset: NonNullable<PersonView["reset"]> }) {
  const t = useTranslations("admin");
  const format = useFormatter();
  return (
    <>
      <span>{t("people.reset.waiting", { time: format.dateTime(new Date(expiresAt), "instant") })}</span>
      <Tag tone={mail === "failed" ? "bad" : "plain"}>{t(`invitations.mail.${mail}`, { code: mailError ?? "" })}</Tag>
    </>
  );
}
