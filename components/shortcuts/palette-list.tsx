"use client";

import { useTranslations } from "next-intl";
import { Fragment, useEffect, useRef } from "react";
import { cx } from "@/components/ui/cx";
import { KeyHint } from "@/components/ui/key-hint";
import { Money } from "@/components/ui/money";
import { Seal } from "@/components/ui/seal";
import { Time } from "@/components/ui/time";
import type { OrderSummary } from "@/lib/orders/search-contract";
import type { PaletteItem } from "./use-palette-items";

/** The list under the field: the focus stays in the field, and the row that Enter means is marked. */
export function PaletteList({
  id,
  items,
  at,
  onPoint,
  onChoose,
}: {
  readonly id: string;
  readonly items: readonly PaletteItem[];
  readonly at: number;
  readonly onPoint: (index: number) => void;
  readonly onChoose: (item: PaletteItem) => void;
}) {
  const t = useTranslations("commands");
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[id="${CSS.escape(`${id}-${at}`)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [id, at]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={t("palette.results")}
      className={cx("max-h-[min(26rem,60dvh)] scroll-py-8 overflow-y-auto", items.length > 0 && "py-2")}
    >
      {items.map((item, index) => (
        <Fragment key={`${item.group} ${item.id}`}>
          {item.group === items[index - 1]?.group ? null : (
            <p role="presentation" className="px-4 pt-2 pb-1 text-2xs text-ink-3 first:pt-0">
              {t(`group.${item.group}`)}
            </p>
          )}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field above */}
          <div
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onPointerMove={() => onPoint(index)}
            onClick={() => onChoose(item)}
            className={cx(
              "flex min-h-9 cursor-default items-center gap-3 px-4 text-sm",
              index === at && "bg-indigo-wash",
            )}
          >
            {item.order ? (
              <FoundOrder order={item.order} />
            ) : (
              <span className="min-w-0 flex-1 truncate">{item.label}</span>
            )}
            {item.key ? <KeyHint>{item.key}</KeyHint> : null}
          </div>
        </Fragment>
      ))}
    </div>
  );
}

function FoundOrder({ order }: { readonly order: OrderSummary }) {
  return (
    <span className="grid min-w-0 flex-1 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 py-1">
      <Seal word={order.verdict} />
      <span className="min-w-0">
        <span className="block truncate font-medium">{order.externalOrderId}</span>
        <span className="block truncate text-ink-3 text-xs">
          {[order.shop.name, order.buyer.name].filter(Boolean).join("・")}
        </span>
      </span>
      <span className="text-right">
        <Money amount={order.amountTotal} currency={order.currency} className="block" />
        <Time at={order.orderedAt} day className="text-ink-3 text-xs" />
      </span>
    </span>
  );
}
