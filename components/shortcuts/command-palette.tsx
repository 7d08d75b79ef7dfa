"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { usePreferences } from "@/components/shell/use-preferences";
import { cx } from "@/components/ui/cx";
import { BACKDROP, SURFACE } from "@/components/ui/overlay";
import { ProgressLine } from "@/components/ui/progress-line";
import { orderHref } from "@/lib/orders/client";
import { isImeEvent } from "./command-for";
import type { Command, CommandId } from "./commands";
import { PaletteList } from "./palette-list";
import { matching } from "./palette-match";
import { useFoundOrders } from "./use-found-orders";
import { type PaletteItem, usePaletteItems } from "./use-palette-items";

type Props = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** Those that can be run on the page at hand. */
  readonly commands: readonly Command[];
  readonly run: (id: CommandId) => boolean;
};

/** Finds orders, pages and commands by what is typed. Closes before it acts: focus returns to the page that is acted upon. */
export function CommandPalette(props: Props) {
  const t = useTranslations("commands.palette");
  return (
    <Base.Root open={props.open} onOpenChange={(next) => props.onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Popup
          className={cx(
            "fixed top-[min(12vh,7rem)] left-1/2 z-50 w-[min(38rem,calc(100vw-1.5rem))] -translate-x-1/2 overflow-hidden",
            SURFACE,
          )}
        >
          <Base.Title className="sr-only">{t("title")}</Base.Title>
          <Finder {...props} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function Finder({ onOpenChange, commands, run }: Props) {
  const t = useTranslations("commands.palette");
  const listId = useId();
  const { text, composing, input } = useTypedText();
  const { locale } = usePreferences();
  const router = useRouter();
  const found = useFoundOrders(locale, composing ? null : text);
  const known = usePaletteItems(commands, run, found.orders, (order) =>
    router.push(orderHref(order.shop.shopId, order.externalOrderId)),
  );
  const items = [...known.orders, ...matching(text, known.commands)];
  const [at, setAt] = useState(0);
  const shown = Math.min(at, Math.max(0, items.length - 1));

  // Another text, another list: the first of it is meant.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what counts
  useEffect(() => setAt(0), [text]);
  const choose = (item: PaletteItem | undefined) => {
    if (!item) return;
    onOpenChange(false);
    // The page has its focus back by then.
    setTimeout(item.run);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isImeEvent(event.nativeEvent)) return event.stopPropagation();
    const moved = moveOf(event, shown, items.length);
    if (moved !== null) setAt(moved);
    else if (event.key === "Enter") choose(items[shown]);
    else if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) onOpenChange(false);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field within
    <div onKeyDown={onKeyDown}>
      <div className="relative flex items-center gap-3 border-line border-b px-4">
        <Search aria-hidden="true" size={16} className="shrink-0 text-ink-3" />
        <input
          {...input}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={items.length > 0 ? `${listId}-${shown}` : undefined}
          aria-label={t("input")}
          placeholder={t("input")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-3"
        />
        <ProgressLine
          active={found.isSearching && !composing}
          label={t("searching")}
          className="absolute inset-x-0 bottom-0"
        />
      </div>
      <PaletteList id={listId} items={items} at={shown} onPoint={setAt} onChoose={choose} />
      {items.length === 0 && !found.isSearching ? (
        <p className="px-4 py-8 text-center text-ink-2 text-sm">{t("none", { text })}</p>
      ) : null}
      {found.failed ? <p className="border-line border-t px-4 py-2 text-vermilion text-xs">{t("failed")}</p> : null}
      <p aria-live="polite" className="sr-only">
        {composing ? "" : t("count", { count: items.length })}
      </p>
    </div>
  );
}

/** The text of the field, and whether an input method is still at it: what it shows meanwhile is nobody's word yet. */
function useTypedText() {
  const [typed, setTyped] = useState("");
  const [settled, setSettled] = useState("");
  const [composing, setComposing] = useState(false);
  const begun = useRef(false);
  const compose = (now: boolean) => {
    begun.current = now;
    setComposing(now);
  };
  const input = {
    value: typed,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      setTyped(event.target.value);
      if (!begun.current) setSettled(event.target.value);
    },
    onCompositionStart: () => compose(true),
    onCompositionEnd: (event: React.CompositionEvent<HTMLInputElement>) => {
      compose(false);
      setSettled(event.currentTarget.value);
    },
  };
  return { text: settled, composing, input };
}

/** Where a key leads in the list: it runs round at both ends. Null: it leads nowhere. */
function moveOf(event: KeyboardEvent, at: number, length: number): number | null {
  if (length === 0) return null;
  if (event.key === "ArrowDown" || (event.key === "n" && event.ctrlKey)) return (at + 1) % length;
  if (event.key === "ArrowUp" || (event.key === "p" && event.ctrlKey)) return (at - 1 + length) % length;
  if (event.key === "PageDown") return length - 1;
  return event.key === "PageUp" ? 0 : null;
}
