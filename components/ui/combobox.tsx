"use client";

import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, ChevronsUpDown, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CONTROL_SIZE, type ControlSize, controlClass, WITHIN } from "./control-class";
import { cx } from "./cx";
import { OPTION, OPTION_LIST, SURFACE } from "./overlay";
import { type Load, useLoadedItems } from "./use-loaded-items";

export type { Load } from "./use-loaded-items";

type Props<Item> = {
  readonly value: Item | null;
  readonly onValueChange: (item: Item | null) => void;
  /** All there is, narrowed here as one types; or a search that the server answers. */
  readonly source: { readonly items: readonly Item[] } | { readonly load: Load<Item> };
  readonly idOf: (item: Item) => string;
  readonly labelOf: (item: Item) => string;
  /** A second, quieter line. */
  readonly hintOf?: (item: Item) => ReactNode;
  readonly placeholder?: string;
  readonly ariaLabel?: string;
  readonly disabled?: boolean;
  readonly size?: ControlSize;
  readonly className?: string;
};

/**
 * One of many, found by typing. Nothing is searched while an input method composes, and the Enter that ends a conversion chooses
 * nothing. Inside a `Field`, or with an `ariaLabel` of its own.
 */
export function Combobox<Item>({
  value,
  onValueChange,
  source,
  idOf,
  labelOf,
  hintOf,
  placeholder,
  ariaLabel,
  disabled = false,
  size = "md",
  className,
}: Props<Item>) {
  const t = useTranslations("ui.combobox");
  const search = useLoadedItems("load" in source ? source.load : null);
  const found = "load" in source ? search.items : source.items;
  const missing = value !== null && !found.some((item) => idOf(item) === idOf(value));
  return (
    <Base.Root
      items={missing ? [value, ...found] : found}
      value={value}
      onValueChange={(next: Item | null) => onValueChange(next)}
      itemToStringLabel={labelOf}
      isItemEqualToValue={(a: Item, b: Item) => idOf(a) === idOf(b)}
      {...("load" in source ? { filter: null } : {})}
      onInputValueChange={(text, { reason }) => {
        if (reason !== "item-press") search.ask(text);
      }}
      onOpenChange={(open) => {
        if (open) search.ask("");
      }}
      disabled={disabled}
      autoHighlight
    >
      <Base.InputGroup className={cx(controlClass, CONTROL_SIZE[size], "flex items-center", WITHIN, className)}>
        <Base.Input
          aria-label={ariaLabel}
          placeholder={placeholder}
          onCompositionStart={search.hold}
          onCompositionEnd={(event) => search.release(event.currentTarget.value)}
          className="h-full w-full min-w-0 bg-transparent outline-none placeholder:text-ink-3"
        />
        <Base.Clear
          aria-label={t("clear")}
          className="grid h-full w-6 shrink-0 place-items-center text-ink-3 hover:text-ink"
        >
          <X aria-hidden="true" size={13} />
        </Base.Clear>
        <Base.Trigger aria-label={t("open")} className="-mr-1 grid h-full w-6 shrink-0 place-items-center text-ink-3">
          <ChevronsUpDown aria-hidden="true" size={14} />
        </Base.Trigger>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-50 outline-none">
          <Base.Popup
            aria-busy={search.state === "busy" || undefined}
            className={cx(SURFACE, "w-(--anchor-width) min-w-56 max-w-(--available-width)")}
          >
            <Base.Status className="px-3 text-ink-3 text-xs not-empty:py-1.5">
              {search.state === "ready" ? null : t(search.state)}
            </Base.Status>
            <Base.Empty className="px-3 text-ink-3 text-sm not-empty:py-2">
              {search.state === "ready" ? t("empty") : null}
            </Base.Empty>
            <Base.List className={cx(OPTION_LIST, "outline-none empty:hidden")}>
              {(item: Item) => (
                <Base.Item key={idOf(item)} value={item} className={OPTION}>
                  <Base.ItemIndicator className="col-start-1 text-indigo">
                    <Check aria-hidden="true" size={14} />
                  </Base.ItemIndicator>
                  <span className="col-start-2 truncate">{labelOf(item)}</span>
                  {hintOf ? <span className="col-start-2 truncate text-ink-3 text-xs">{hintOf(item)}</span> : null}
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
