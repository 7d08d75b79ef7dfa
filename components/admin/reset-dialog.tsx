"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyText } from "@/components/ui/copy-text";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/state";
import { adminKeys, givePasswordReset } from "@/lib/access/admin-client";
import type { PersonView } from "@/lib/access/people-contract";
import { type IssuedReset, resetPath } from "@/lib/access/reset-contract";
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
      <ConfirmDialog
        open={open}
        onOpenChange={(next) => {
          act.clear();
          onOpenChange(next);
        }}
        title={t("title", { name })}
        description={t(mailConfigured ? "mailed" : "byHand", { email })}
        confirmLabel={t("confirm")}
        kind="act"
        busy={act.busy}
        fault={act.fault?.message ?? null}
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
          <Link name={name} token={issued.token} expiresAt={issued.expiresAt} onClose={() => setIssued(null)} />
        ) : null}
      </Dialog>
    </>
  );
}

function Link({
  name,
  token,
  expiresAt,
  onClose,
}: {
  readonly name: string;
  readonly token: string;
  readonly expiresAt: string;
  readonly onClose: () => void;
}) {
  const t = useTranslations("admin.people.reset");
  const format = useFormatter();
  return (
    <div className="grid gap-4">
      <Notice tone="warn" role="status">
        {t("handOver", { name })}
      </Notice>
      <div>
        <CopyText label={t("link")} copyLabel={t("copy")} text={window.location.origin + resetPath(token)} />
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
