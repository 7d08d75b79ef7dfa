"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type LinkFault, linkFault } from "@/components/access/link-fault";
import { PasswordInput, PasswordPolicy } from "@/components/access/password-input";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/state";
import { signIn } from "@/lib/access/client";
import { resetPassword } from "@/lib/access/link-client";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import type { Locale } from "@/lib/shared/vocabulary";

/** The new password; then straight on into the console. */
export function ResetForm({
  token,
  email,
  locale,
  onStale,
}: {
  readonly token: string;
  readonly email: string;
  readonly locale: Locale;
  /** What is shown no longer holds: look again. */
  readonly onStale: () => void;
}) {
  const t = useTranslations("password-reset");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<LinkFault | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFault(null);
    try {
      await resetPassword({ token, password }, locale);
      await signIn(email, password);
      // A whole page load, and without the token in the history. Should the sign-in have failed, the console asks for it.
      window.location.replace("/");
    } catch (error) {
      setBusy(false);
      if (error instanceof ConsoleProblem && error.status === 410) onStale();
      else setFault(linkFault(error, t("fault.network")));
    }
  };
  return (
    <form method="post" onSubmit={(event) => void submit(event)} noValidate className="grid gap-5">
      <div aria-live="assertive" className="empty:hidden">
        {fault ? <Notice tone="bad">{fault.message ?? t("fault.check")}</Notice> : null}
      </div>
      {/* Password managers keep the password under this address. */}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <Field
        label={t("password")}
        hint={<PasswordPolicy password={password} />}
        fault={fault?.fields.get("/password") ?? null}
      >
        <PasswordInput
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="new-password"
          maxLength={200}
        />
      </Field>
      <Button type="submit" kind="act" size="lg" busy={busy}>
        {t("submit")}
      </Button>
    </form>
  );
}
