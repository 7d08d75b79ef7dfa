import "server-only";
import en from "@/lib/i18n/messages/en/reset-mail.json";
import ja from "@/lib/i18n/messages/ja/reset-mail.json";
import type { Locale } from "@/lib/shared/vocabulary";
import { linkMailText } from "./link-mail-text";

const TEXTS = { ja, en };

/** `sentBy`: the administrator who asked for it; null where the person did. */
export function resetMail(
  about: { organizationName: string; sentBy: string | null; link: string; expiresAt: Date },
  locale: Locale,
): { subject: string; text: string } {
  const { subject, asked, sent } = TEXTS[locale];
  const values = {
    organization: about.organizationName,
    sender: about.sentBy ?? "",
    link: about.link,
    until: about.expiresAt,
  };
  return linkMailText({ subject, body: about.sentBy === null ? asked : sent }, values, locale);
}
