"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/state";
import { useToast } from "@/components/ui/toast";
import { changePassword, profileKeys } from "@/lib/access/profile-client";
import { ConsoleProblem } from "@/lib/shared/ask-console";

/** As `lib/access/contract.ts` has it, whose schemas the page need not load. */
const PASSWORD_LENGTH_MIN = 12;

/** With the present password as proof: a console left open must not be enough. */
export function PasswordPart({ email }: { readonly email: string }) {
  const t = useTranslations("profile.password");
  const { change, fault, faultAt, busy, form } = useChange();
  return (
    <form ref={form} method="post" onSubmit={change} noValidate className="grid gap-4">
      <p className="text-ink-3 text-xs">{t("lead", { minimum: PASSWORD_LENGTH_MIN })}</p>
      {fault ? (
        <Notice tone="bad" role="alert">
          {fault}
        </Notice>
      ) : null}
      {/* Lets password managers know whose password it is. */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <Field label={t("current")} name="current" fault={faultAt("current")}>
        <Input name="current" type="password" autoComplete="current-password" />
      </Field>
      <Field label={t("next")} name="next" fault={faultAt("next")}>
        <Input name="next" type="password" autoComplete="new-password" />
      </Field>
      <Button type="submit" busy={busy} className="justify-self-start">
        {t("submit")}
      </Button>
    </form>
  );
}

type Fields = { readonly current: string; readonly next: string };
class Missing extends Error {
  readonly fields: readonly string[];
  constructor(fields: readonly string[]) {
    super("fields are missing");
    this.fields = fields;
  }
}

function useChange() {
  const t = useTranslations("profile.password");
  const locale = useReaderLocale();
  const queries = useQueryClient();
  const { show } = useToast();
  const form = useRef<HTMLFormElement>(null);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (fields: Fields) => {
      const missing = Object.entries(fields).flatMap(([name, value]) => (value === "" ? [name] : []));
      if (missing.length > 0) throw new Missing(missing);
      return changePassword(locale, fields);
    },
    onSuccess: ({ endedSessions }) => {
      form.current?.reset();
      const count = endedSessions;
      show({ title: count > 0 ? t("changedOthers", { count }) : t("changed"), tone: "good" });
      return queries.invalidateQueries({ queryKey: profileKeys.sessions() });
    },
  });
  const faultAt = (name: string): string | null => {
    if (error instanceof Missing) return error.fields.includes(name) ? t("required") : null;
    if (!(error instanceof ConsoleProblem)) return null;
    return error.errors.find((one) => one.pointer === `/${name}`)?.message ?? null;
  };
  const told =
    error === null || error instanceof Missing || (error instanceof ConsoleProblem && error.errors.length > 0);
  const change = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    mutate({ current: String(fields.get("current") ?? ""), next: String(fields.get("next") ?? "") });
  };
  const detail = error instanceof ConsoleProblem ? error.detail : "";
  return { change, faultAt, busy: isPending, form, fault: told ? null : detail || t("failed") };
}
