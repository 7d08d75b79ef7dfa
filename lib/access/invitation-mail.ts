import "server-only";
import { IntlMessageFormat } from "intl-messageformat";
import { TIME_ZONE } from "@/lib/i18n/config";
import enCommon from "@/lib/i18n/messages/en/common.json";
import en from "@/lib/i18n/messages/en/invitation-mail.json";
import jaCommon from "@/lib/i18n/messages/ja/common.json";
import ja from "@/lib/i18n/messages/ja/invitation-mail.json";
import type { Locale, Role } from "@/lib/shared/vocabulary";

const TEXTS = { ja, en };
const ROLE_NAMES = { ja: jaCommon.role, en: enCommon.role };

/** One line of a mail: names come from people, and must not begin another one. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();

export function invitationMail(
  about: { organizationName: string; invitedBy: string | null; role: Role; link: string; expiresAt: Date },
  locale: Locale,
): { subject: string; text: string } {
  const texts = TEXTS[locale];
  const values = {
    organization: oneLine(about.organizationName),
    inviter: oneLine(about.invitedBy ?? ""),
    role: ROLE_NAMES[locale][about.role],
    link: about.link,
    until: new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone: TIME_ZONE }).format(
      about.expiresAt,
    ),
  };
  const format = (text: string) => String(new IntlMessageFormat(text, locale).format(values));
  return { subject: format(texts.subject), text: format(texts.body) };
}
