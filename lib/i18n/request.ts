import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { currentSession } from "@/lib/platform/auth-page";
import { localeOf } from "@/lib/platform/http/text";
import { type Preferences, readPreferences } from "@/lib/shared/preferences";
import type { Locale } from "@/lib/shared/vocabulary";
import { asLocale, ENGLISH_FORMATS, ERA_FORMATS, FORMATS, LOCALE_COOKIE, TIME_ZONE } from "./config";
import { loadMessages } from "./messages";

/** What this browser chose, else what the person chose elsewhere, else what the browser asks for, else Japanese. */
async function chosenLocale(): Promise<Locale> {
  const chosen = asLocale((await cookies()).get(LOCALE_COOKIE)?.value);
  if (chosen) return chosen;
  const session = await currentSession().catch(() => null);
  return session?.locale ?? localeOf((await headers()).get("accept-language"));
}

/** How this browser, else the person, likes the console. A page can be shown without its database, too. */
export async function chosenPreferences(): Promise<Preferences> {
  const [jar, session] = await Promise.all([cookies(), currentSession().catch(() => null)]);
  return readPreferences((name) => jar.get(name)?.value, session?.preferences ?? null);
}

const inJapanese = (era: Preferences["era"]) => (era === "japanese" ? ERA_FORMATS : FORMATS);

// biome-ignore lint/style/noDefaultExport: next-intl looks for it
export default getRequestConfig(async () => {
  const [locale, { era }] = await Promise.all([chosenLocale(), chosenPreferences()]);
  const formats = locale === "en" ? ENGLISH_FORMATS : inJapanese(era);
  return { locale, messages: await loadMessages(locale), timeZone: TIME_ZONE, now: new Date(), formats };
});
