import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { StyleNonce } from "@/components/ui/style-nonce";
import { asTheme, THEME_COOKIE } from "@/lib/i18n/config";
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

/** Language and theme are known before the first byte is sent, so neither ever flashes. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, cookieJar, headerList] = await Promise.all([getLocale(), cookies(), headers()]);
  const theme = asTheme(cookieJar.get(THEME_COOKIE)?.value);
  return (
    <html lang={locale} className={inter.variable} data-theme={theme === "system" ? undefined : theme}>
      <body>
        <StyleNonce nonce={headerList.get(NONCE_HEADER) ?? undefined}>
          <NextIntlClientProvider>{children}</NextIntlClientProvider>
        </StyleNonce>
      </body>
    </html>
  );
}
