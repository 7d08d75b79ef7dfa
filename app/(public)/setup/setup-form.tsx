"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Section } from "@/components/ui/page";
import { Notice } from "@/components/ui/state";
import { signIn } from "@/lib/access/client";
import type { SetupAnswer } from "@/lib/access/contract";
import type { Locale } from "@/lib/shared/vocabulary";
import { requestSetup, type SetupFault } from "./request-setup";
import { ShowKey } from "./show-key";

/** What is being set up, as typed: one flat set of texts. */
function readForm(form: HTMLFormElement, token: string, locale: Locale) {
  const fields = new FormData(form);
  const text = (name: string) => String(fields.get(name) ?? "").trim();
  return {
    token,
    organizationName: text("organizationName"),
    shop: { shopId: text("shopId"), name: text("shopName") },
    administrator: { name: text("name"), email: text("email"), password: String(fields.get("password") ?? ""), locale },
  };
}

export function SetupForm({
  token,
  origin,
  locale,
}: {
  readonly token: string;
  readonly origin: string;
  readonly locale: Locale;
}) {
  const t = useTranslations("setup");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<SetupFault | null>(null);
  const [made, setMade] = useState<SetupAnswer | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const request = readForm(event.currentTarget, token, locale);
    setBusy(true);
    const answer = await requestSetup(request, locale);
    setFault(answer.fault);
    // Signed in already, so that the key's page leads straight on. Should it fail, the console asks for the password.
    if (answer.made) await signIn(request.administrator.email, request.administrator.password);
    setMade(answer.made);
    setBusy(false);
  };
  const at = (pointer: string) => fault?.fields.get(pointer) ?? null;

  if (made) return <ShowKey made={made} origin={origin} />;
  return (
    <form method="post" onSubmit={(event) => void submit(event)} noValidate>
      <div aria-live="assertive">
        {fault ? (
          <Notice tone="bad" className="mb-8">
            {fault.message ?? t("fault.check")}
          </Notice>
        ) : null}
      </div>
      <Section title={t("organization.title")}>
        <Field label={t("organization.name")} fault={at("/organizationName")}>
          <Input name="organizationName" placeholder={t("organization.placeholder")} autoComplete="organization" />
        </Field>
      </Section>
      <Section title={t("shop.title")}>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label={t("shop.name")} fault={at("/shop/name")}>
            <Input name="shopName" placeholder={t("shop.namePlaceholder")} autoComplete="off" />
          </Field>
          <Field label={t("shop.code")} hint={t("shop.codeHint")} fault={at("/shop/shopId")}>
            <Input
              name="shopId"
              placeholder="main"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              className="font-mono"
            />
          </Field>
        </div>
      </Section>
      <Section title={t("administrator.title")}>
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label={t("administrator.name")} fault={at("/administrator/name")}>
            <Input name="name" autoComplete="name" />
          </Field>
          <Field label={t("administrator.email")} fault={at("/administrator/email") ?? at("/email")}>
            <Input name="email" type="email" autoComplete="username" autoCapitalize="none" spellCheck={false} />
          </Field>
          <Field
            label={t("administrator.password")}
            hint={t("administrator.passwordHint")}
            fault={at("/administrator/password")}
            className="sm:col-span-2"
          >
            <Input name="password" type="password" autoComplete="new-password" />
          </Field>
        </div>
      </Section>
      <Button type="submit" kind="act" size="lg" busy={busy}>
        {t("submit")}
      </Button>
    </form>
  );
}
