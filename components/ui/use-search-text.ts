"use client";

import { type ChangeEvent, type CompositionEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { isImeEvent } from "@/components/shortcuts/command-for";
import { keyOf } from "@/components/shortcuts/commands";
import { useCommand } from "@/components/shortcuts/shortcuts";

const SETTLE_MS = 250;

type About = {
  /** What is searched for now. */
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onEnter?: () => void;
};

/**
 * The text in a search field, told once it has settled; the key of the search leads to it. What an input method still composes is not
 * searched for.
 */
export function useSearchText({ value, onChange, onEnter }: About) {
  const [text, setText] = useState(value);
  const [asked, setAsked] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useCommand("search", () => field.current?.select());
  // Back was pressed, a link led here, another view was chosen: the address leads.
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
    if (event.key === "Enter") {
      ask(text);
      onEnter?.();
    } else if (event.key === "Escape" && text !== "") clear();
    else if (event.key === "Escape") field.current?.blur();
    else return;
    event.preventDefault();
  };
  const input = {
    ref: field,
    type: "search",
    value: text,
    onChange: ({ target, nativeEvent }: ChangeEvent<HTMLInputElement>) =>
      type(target.value, nativeEvent instanceof InputEvent && nativeEvent.isComposing),
    onCompositionEnd: ({ currentTarget }: CompositionEvent<HTMLInputElement>) => type(currentTarget.value, false),
    onKeyDown,
    "aria-keyshortcuts": keyOf("search"),
  };
  return { text, clear, input };
}
