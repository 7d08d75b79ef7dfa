import "server-only";
import enCommon from "@/lib/i18n/messages/en/common.json";
import en from "@/lib/i18n/messages/en/invitation-mail.json";
import jaCommon from "@/lib/i18n/messages/ja/common.json";
import ja from "@/lib/i18n/messages/ja/invitation-mail.json";
import type { Locale, Role } from "@/lib/shared/vocabulary";
import { linkMailText } from "./link-mail-text";

const TEXTS = { ja, en };
const ROLE_NAMES = { ja: jaCommon.role, en: enCommon.role };

export function invitationMail(
  about: { organizationName: string; invitedBy: string | null; role: Role; link: string; expiresAt: Date },
  locale: Locale,
): { subject: string; text: string } {
  const values = {
    organization: about.organizationName,
    inviter: about.invitedBy ?? "",
    role: ROLE_NAMES[locale][about.role],
    link: about.link,
    until: about.expiresAt,
  };
  return linkMailText(TEXTS[locale], values, locale);
}
