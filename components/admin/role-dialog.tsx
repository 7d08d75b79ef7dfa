"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { adminKeys, changeRole } from "@/lib/access/admin-client";
import type { PersonView } from "@/lib/access/people-contract";
import type { Role } from "@/lib/shared/vocabulary";
import { ActNotice } from "./act-notice";
import { RoleChoice } from "./role-choice";
import { useAdminAct } from "./use-admin-act";

type Props = {
  readonly person: PersonView;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
};

export function RoleDialog({ person, open, onOpenChange }: Props) {
  const t = useTranslations("admin.people.role");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title", { name: person.name })} description={t("lead")}>
      <RoleForm person={person} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function RoleForm({ person, onDone }: { readonly person: PersonView; readonly onDone: () => void }) {
  const t = useTranslations("admin.people.role");
  const name = useTranslations("common.role");
  const cancel = useTranslations("common.action")("cancel");
  const [role, setRole] = useState<Role>(person.role);
  const change = useAdminAct({
    send: (to: Role, act) => changeRole(person, to, act),
    forget: [adminKeys.people()],
    said: (_, to) => t("done", { name: person.name, role: name(to) }),
    onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (role === person.role) onDone();
    else change.run(role);
  };
  return (
    <form onSubmit={submit} className="grid gap-5">
      <ActNotice fault={change.fault} />
      <RoleChoice value={role} onChange={setRole} />
      <div className="flex justify-end gap-2">
        <Button kind="quiet" onClick={onDone}>
          {cancel}
        </Button>
        <Button type="submit" kind="act" busy={change.busy}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
