import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PublicHeader } from "@/components/access/public-header";
import { faultOf } from "@/lib/access/client";
import { demoUsers } from "@/lib/access/demo";
import { needsSetup } from "@/lib/access/setup-token";
import { currentSession } from "@/lib/platform/auth-page";
import { safeReturnPath } from "@/lib/platform/auth-return-path";
import { Barrier } from "./barrier";
import { SignInForm } from "./sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("title") };
}

type Search = Promise<{ from?: string | string[]; error?: string | string[]; ended?: string | string[] }>;
const first = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) ?? null;

export default async function SignInPage({ searchParams }: { readonly searchParams: Search }) {
  const search = await searchParams;
  const returnPath = safeReturnPath(first(search.from));
  if (await currentSession()) redirect(returnPath);
  if (await needsSetup()) redirect("/setup");
  const t = await getTranslations();
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(26rem,32rem)]">
      <aside className="relative hidden overflow-hidden border-line border-r bg-sunk lg:block">
        <Barrier
          words={{
            caption: t("auth.figure.caption"),
            order: t("auth.figure.order"),
            pass: t("auth.figure.pass"),
            hold: t("auth.figure.hold"),
            stop: t("auth.figure.stop"),
            holdSeal: t("common.verdict.HOLD"),
            stopSeal: t("common.verdict.NG"),
          }}
        />
        <p className="absolute top-9 right-9 font-mincho text-lg leading-loose tracking-[0.14em] [writing-mode:vertical-rl] lang-en:hidden max-xl:hidden">
          {t.rich("auth.motto", { line: (chunks) => <span className="block">{chunks}</span> })}
        </p>
      </aside>
      <div className="flex min-h-dvh flex-col px-6 py-5 sm:px-12">
        <div className="mx-auto w-full max-w-sm">
          <PublicHeader />
        </div>
        <main id="main" className="mx-auto w-full max-w-sm flex-1 content-center py-10">
          <h1 className="font-mincho font-semibold text-2xl">{t("auth.title")}</h1>
          <p className="mt-2 mb-8 text-base text-ink-2">{t("auth.lead")}</p>
          <SignInForm
            returnPath={returnPath}
            demo={await demoUsers()}
            fault={faultOf(first(search.error))}
            ended={first(search.ended) === "session" ? "expired" : null}
          />
        </main>
        <footer className="text-ink-3 text-xs xl:hidden lang-en:block">{t("common.tagline")}</footer>
      </div>
    </div>
  );
}
