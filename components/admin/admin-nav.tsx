"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { cx } from "@/components/ui/cx";
import type { Role } from "@/lib/shared/vocabulary";
import { type AdminPlace, adminPlacesOf } from "./admin-places";

/** The parts of administration: a column beside the page where there is room, one line above it where there is not. */
export function AdminNav({ role }: { readonly role: Role }) {
  const t = useTranslations("admin");
  const here = usePathname();
  const places = adminPlacesOf(role);
  const groups = [...new Set(places.map((place) => place.group))];
  const list = useRef<HTMLDivElement>(null);
  // On a phone the line is longer than the screen: the part one is in is brought into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: which one is current follows from the address
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>("[aria-current]");
    if (current && list.current) list.current.scrollLeft = current.offsetLeft - 24;
  }, [here]);
  return (
    <nav aria-label={t("nav.label")} className="lg:sticky lg:top-18 lg:self-start">
      <p className="mb-4 font-mincho font-semibold text-lg max-lg:sr-only">{t("title")}</p>
      <div
        ref={list}
        className="relative flex gap-5 overflow-x-auto border-line border-b max-lg:-mx-4 max-lg:px-4 lg:grid lg:gap-5 lg:border-0"
      >
        {groups.map((group) => (
          <div key={group} className="flex gap-5 lg:grid lg:gap-0">
            <p className="mb-1 text-2xs text-ink-3 tracking-wider max-lg:sr-only">{t(`nav.group.${group}`)}</p>
            {places
              .filter((place) => place.group === group)
              .map((place) => (
                <NavLink key={place.id} place={place} here={here} />
              ))}
          </div>
        ))}
      </div>
    </nav>
  );
}

function NavLink({ place, here }: { readonly place: AdminPlace; readonly here: string }) {
  const t = useTranslations("admin.nav");
  const current = here === place.path || here.startsWith(`${place.path}/`);
  return (
    <Link
      href={place.path}
      aria-current={current ? "page" : undefined}
      className={cx(
        "relative flex h-10 shrink-0 items-center whitespace-nowrap text-sm lg:h-control lg:pl-3",
        "after:absolute max-lg:after:inset-x-0 max-lg:after:bottom-0 max-lg:after:h-0.5 lg:after:inset-y-1.5 lg:after:left-0 lg:after:w-0.5",
        current ? "font-semibold text-ink after:bg-ink" : "text-ink-2 hover:text-ink lg:after:bg-line",
      )}
    >
      {t(place.id)}
    </Link>
  );
}
