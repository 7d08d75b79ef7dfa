"use client";

import { Search, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { isImeEvent } from "@/components/shortcuts/command-for";
import { keyOf } from "@/components/shortcuts/commands";
import { useCommand } from "@/components/shortcuts/shortcuts";
import { controlClass } from "@/components/ui/control-class";
import { cx } from "@/components/ui/cx";
import { KeyHint } from "@/components/ui/key-hint";

const SETTLE_MS = 300;

/** One field for anything one may know. What an input method still composes is not searched for. */
export function SearchField({
  value,
  onChange,
  label,
  placeholder,
  hint,
  clearLabel,
  maxLength,
  className,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly label: string;
  readonly placeholder: string;
  readonly hint?: string;
  readonly clearLabel: string;
  readonly maxLength: number;
  readonly className?: string;
}) {
  const [text, setText] = useState(value);
  const [asked, setAsked] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hintId = useId();
  useCommand("search", () => field.current?.select());
  // Back was pressed, or a link led here: the address leads.
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
  const clear = () => {
    setText("");
    ask("");
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isImeEvent(event.nativeEvent)) return;
    if (event.key === "Enter") ask(text);
    else if (event.key === "Escape" && text !== "") clear();
    else if (event.key === "Escape") field.current?.blur();
    else return;
    event.preventDefault();
  };
  return (
    <div className={cx("min-w-0", className)}>
      <div className="relative">
        <Search
          aria-hidden="true"
          size={17}
          className="pointer-events-none absolute inset-y-0 left-3 my-auto text-ink-3"
        />
        <input
          ref={field}
          type="search"
          value={text}
          maxLength={maxLength}
          onChange={(event) =>
            type(event.target.value, event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing)
          }
          onCompositionEnd={(event) => type(event.currentTarget.value, false)}
          onKeyDown={onKeyDown}
          placeholder={placeholder}
          aria-label={label}
          aria-keyshortcuts={keyOf("search")}
          {...(hint ? { "aria-describedby": hintId } : {})}
          className={cx(
            controlClass,
            "h-11 text-ellipsis pr-10 pl-10 text-base [&::-webkit-search-cancel-button]:hidden",
          )}
        />
        <span className="absolute inset-y-0 right-2.5 flex items-center">
          {text === "" ? (
            <KeyHint>{keyOf("search")}</KeyHint>
          ) : (
            <button
              type="button"
              aria-label={clearLabel}
              onClick={clear}
              className="grid size-7 place-items-center rounded-seal text-ink-3 hover:bg-sunk hover:text-ink"
            >
              <X aria-hidden="true" size={15} />
            </button>
          )}
        </span>
      </div>
      {hint ? (
        <p id={hintId} className="mt-1 text-ink-3 text-xs max-sm:hidden">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
