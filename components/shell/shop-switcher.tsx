"use client";

import { ChevronDown, Store } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { placeOf } from "@/components/shortcuts/places";
import { Button } from "@/components/ui/button";
import { late } from "@/components/ui/late";
import { LateLayer } from "@/components/ui/late-layer";
import { hasShopFilter } from "./shop-places";
import { goTo } from "./use-url-state";

const menu = late(() => import("@/components/ui/choice-menu").then((loaded) => loaded.ChoiceMenu));

const ALL = "";

/** Which shop is looked at, for all pages that can be: it stands in the address, and goes along from page to page. */
export function ShopSwitcher({
  shops,
}: {
  readonly shops: readonly { readonly shopId: string; readonly name: string }[];
}) {
  const t = useTranslations("shell.shop");
  const shown = useSearchParams().get("shop");
  if (!hasShopFilter(placeOf(usePathname())) || shops.length < 2) return null;
  const chosen = shops.find((shop) => shop.shopId === shown);
  const name = chosen?.name ?? t("all");
  return (
    <LateLayer
      layer={menu}
      kind="menu"
      own={{
        label: t("label"),
        value: chosen?.shopId ?? ALL,
        onChange: showShop,
        options: [{ value: ALL, label: t("all") }, ...shops.map((shop) => ({ value: shop.shopId, label: shop.name }))],
      }}
      trigger={
        <Button
          kind="quiet"
          size="sm"
          aria-label={`${t("label")}: ${name}`}
          icon={<Store aria-hidden="true" size={14} className={chosen ? "text-indigo" : "text-ink-3"} />}
        >
          <span className="hidden max-w-36 truncate xl:inline">{name}</span>
          <ChevronDown aria-hidden="true" size={13} />
        </Button>
      }
    />
  );
}

/** Where one was within the list of another shop says nothing about this one's. */
function showShop(shopId: string): void {
  const next = new URLSearchParams(window.location.search);
  for (const name of ["case", "order", "cursor"]) next.delete(name);
  if (shopId === ALL) next.delete("shop");
  else next.set("shop", shopId);
  goTo(next, "push");
}
