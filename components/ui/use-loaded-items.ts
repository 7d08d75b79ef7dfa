"use client";

import { useCallback, useEffect, useRef, useState } from "react";

/** Answers what fits a text; an empty text asks for what to offer before anything is typed. */
export type Load<Item> = (text: string, signal: AbortSignal) => Promise<readonly Item[]>;

type Found<Item> = { readonly state: "ready" | "busy" | "failed"; readonly items: readonly Item[] };

const PAUSE_MS = 180;

/**
 * What a search answers to the text as it stands: asked after a short pause, never while a text is being composed (`hold`, `release`),
 * and only the latest answer counts. What was found before stays until then.
 */
export function useLoadedItems<Item>(load: Load<Item> | null) {
  const [found, setFound] = useState<Found<Item>>({ state: "ready", items: [] });
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const running = useRef<AbortController | null>(null);
  const composing = useRef(false);

  const stop = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    running.current?.abort();
  }, []);
  useEffect(() => stop, [stop]);

  const ask = (text: string): void => {
    if (load === null || composing.current) return;
    stop();
    const controller = new AbortController();
    running.current = controller;
    timer.current = setTimeout(
      () => {
        setFound(({ items }) => ({ state: "busy", items }));
        load(text.trim(), controller.signal).then(
          (items) => {
            if (!controller.signal.aborted) setFound({ state: "ready", items });
          },
          () => {
            if (!controller.signal.aborted) setFound({ state: "failed", items: [] });
          },
        );
      },
      text === "" ? 0 : PAUSE_MS,
    );
  };
  return {
    ...found,
    ask,
    hold: () => {
      composing.current = true;
    },
    release: (text: string) => {
      composing.current = false;
      ask(text);
    },
  };
}
