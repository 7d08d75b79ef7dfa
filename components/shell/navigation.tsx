"use client";

import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { PLACES, type Place, type PlaceId, placeOf } from "@/components/shortcuts/places";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Menu, MenuLink } from "@/components/ui/menu";
import { can } from "@/lib/access/permissions";
import type { Role } from "@/lib/shared/vocabulary";
import { OpenCases } from "./open-cases";
import { placeHref } from "./shop-places";

/** Where one may go: side by side, and where there is no room for that, behind the name of the place where one is. */
export function Navigation({ role }: { readonly role: Role }) {
  const t = useTranslations("shell");
  const here = placeOf(usePathname());
  const shop = useSearchParams().get("shop");
  // The profile is reached from the account.
  const places = PLACES.filter((place) => place.id !== "profile" && can(role, place.permission));
  return (
    <nav aria-label={t("navigation")} className="flex h-full min-w-0">
      <div className="hidden h-full md:flex">
        {places.map((place) => (
          <PlaceLink key={place.id} place={place} shop={shop} current={here === place.id} />
        ))}
      </div>
      <div className="flex items-center md:hidden">
        <PlaceMenu places={places} shop={shop} here={here} />
      </div>
    </nav>
  );
}

function PlaceLink({
  place,
  shop,
  current,
}: {
  readonly place: Place;
  readonly shop: string | null;
  readonly current: boolean;
}) {
  const t = useTranslations("shell.nav");
  return (
    <Link
      href={placeHref(place, shop)}
      aria-current={current ? "page" : undefined}
      className={cx(
        "relative flex h-full items-center gap-1.5 whitespace-nowrap px-2.5 text-sm lg:px-3",
        current
          ? "font-semibold text-ink after:absolute after:inset-x-2.5 after:bottom-0 after:h-0.5 after:bg-ink lg:after:inset-x-3"
          : "text-ink-2 hover:text-ink",
      )}
    >
      {t(place.id)}
      {place.id === "review" ? <OpenCases shop={shop} /> : null}
    </Link>
  );
}

function PlaceMenu({
  places,
  shop,
  here,
}: {
  readonly places: readonly Place[];
  readonly shop: string | null;
  readonly here: PlaceId | null;
}) {
  const t = useTranslations("shell");
  return (
    <Menu
      align="start"
      trigger={
        <Button kind="quiet" className="-ml-1 px-2 font-semibold text-ink" aria-label={t("places")}>
          {here ? t(`nav.${here}`) : t("places")}
          {here === "review" ? <OpenCases shop={shop} /> : null}
          <ChevronDown aria-hidden="true" size={14} className="text-ink-3" />
        </Button>
      }
    >
      {places.map((place) => (
        <MenuLink key={place.id} href={placeHref(place, shop)} current={here === place.id}>
          {t(`nav.${place.id}`)}
          {place.id === "review" ? <OpenCases shop={shop} /> : null}
        </MenuLink>
      ))}
    </Menu>
  );
}
