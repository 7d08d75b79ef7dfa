import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Mark } from "@/components/ui/mark";
import { AccountMenu, type Person } from "./account-menu";
import { Navigation } from "./navigation";
import { Providers } from "./providers";
import { SessionKeeper } from "./session-keeper";

/** The frame of the console: one line on top, and the page under it. Pages bring their own `<main id="main">`-content only. */
export async function Shell({
  person,
  tokenAgeMs,
  children,
}: {
  readonly person: Person;
  readonly tokenAgeMs: number;
  readonly children: ReactNode;
}) {
  const t = await getTranslations();
  return (
    <Providers>
      <SessionKeeper ageMs={tokenAgeMs} />
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-seal focus:bg-indigo focus:px-3 focus:py-2 focus:text-sheet focus:text-sm"
      >
        {t("shell.skip")}
      </a>
      <header className="sticky top-0 z-30 flex h-12 items-stretch gap-2 border-line border-b bg-paper px-4 sm:gap-4 lg:px-6">
        <Link href="/" className="flex items-center gap-2 pr-1 sm:pr-3">
          <Mark className="size-5 shrink-0" />
          <span className="font-mincho font-semibold text-base leading-none tracking-wide max-sm:sr-only">
            {t("common.product")}
          </span>
        </Link>
        <Navigation role={person.role} />
        <div className="ml-auto flex items-center gap-3">
          <span className="hidden max-w-56 truncate text-ink-3 text-xs md:block">{person.organizationName}</span>
          <AccountMenu person={person} />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="px-4 py-6 outline-none lg:px-6">
        {children}
      </main>
    </Providers>
  );
}
