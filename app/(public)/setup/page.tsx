import type { Metadata } from "next";
import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LinkPage } from "@/components/access/link-page";
import { buttonClass } from "@/components/ui/button-class";
import { announceSetup, isSetupToken, needsSetup } from "@/lib/access/setup-token";
import { asLocale } from "@/lib/i18n/config";
import { now } from "@/lib/platform/clock";
import { operatorOrigin, originOf } from "@/lib/platform/page-origin";
import { SetupForm } from "./setup-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("setup"))("title") };
}

type Search = Promise<{ token?: string | string[] }>;

export default async function SetupPage({ searchParams }: { readonly searchParams: Search }) {
  const { token } = await searchParams;
  const t = await getTranslations("setup");
  const origin = originOf(await headers());
  if (!(await needsSetup())) {
    return (
      <Frame title={t("done.title")} lead={t("done.body")}>
        <a href="/sign-in" className={buttonClass("act")}>
          {t("done.signIn")}
        </a>
      </Frame>
    );
  }
  if (typeof token !== "string" || !isSetupToken(token)) {
    await announceSetup(operatorOrigin(), now());
    return <Frame title={t("noToken.title")} lead={t("noToken.body")} />;
  }
  return (
    <Frame title={t("title")} lead={t("lead")}>
      <SetupForm token={token} origin={origin} locale={asLocale(await getLocale()) ?? "ja"} />
    </Frame>
  );
}

const Frame = ({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly children?: ReactNode;
}) => (
  <LinkPage wide>
    <h1 className="font-mincho font-semibold text-2xl">{title}</h1>
    <p className="mt-2 mb-10 max-w-prose text-base text-ink-2">{lead}</p>
    {children}
  </LinkPage>
);
