"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { isImeEvent } from "@/components/shortcuts/command-for";
import { keyOf } from "@/components/shortcuts/commands";
import { useCommand } from "@/components/shortcuts/shortcuts";
import { CONTROL_SIZE, controlClass } from "@/components/ui/control-class";
import { cx } from "@/components/ui/cx";
import { KeyHint } from "@/components/ui/key-hint";

const SETTLE_MS = 250;
const CHARACTERS_MAX = 100;

/** Looks for an order number or a name. What an input method still composes is not searched for. */
export function QueueSearch({
  value,
  onChange,
  onLeave,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Enter: on to what was found. */
  readonly onLeave: () => void;
}) {
  const t = useTranslations("review.queue");
  const [text, setText] = useState(value);
  const [asked, setAsked] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useCommand("search", () => field.current?.select());
  // Another view was chosen, or Back was pressed: the address leads.
  if (asked !== value) {
    setAsked(value);
    setText(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  const ask = (next: string) => {
    clearTimeout(timer.current);
    setAsked(next.trim());
    onChange(next.trim());
  };
  const type = (next: string, composing: boolean) => {
    setText(next);
    clearTimeout(timer.current);
    if (!composing) timer.current = setTimeout(() => ask(next), SETTLE_MS);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isImeEvent(event.nativeEvent)) return;
    if (event.key === "Escape") {
      if (text === "") field.current?.blur();
      setText("");
      ask("");
    } else if (event.key === "Enter") {
      ask(text);
      onLeave();
    } else return;
    event.preventDefault();
  };
  return (
    <div className="relative min-w-0 flex-1">
      <Search
        aria-hidden="true"
        size={14}
        className="pointer-events-none absolute inset-y-0 left-2 my-auto text-ink-3"
      />
      <input
        ref={field}
        type="search"
        value={text}
        maxLength={CHARACTERS_MAX}
        onChange={(event) => type(event.target.value, (event.nativeEvent as InputEvent).isComposing)}
        onCompositionEnd={(event) => type(event.currentTarget.value, false)}
        onKeyDown={onKeyDown}
        placeholder={t("searchHint")}
        aria-label={t("search")}
        aria-keyshortcuts={keyOf("search")}
        className={cx(controlClass, CONTROL_SIZE.sm, "pr-7 pl-7 [&::-webkit-search-cancel-button]:hidden")}
      />
      <span className="absolute inset-y-0 right-1.5 flex items-center">
        {text === "" ? (
          <KeyHint>{keyOf("search")}</KeyHint>
        ) : (
          <button
            type="button"
            aria-label={t("clearSearch")}
            onClick={() => {
              setText("");
              ask("");
              field.current?.focus();
            }}
            className="grid size-5 place-items-center text-ink-3 hover:text-ink"
          >
            <X aria-hidden="true" size={13} />
          </button>
        )}
      </span>
    </div>
  );
}
