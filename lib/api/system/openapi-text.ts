import "server-only";
import en from "@/lib/i18n/messages/en/docs.json";
import ja from "@/lib/i18n/messages/ja/docs.json";
import type { Locale } from "@/lib/shared/vocabulary";

export type DocsText = typeof en;
const TEXTS: Record<Locale, DocsText> = { ja, en };

export const docsText = (locale: Locale): DocsText => TEXTS[locale];
