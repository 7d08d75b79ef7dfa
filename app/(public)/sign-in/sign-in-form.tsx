"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { PasswordInput } from "@/components/access/password-input";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/state";
import { type SignInFault, signIn } from "@/lib/access/client";
import type { Role } from "@/lib/shared/vocabulary";
import { DemoUsers } from "./demo-users";

type Fault = SignInFault | { readonly kind: "required" };
type DemoUser = { readonly email: string; readonly password: string; readonly role: Role };

export function SignInForm({
  returnPath,
  demo,
  fault: initialFault,
  ended,
}: {
  readonly returnPath: string;
  readonly demo: readonly DemoUser[];
  readonly fault: SignInFault | null;
  readonly ended: "expired" | null;
}) {
  const t = useTranslations("auth");
  const [fault, setFault] = useState<Fault | null>(initialFault);
  const [busy, setBusy] = useState(false);
  const password = useRef<HTMLInputElement>(null);

  const enter = async (email: string, secret: string) => {
    setBusy(true);
    setFault(null);
    const refused = await signIn(email, secret);
    // A whole page load: nothing that was rendered for nobody, or for somebody else, stays in memory.
    if (refused === null) return window.location.assign(returnPath);
    setBusy(false);
    setFault(refused);
    password.current?.select();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const email = String(fields.get("email") ?? "").trim();
    const secret = String(fields.get("password") ?? "");
    if (email && secret) return void enter(email, secret);
    setFault({ kind: "required" });
  };

  return (
    <>
      {/* Sent before the page has come to life, it must not end up in an address. */}
      <form method="post" onSubmit={submit} noValidate className="grid gap-5">
        <div aria-live="assertive">
          {fault ? (
            <Notice tone="bad">
              {t(`fault.${fault.kind}`, fault.kind === "locked" ? { minutes: fault.minutes } : {})}
            </Notice>
          ) : null}
          {!fault && ended ? <Notice>{t(ended)}</Notice> : null}
        </div>
        <Field label={t("email")} name="email">
          <Input
            name="email"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            inputMode="email"
            autoFocus
          />
        </Field>
        <Field label={t("password")} name="password">
          <PasswordInput ref={password} name="password" autoComplete="current-password" />
        </Field>
        <Button type="submit" kind="act" size="lg" busy={busy} className="w-full">
          {t("submit")}
        </Button>
      </form>
      <p className="mt-4 text-sm">
        <a href="/forgotten-password" className="text-indigo underline underline-offset-4">
          {t("forgot")}
        </a>
      </p>
      {demo.length > 0 ? (
        <DemoUsers users={demo} busy={busy} onChoose={(user) => void enter(user.email, user.password)} />
      ) : null}
    </>
  );
}
