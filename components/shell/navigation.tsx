"use client";

import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { PLACES, type Place, placeOf } from "@/components/shortcuts/places";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { late } from "@/components/ui/late";
import { LateLayer } from "@/components/ui/late-layer";
import { can } from "@/lib/access/permissions";
import type { Role } from "@/lib/shared/vocabulary";
import { OpenAlerts } from "./open-alerts";
import { OpenCases } from "./open-cases";
import type { PlaceMenuProps } from "./place-menu-layer";
import { placeHref } from "./shop-places";

const placeMenu = late(() => import("./place-menu-layer").then((loaded) => loaded.PlaceMenuLayer));

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
      {place.id === "alerts" ? <OpenAlerts /> : null}
    </Link>
  );
}

function PlaceMenu(props: PlaceMenuProps) {
  const t = useTranslations("shell");
  const { here, shop } = props;
  return (
    <LateLayer
      layer={placeMenu}
      kind="menu"
      own={props}
      trigger={
        <Button kind="quiet" className="-ml-1 px-2 font-semibold text-ink" aria-label={t("places")}>
          {here ? t(`nav.${here}`) : t("places")}
          {here === "review" ? <OpenCases shop={shop} /> : null}
          <ChevronDown aria-hidden="true" size={14} className="text-ink-3" />
        </Button>
      }
    />
  );
}
