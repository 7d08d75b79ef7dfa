"use client";

import { useTranslations } from "next-intl";
import { PageHeader, Section } from "@/components/ui/page";
import type { Role } from "@/lib/shared/vocabulary";
import { DisplayPart } from "./display-part";
import { KeysPart } from "./keys-part";
import { PasswordPart } from "./password-part";
import { SessionsPart } from "./sessions-part";

type Person = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly organizationName: string;
};

/** What belongs to the person and not to the work: how it looks, which keys work, where they are signed in. */
export function ProfilePage({ person }: { readonly person: Person }) {
  const t = useTranslations("profile");
  const role = useTranslations("common.role")(person.role);
  return (
    <div className="max-w-6xl">
      <PageHeader title={t("title")} lead={t("lead")} />
      <div className="grid gap-x-12 lg:grid-cols-2">
        <div>
          <Section title={t("display.title")}>
            <DisplayPart />
          </Section>
          <Section title={t("keys.title")}>
            <KeysPart />
          </Section>
        </div>
        <div>
          <Section title={t("person.title")}>
            <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-6 gap-y-1.5 text-sm">
              <Fact name={t("person.name")}>{person.name}</Fact>
              <Fact name={t("person.email")}>{person.email}</Fact>
              <Fact name={t("person.role")}>{role}</Fact>
              <Fact name={t("person.organization")}>{person.organizationName}</Fact>
            </dl>
            <p className="mt-2 text-ink-3 text-xs">{t("person.hint")}</p>
          </Section>
          <SessionsPart />
          <Section title={t("password.title")}>
            <PasswordPart email={person.email} />
          </Section>
        </div>
      </div>
    </div>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: string }) => (
  <>
    <dt className="text-ink-3">{name}</dt>
    <dd>{children}</dd>
  </>
);
