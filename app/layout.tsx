import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PreferenceProvider } from "@/components/shell/preference-provider";
import { StyleNonce } from "@/components/ui/style-nonce";
import { isEverywhere } from "@/lib/i18n/places";
import { chosenPreferences } from "@/lib/i18n/request";
import { currentSession } from "@/lib/platform/auth-page";
import { NONCE_HEADER } from "@/lib/platform/page-headers";
import { inter } from "./fonts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: t("product"), template: `%s · ${t("product")}` },
    description: t("tagline"),
    icons: { icon: "/icon.svg" },
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8f6f0" },
    { media: "(prefers-color-scheme: dark)", color: "#12151b" },
  ],
};

/** Language and appearance are known before the first byte is sent, so nothing ever flashes. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, messages, preferences, session, headerList] = await Promise.all([
    getLocale(),
    getMessages(),
    chosenPreferences(),
    currentSession().catch(() => null),
    headers(),
  ]);
  const { theme, contrast, density } = preferences;
  const texts = Object.fromEntries(Object.entries(messages).filter(([namespace]) => isEverywhere(namespace)));
  return (
    <html
      lang={locale}
      className={inter.variable}
      data-theme={theme === "system" ? undefined : theme}
      data-contrast={contrast === "system" ? undefined : contrast}
      data-density={density}
    >
      <body>
        <StyleNonce nonce={headerList.get(NONCE_HEADER) ?? undefined}>
          <NextIntlClientProvider messages={texts}>
            <PreferenceProvider initial={preferences} keep={session !== null}>
              {children}
            </PreferenceProvider>
          </NextIntlClientProvider>
        </StyleNonce>
      </body>
    </html>
  );
}
