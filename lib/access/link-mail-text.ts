import "server-only";
import { IntlMessageFormat } from "intl-messageformat";
import { TIME_ZONE } from "@/lib/i18n/config";
import type { Locale } from "@/lib/shared/vocabulary";

/** One line of a mail: names come from people, and must not begin another one. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();

/** Subject and text of a mail that carries a link, with the values put in. Dates are those of Japan. */
export function linkMailText(
  texts: { readonly subject: string; readonly body: string },
  values: { readonly link: string; readonly until: Date; readonly [name: string]: string | Date },
  locale: Locale,
): { subject: string; text: string } {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone: TIME_ZONE });
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value instanceof Date ? day.format(value) : oneLine(value)]),
  );
  const format = (text: string) => String(new IntlMessageFormat(text, locale).format(shown));
  return { subject: format(texts.subject), text: format(texts.body) };
}
