"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type LinkFault, linkFault } from "@/components/access/link-fault";
import { PasswordInput, PasswordPolicy } from "@/components/access/password-input";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/state";
import { signIn } from "@/lib/access/client";
import { acceptInvitation } from "@/lib/access/link-client";
import type { OpenedInvitation } from "@/lib/access/people-contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import type { Locale } from "@/lib/shared/vocabulary";

/** Name and password of somebody new, or the password of somebody who signs in already; then straight on into the console. */
export function JoinForm({
  token,
  email,
  account,
  locale,
  onStale,
}: {
  readonly token: string;
  readonly email: string;
  readonly account: OpenedInvitation["account"];
  readonly locale: Locale;
  readonly onStale: () => void;
}) {
  const t = useTranslations("invitation");
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<LinkFault | null>(null);

  const join = async () => {
    setBusy(true);
    setFault(null);
    try {
      const own = { token, password };
      await acceptInvitation(
        account === "new" ? { account, ...own, name: name.trim(), locale } : { account, ...own },
        locale,
      );
      await signIn(email, password);
      // A whole page load, and without the token in the history. Should the sign-in have failed, the console asks for it.
      window.location.replace("/");
    } catch (error) {
      setBusy(false);
      if (error instanceof ConsoleProblem && (error.status === 410 || error.code === "changed_meanwhile")) onStale();
      else setFault(linkFault(error, t("fault.network")));
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void join();
  };
  const isNew = account === "new";
  return (
    <form method="post" onSubmit={submit} noValidate className="grid gap-5">
      <div>
        <h2 className="font-semibold text-base">{t(isNew ? "new.title" : "existing.title")}</h2>
        {isNew ? null : <p className="mt-1 text-ink-2 text-sm">{t("existing.lead")}</p>}
      </div>
      <div aria-live="assertive" className="empty:hidden">
        {fault ? <Notice tone="bad">{fault.message ?? t("fault.check")}</Notice> : null}
      </div>
      {/* Password managers keep the password under this address. */}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      {isNew ? (
        <Field label={t("new.name")} fault={fault?.fields.get("/name") ?? null}>
          <Input value={name} onChange={(event) => setName(event.target.value)} autoComplete="name" maxLength={100} />
        </Field>
      ) : null}
      <Field
        label={t(`${account}.password`)}
        hint={isNew ? <PasswordPolicy password={password} /> : null}
        fault={fault?.fields.get("/password") ?? null}
      >
        <PasswordInput
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete={isNew ? "new-password" : "current-password"}
          maxLength={200}
        />
      </Field>
      <Button type="submit" kind="act" size="lg" busy={busy}>
        {t(`${account}.submit`)}
      </Button>
    </form>
  );
}
