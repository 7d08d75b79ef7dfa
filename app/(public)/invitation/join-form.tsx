"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/state";
import { signIn } from "@/lib/access/client";
import { PASSWORD_LENGTH_MIN } from "@/lib/access/contract";
import { acceptInvitation } from "@/lib/access/invitation-client";
import type { OpenedInvitation } from "@/lib/access/people-contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import type { Locale } from "@/lib/shared/vocabulary";

type Fault = { readonly message: string | null; readonly fields: ReadonlyMap<string, string> };

const faultOf = (error: unknown, network: string): Fault => {
  if (!(error instanceof ConsoleProblem) || error.status === 0) return { message: network, fields: new Map() };
  const fields = new Map(error.errors.map((one) => [one.pointer, one.message]));
  return { message: error.status === 422 && fields.size > 0 ? null : error.detail, fields };
};

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
  const [fault, setFault] = useState<Fault | null>(null);

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
      else setFault(faultOf(error, t("fault.network")));
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void join();
  };
  const isNew = account === "new";
  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
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
        hint={isNew ? <Policy password={password} /> : null}
        fault={fault?.fields.get("/password") ?? null}
      >
        <Password value={password} onChange={setPassword} autoComplete={isNew ? "new-password" : "current-password"} />
      </Field>
      <Button type="submit" kind="act" size="lg" busy={busy}>
        {t(`${account}.submit`)}
      </Button>
    </form>
  );
}

/** What a password must be, and how far this one is. */
function Policy({ password }: { readonly password: string }) {
  const t = useTranslations("invitation.new");
  const missing = PASSWORD_LENGTH_MIN - password.length;
  return (
    <>
      {t("policy")}
      {password === "" ? null : (
        <span className={missing > 0 ? "block text-amber" : "block text-verdigris"}>
          {missing > 0 ? t("short", { count: missing }) : t("enough")}
        </span>
      )}
    </>
  );
}

function Password({
  value,
  onChange,
  autoComplete,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: string;
}) {
  const t = useTranslations("invitation");
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input
        value={value}
        onChange={(event) => onChange(event.target.value)}
        type={shown ? "text" : "password"}
        autoComplete={autoComplete}
        maxLength={200}
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
