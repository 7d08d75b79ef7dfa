import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ShortcutProvider } from "@/components/shortcuts/shortcuts";
import { Mark } from "@/components/ui/mark";
import type { OrganizationChoice } from "@/lib/access/profile-contract";
import type { LiveCounts } from "@/lib/live/contract";
import { AccountMenu, type Person } from "./account-menu";
import { ConnectionNotice } from "./connection-notice";
import { Navigation } from "./navigation";
import { OrganizationSwitcher } from "./organization-switcher";
import { Providers } from "./providers";
import { SearchButton } from "./search-button";
import { SessionGate } from "./session-gate";
import { SessionKeeper } from "./session-keeper";
import { ShopSwitcher } from "./shop-switcher";
import { TitleBadge } from "./title-badge";

type Frame = {
  readonly organizations: readonly OrganizationChoice[];
  readonly shops: readonly { readonly shopId: string; readonly name: string }[];
  readonly counts: LiveCounts | null;
};

/** The frame of the console: one line on top, and the page under it. Pages bring their own `<main id="main">`-content only. */
export async function Shell({
  person,
  frame,
  tokenAgeMs,
  children,
}: {
  readonly person: Person;
  readonly frame: Frame;
  readonly tokenAgeMs: number;
  readonly children: ReactNode;
}) {
  const t = await getTranslations();
  return (
    <Providers userId={person.userId} organizationId={person.organizationId} initialCounts={frame.counts}>
      <ShortcutProvider role={person.role}>
        <SessionGate person={person} />
        <SessionKeeper ageMs={tokenAgeMs} />
        <TitleBadge />
        {/* Drawn once it is whole: half a line, drawn between two packets, would move when the rest of it comes. */}
        <link rel="expect" href="#main" blocking="render" />
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-seal focus:bg-indigo focus:px-3 focus:py-2 focus:text-sheet focus:text-sm"
        >
          {t("shell.skip")}
        </a>
        <header className="sticky top-0 z-30 mb-(--notice) flex h-12 items-stretch gap-2 border-line border-b bg-paper px-4 lg:gap-4 lg:px-6">
          <Link href="/" className="flex shrink-0 items-center gap-2 whitespace-nowrap pr-1 lg:pr-3">
            <Mark className="size-5 shrink-0" />
            <span className="font-mincho font-semibold text-base leading-none tracking-wide max-xl:sr-only">
              {t("common.product")}
            </span>
          </Link>
          <Navigation role={person.role} />
          <div className="ml-auto flex shrink-0 items-center gap-1 xl:gap-2">
            <ConnectionNotice />
            {/* Comes and goes with the page: what stands to its right stays where the hand knows it. */}
            <ShopSwitcher shops={frame.shops} />
            <SearchButton />
            <OrganizationSwitcher organizations={frame.organizations} />
            <AccountMenu person={person} />
          </div>
        </header>
        <main id="main" tabIndex={-1} className="px-4 py-6 outline-none lg:px-6">
          {children}
        </main>
      </ShortcutProvider>
    </Providers>
  );
}
