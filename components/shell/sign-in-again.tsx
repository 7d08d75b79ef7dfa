"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/state";
import { type SignInFault, signIn } from "@/lib/access/client";
import { switchOrganization, whoIsSignedIn } from "@/lib/access/profile-client";
import type { Locale } from "@/lib/shared/vocabulary";
import type { Person } from "./account-menu";
import { FirmDialog } from "./firm-dialog";
import { useReaderLocale } from "./use-reader-locale";

export function SignInAgain({ person, onSignedIn }: { readonly person: Person; readonly onSignedIn: () => void }) {
  const t = useTranslations("shell.again");
  const auth = useTranslations("auth");
  const locale = useReaderLocale();
  const [fault, setFault] = useState<SignInFault | { readonly kind: "required" } | null>(null);
  const [busy, setBusy] = useState(false);

  useSignedInElsewhere(person, locale, onSignedIn);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const password = String(new FormData(event.currentTarget).get("password") ?? "");
    if (password === "") return setFault({ kind: "required" });
    setBusy(true);
    const refused = await signIn(person.email, password);
    const same = refused === null && (await isSamePerson(person, locale));
    setBusy(false);
    if (same) onSignedIn();
    else setFault(refused ?? { kind: "unavailable" });
  };
  return (
    <FirmDialog title={t("title")} description={t("body")}>
      <form method="post" onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
        <div aria-live="assertive">
          {fault ? (
            <Notice tone="bad">
              {auth(`fault.${fault.kind}`, fault.kind === "locked" ? { minutes: fault.minutes } : {})}
            </Notice>
          ) : null}
        </div>
        <p className="grid gap-0.5 text-sm">
          <span className="text-ink-3 text-xs">{person.name}</span>
          <span>{person.email}</span>
        </p>
        {/* Lets password managers know whose password it is. */}
        <input type="email" name="email" autoComplete="username" value={person.email} readOnly hidden />
        <Field label={auth("password")} name="password">
          <Input name="password" type="password" autoComplete="current-password" autoFocus />
        </Field>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Button type="submit" kind="act" busy={busy}>
            {auth("submit")}
          </Button>
          <a href="/sign-in?ended=session" className="text-ink-2 text-xs underline underline-offset-2">
            {t("other")}
          </a>
        </div>
      </form>
    </FirmDialog>
  );
}

/** Somebody signed in again in another tab: when one comes back to this one, it goes on by itself. */
function useSignedInElsewhere(person: Person, locale: Locale, onSignedIn: () => void): void {
  const latest = useRef(onSignedIn);
  latest.current = onSignedIn;
  useEffect(() => {
    const look = () => void isSamePerson(person, locale).then((same) => same && latest.current());
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [person, locale]);
}

/** Whether this browser's session is this person's, acting for the organisation of this page; it is made to, where it can be. */
async function isSamePerson(person: Person, locale: Locale): Promise<boolean> {
  const found = await whoIsSignedIn().catch(() => null);
  if (found === null) return false;
  // Whoever it is, they see a page of their own.
  if (found.userId !== person.userId) window.location.assign("/");
  else if (found.organization.organizationId !== person.organizationId) {
    await switchOrganization(locale, person.organizationId).catch(() => window.location.assign("/"));
  }
  return found.userId === person.userId;
}
