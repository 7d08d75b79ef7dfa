"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { adminKeys, givePasswordReset } from "@/lib/access/admin-client";
import type { PersonView } from "@/lib/access/people-contract";
import { type IssuedReset, resetPath } from "@/lib/access/reset-contract";
import { ConfirmAct } from "./confirm-act";
import { LinkShown } from "./link-shown";
import { useAdminAct } from "./use-admin-act";

/** Gives a person a link for a new password. Where no mail can take it, it is shown once, to be handed over. */
export function ResetDialog({
  person,
  mailConfigured,
  open,
  onOpenChange,
}: {
  readonly person: PersonView;
  readonly mailConfigured: boolean;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations("admin.people.reset");
  const [issued, setIssued] = useState<IssuedReset | null>(null);
  const { name, email } = person;
  const act = useAdminAct({
    send: (_: null, act) => givePasswordReset(person.userId, act),
    forget: [adminKeys.people()],
    said: ({ token }) => (token === null ? t("done", { email }) : null),
    onDone: (answer) => {
      if (answer.token !== null) setIssued(answer);
      onOpenChange(false);
    },
  });
  return (
    <>
      <ConfirmAct
        open={open}
        onClose={() => onOpenChange(false)}
        act={act}
        title={t("title", { name })}
        description={t(mailConfigured ? "mailed" : "byHand", { email })}
        confirmLabel={t("confirm")}
        kind="act"
        onConfirm={() => act.run(null)}
      />
      <Dialog
        open={issued !== null}
        onOpenChange={(next) => {
          if (!next) setIssued(null);
        }}
        title={t("made", { name })}
      >
        {issued?.token ? (
          <LinkShown
            label={t("link")}
            path={resetPath(issued.token)}
            expiresAt={issued.expiresAt}
            mailed={false}
            onClose={() => setIssued(null)}
          >
            {t("handOver", { name })}
          </LinkShown>
        ) : null}
      </Dialog>
    </>
  );
}
