"use client";

import { useTranslations } from "next-intl";
import { Radios } from "@/components/ui/choice";
import { ROLES, type Role } from "@/lib/shared/vocabulary";

/** The roles with what each is for. */
export function RoleChoice({ value, onChange }: { readonly value: Role; readonly onChange: (role: Role) => void }) {
  const t = useTranslations();
  return (
    <Radios
      label={t("admin.invitations.form.role")}
      value={value}
      onValueChange={onChange}
      options={ROLES.map((role) => ({
        value: role,
        label: t(`common.role.${role}`),
        hint: t(`admin.roles.about.${role}`),
      }))}
    />
  );
}
