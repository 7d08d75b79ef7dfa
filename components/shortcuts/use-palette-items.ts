"use client";

import { useTranslations } from "next-intl";
import { usePreferences } from "@/components/shell/use-preferences";
import type { OrderSummary } from "@/lib/orders/search-contract";
import { PREFERENCES } from "@/lib/shared/preferences";
import { LOCALES } from "@/lib/shared/vocabulary";
import type { Command, CommandGroup, CommandId } from "./commands";

export type PaletteItem = {
  readonly id: string;
  readonly group: CommandGroup | "orders" | "display";
  readonly label: string;
  /** Found by these, too: its name in the code, which is English. */
  readonly words: string;
  readonly key: string | null;
  readonly order: OrderSummary | null;
  readonly run: () => void;
};

/** What the page at hand can do comes before what can be done anywhere. */
const ORDER: readonly PaletteItem["group"][] = ["decision", "queue", "go", "anywhere", "display"];
/** Opening what is open already is no choice, and whoever searches the page does so there. */
const NOT_LISTED: ReadonlySet<CommandId> = new Set(["palette", "search"]);

export function usePaletteItems(
  commands: readonly Command[],
  run: (id: CommandId) => boolean,
  orders: readonly OrderSummary[],
  openOrder: (order: OrderSummary) => void,
): { readonly orders: readonly PaletteItem[]; readonly commands: readonly PaletteItem[] } {
  const t = useTranslations("commands");
  const display = useDisplayItems();
  const ofPage = commands
    .filter((command) => !NOT_LISTED.has(command.id))
    .map(
      ({ id, group, key }): PaletteItem => ({
        id,
        group,
        label: t(`name.${id}`),
        words: id,
        key,
        order: null,
        run: () => void run(id),
      }),
    );
  const all = [...ofPage, ...display];
  return {
    orders: orders.map((order) => ({
      id: order.orderId,
      group: "orders",
      label: order.externalOrderId,
      words: "",
      key: null,
      order,
      run: () => openOrder(order),
    })),
    commands: ORDER.flatMap((group) => all.filter((item) => item.group === group)),
  };
}

function useDisplayItems(): readonly PaletteItem[] {
  const t = useTranslations("commands.palette");
  const common = useTranslations("common");
  const { values, set, locale, setLocale } = usePreferences();
  const item = (id: string, label: string, words: string, run: () => void): PaletteItem => ({
    id,
    group: "display",
    label,
    words,
    key: null,
    order: null,
    run,
  });
  const themes = PREFERENCES.theme.values.filter((value) => value !== values.theme);
  const locales = LOCALES.filter((value) => value !== locale);
  return [
    ...themes.map((value) =>
      item(`theme-${value}`, t("theme", { value: common(`theme.${value}`) }), `theme ${value}`, () =>
        set("theme", value),
      ),
    ),
    ...locales.map((value) =>
      item(`locale-${value}`, t("language", { value: common(`locale.${value}`) }), `language ${value}`, () => {
        void setLocale(value);
      }),
    ),
  ];
}
