"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { linkFault } from "@/components/access/link-fault";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/state";
import { askForReset } from "@/lib/access/link-client";
import type { Locale } from "@/lib/shared/vocabulary";

/** Asks for the address, then says what comes; the same whether anybody signs in with it. */
export function Forgotten({ locale }: { readonly locale: Locale }) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  if (sentTo !== null) return <Sent email={sentTo} onOther={() => setSentTo(null)} />;
  return <AddressForm locale={locale} onSent={setSentTo} />;
}

function AddressForm({ locale, onSent }: { readonly locale: Locale; readonly onSent: (email: string) => void }) {
  const t = useTranslations("password-reset");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const send = async (email: string) => {
    setBusy(true);
    setFault(null);
    try {
      await askForReset(email, locale);
      onSent(email);
    } catch (error) {
      setBusy(false);
      const { message, fields } = linkFault(error, t("fault.network"));
      setFault(message ?? fields.get("/email") ?? t("fault.check"));
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get("email") ?? "").trim();
    if (email === "") setFault(t("forgotten.required"));
    else void send(email);
  };
  return (
    <>
      <h1 className="font-mincho font-semibold text-2xl">{t("forgotten.title")}</h1>
      <p className="mt-2 mb-8 text-base text-ink-2">{t("forgotten.lead")}</p>
      <form method="post" onSubmit={submit} noValidate className="grid gap-5">
        <div aria-live="assertive" className="empty:hidden">
          {fault ? <Notice tone="bad">{fault}</Notice> : null}
        </div>
        <Field label={t("forgotten.email")} name="email">
          <Input
            name="email"
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            inputMode="email"
            maxLength={254}
            autoFocus
          />
        </Field>
        <Button type="submit" kind="act" size="lg" busy={busy}>
          {t("forgotten.submit")}
        </Button>
      </form>
    </>
  );
}

function Sent({ email, onOther }: { readonly email: string; readonly onOther: () => void }) {
  const t = useTranslations("password-reset.forgotten");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className="font-mincho font-semibold text-2xl outline-none">
        {t("sentTitle")}
      </h1>
      <p className="mt-2 text-base text-ink-2">
        {t.rich("sent", { email: () => <bdi className="break-all font-medium text-ink">{email}</bdi> })}
      </p>
      <p className="mt-4 mb-8 text-ink-3 text-sm">{t("nothing")}</p>
      <Button onClick={onOther}>{t("other")}</Button>
    </>
  );
}
