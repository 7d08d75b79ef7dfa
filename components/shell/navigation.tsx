"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import { can, type Permission } from "@/lib/access/permissions";
import type { Role } from "@/lib/shared/vocabulary";

type Place = { readonly path: `/${string}`; readonly text: "review" | "reports"; readonly permission: Permission };

/** The pages of the console, in the order of a working day. What a role may not see is not offered. */
const PLACES: readonly Place[] = [
  { path: "/review", text: "review", permission: "cases.read" },
  { path: "/reports", text: "reports", permission: "reports.read" },
];

export function Navigation({ role }: { readonly role: Role }) {
  const t = useTranslations("shell");
  const here = usePathname();
  return (
    <nav aria-label={t("navigation")} className="flex h-full min-w-0 overflow-x-auto">
      {PLACES.filter((place) => can(role, place.permission)).map((place) => {
        const current = here === place.path || here.startsWith(`${place.path}/`);
        return (
          <Link
            key={place.path}
            href={place.path}
            aria-current={current ? "page" : undefined}
            className={cx(
              "relative flex h-full items-center px-3 text-sm",
              current
                ? "font-semibold text-ink after:absolute after:inset-x-3 after:bottom-0 after:h-0.5 after:bg-ink"
                : "text-ink-2 hover:text-ink",
            )}
          >
            {t(`nav.${place.text}`)}
          </Link>
        );
      })}
    </nav>
  );
}
