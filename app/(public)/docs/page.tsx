import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { Preferences } from "@/components/shell/preferences";
import { Mark } from "@/components/ui/mark";
import { Notice } from "@/components/ui/state";
import { demoKey } from "@/lib/api/system/demo-key";
import { docsText } from "@/lib/api/system/openapi-text";
import { asLocale } from "@/lib/i18n/config";
import { Reference } from "./reference";
import "./docs.css";

const text = async () => {
  const locale = asLocale(await getLocale()) ?? "ja";
  return { locale, words: docsText(locale) };
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await text()).words.title };
}

/** The merchant API, readable, with a form to try it. */
export default async function DocsPage() {
  const [{ locale, words }, key, common] = await Promise.all([text(), demoKey(), getTranslations("common")]);
  const source = `/api/openapi.json?lang=${locale}`;
  return (
    <div className="mx-auto max-w-6xl px-6 py-5 sm:px-12">
      <header className="flex items-center justify-between border-line border-b pb-4">
        <Link href="/" className="flex items-center gap-2.5">
          <Mark className="size-6" />
          <span className="font-mincho font-semibold text-lg leading-none tracking-wide">{common("product")}</span>
        </Link>
        <Preferences />
      </header>
      <main id="main" className="py-8">
        <h1 className="font-mincho font-semibold text-2xl">{words.title}</h1>
        <p className="mt-2 max-w-prose text-base text-ink-2">{words.lead}</p>
        <p className="mt-1 mb-6 text-sm">
          <a href={source} className="text-indigo underline underline-offset-4">
            {words.download}
          </a>
        </p>
        <Notice className="mb-8 max-w-prose">{key ? words.demoKey : words.ownKey}</Notice>
        <noscript>{words.noScript}</noscript>
        <Reference
          key={locale}
          locale={locale}
          source={source}
          apiKey={key}
          loading={words.loading}
          failed={words.failed}
        />
      </main>
    </div>
  );
}
