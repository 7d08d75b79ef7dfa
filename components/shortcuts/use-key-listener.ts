"use client";

import { useEffect, useRef, useState } from "react";
import { focusPlace, meaningOf } from "./command-for";
import type { Command, CommandId } from "./commands";

/** A sequence that is not completed within this time is forgotten. */
const SEQUENCE_MS_MAX = 1_500;

/** Listens to the keyboard and runs what is meant. Answers the sequence begun so far, or null. */
export function useKeyListener(on: {
  readonly allowed: readonly Command[];
  readonly singleKeys: boolean;
  /** False when the page at hand has nothing to do for a command. */
  readonly run: (id: CommandId) => boolean;
}): string | null {
  const { allowed, singleKeys, run } = on;
  const [prefix, setPrefix] = useState<string | null>(null);
  // Two keys may come between two renderings.
  const begun = useRef<string | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const begin = (next: string | null) => {
      clearTimeout(timer);
      begun.current = next;
      setPrefix(next);
      if (next !== null) timer = setTimeout(() => begin(null), SEQUENCE_MS_MAX);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const wasInSequence = begun.current !== null;
      const reading = { focus: focusPlace(event.target), prefix: begun.current, singleKeys, apple: isApple() };
      const meaning = meaningOf(event, reading, allowed);
      if (meaning.prefix !== begun.current) begin(meaning.prefix);
      if (meaning.commands.some((command) => run(command.id)) || wasInSequence) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, [allowed, singleKeys, run]);

  return prefix;
}

const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);
