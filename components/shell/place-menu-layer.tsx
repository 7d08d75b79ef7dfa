"use client";

import { useTranslations } from "next-intl";
import type { Place, PlaceId } from "@/components/shortcuts/places";
import type { Layered } from "@/components/ui/late-layer";
import { Menu, MenuLink } from "@/components/ui/menu";
import { OpenCases } from "./open-cases";
import { placeHref } from "./shop-places";

export type PlaceMenuProps = {
  readonly places: readonly Place[];
  readonly shop: string | null;
  readonly here: PlaceId | null;
};

export function PlaceMenuLayer({ trigger, places, shop, here }: PlaceMenuProps & Layered) {
  const t = useTranslations("shell.nav");
  return (
    <Menu align="start" trigger={trigger}>
      {places.map((place) => (
        <MenuLink key={place.id} href={placeHref(place, shop)} current={here === place.id}>
          {t(place.id)}
          {place.id === "review" ? <OpenCases shop={shop} /> : null}
        </MenuLink>
      ))}
    </Menu>
  );
}
