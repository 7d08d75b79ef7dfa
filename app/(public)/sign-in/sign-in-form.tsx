"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
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
      <form onSubmit={submit} noValidate className="grid gap-5">
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
          <PasswordInput inputRef={password} />
        </Field>
        <Button type="submit" kind="act" size="lg" busy={busy} className="w-full">
          {t("submit")}
        </Button>
      </form>
      {demo.length > 0 ? (
        <DemoUsers users={demo} busy={busy} onChoose={(user) => void enter(user.email, user.password)} />
      ) : null}
    </>
  );
}

function PasswordInput({ inputRef }: { readonly inputRef: React.RefObject<HTMLInputElement | null> }) {
  const t = useTranslations("auth");
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input
        ref={inputRef}
        name="password"
        type={shown ? "text" : "password"}
        autoComplete="current-password"
        className="pr-11"
      />
      <button
        type="button"
        aria-label={t(shown ? "hide" : "show")}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-px right-px grid w-10 place-items-center rounded-seal text-ink-3 hover:text-ink"
      >
        <Icon aria-hidden="true" size={16} />
      </button>
    </div>
  );
}
