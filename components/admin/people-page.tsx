"use client";

import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { PageHeader, Section } from "@/components/ui/page";
import { invitationsOptions, peopleOptions } from "@/lib/access/admin-client";
import { InvitationRow } from "./invitation-row";
import { InviteDialog } from "./invite-dialog";
import { PersonRow } from "./person-row";
import { QueryState } from "./query-state";
import { RecordList } from "./record-list";

/** Who belongs to the organisation, and who is asked to. `manages`: whether the reader may change any of it. */
export function PeoplePage({ userId, manages }: { readonly userId: string; readonly manages: boolean }) {
  const t = useTranslations("admin");
  const locale = useReaderLocale();
  const people = useQuery(peopleOptions(locale));
  const invitations = useQuery(invitationsOptions(locale));
  const mailConfigured = invitations.data?.mailConfigured ?? true;
  const [inviting, setInviting] = useState(false);
  const invite = (
    <Button kind="act" icon={<UserPlus aria-hidden="true" size={15} />} onClick={() => setInviting(true)}>
      {t("people.invite")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("people.title")} lead={t("people.lead")} actions={manages ? invite : null} />
      <QueryState query={people}>
        {({ items }) => (
          <>
            <p className="figures mb-2 text-ink-3 text-xs">{t("people.count", { count: items.length })}</p>
            <RecordList label={t("people.list")}>
              {items.map((person) => (
                <PersonRow
                  key={person.userId}
                  person={person}
                  isSelf={person.userId === userId}
                  manages={manages}
                  mailConfigured={mailConfigured}
                />
              ))}
            </RecordList>
          </>
        )}
      </QueryState>
      <Section title={t("invitations.title")} className="mt-10">
        <QueryState query={invitations}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="py-2 text-ink-3 text-sm">{t("invitations.empty")}</p>
            ) : (
              <RecordList label={t("invitations.title")} bare>
                {items.map((invitation) => (
                  <InvitationRow key={invitation.id} invitation={invitation} manages={manages} />
                ))}
              </RecordList>
            )
          }
        </QueryState>
      </Section>
      <InviteDialog open={inviting} onOpenChange={setInviting} mailConfigured={mailConfigured} />
    </>
  );
}
