"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Notice } from "@/components/ui/state";
import { adminKeys, invite } from "@/lib/access/admin-client";
import type { IssuedInvitation } from "@/lib/access/people-contract";
import { asLocale } from "@/lib/i18n/config";
import { LOCALES, type Locale, type Role } from "@/lib/shared/vocabulary";
import { ActNotice } from "./act-notice";
import { InvitationLink } from "./invitation-link";
import { RoleChoice } from "./role-choice";
import { useAdminAct } from "./use-admin-act";

/** Address and role, then the link, in one dialog: it closes when the link has been taken. */
export function InviteDialog({
  open,
  onOpenChange,
  mailConfigured,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly mailConfigured: boolean;
}) {
  const t = useTranslations("admin.invitations");
  const [issued, setIssued] = useState<IssuedInvitation | null>(null);
  const change = (next: boolean) => {
    onOpenChange(next);
    if (!next) setIssued(null);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={t(issued ? "made.title" : "form.title")}
      description={issued ? null : t("form.lead")}
    >
      {issued ? (
        <InvitationLink issued={issued} onClose={() => change(false)} />
      ) : (
        <InviteForm mailConfigured={mailConfigured} onIssued={setIssued} />
      )}
    </Dialog>
  );
}

function InviteForm({
  mailConfigured,
  onIssued,
}: {
  readonly mailConfigured: boolean;
  readonly onIssued: (issued: IssuedInvitation) => void;
}) {
  const t = useTranslations("admin.invitations.form");
  const language = useTranslations("common.locale");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("analyst");
  const [locale, setLocale] = useState<Locale>(asLocale(useLocale()) ?? "ja");
  const act = useAdminAct({ send: invite, forget: [adminKeys.invitations(), adminKeys.people()], onDone: onIssued });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.run({ email: email.trim(), role, locale });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <ActNotice fault={act.fault} />
      <Field label={t("email")} fault={act.fault?.at("/email") ?? null}>
        <Input
          type="email"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          inputMode="email"
        />
      </Field>
      <div>
        <p className="mb-2 font-medium text-sm">{t("role")}</p>
        <RoleChoice value={role} onChange={setRole} />
      </div>
      {mailConfigured ? (
        <div>
          <p className="mb-1.5 font-medium text-sm">{t("locale")}</p>
          <Segmented
            label={t("locale")}
            value={locale}
            onValueChange={setLocale}
            options={LOCALES.map((value) => ({ value, label: language(value) }))}
          />
        </div>
      ) : (
        <Notice>{t("noMail")}</Notice>
      )}
      <div className="flex justify-end">
        <Button type="submit" kind="act" busy={act.busy}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
