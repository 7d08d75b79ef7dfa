"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/**
 * What this browser remembers of how a place was set up: widths, a divider. Nothing about orders or people belongs here. What can't be
 * read, or what `parse` does not know any more, counts as absent; null forgets.
 * @param parse must stay the same function
 */
export function useStored<Value>(name: string, parse: (stored: unknown) => Value | null) {
  const key = `sekisho.${name}`;
  const raw = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  );
  const value = useMemo(() => decode(raw, parse), [raw, parse]);
  const remember = useCallback(
    (next: Value | null) => {
      try {
        if (next === null) window.localStorage.removeItem(key);
        else window.localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Full or forbidden: the setting lasts as long as the page then.
        return;
      }
      for (const listener of listeners) listener();
    },
    [key],
  );
  return [value, remember] as const;
}

function read(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function decode<Value>(raw: string | null, parse: (stored: unknown) => Value | null): Value | null {
  if (raw === null) return null;
  try {
    return parse(JSON.parse(raw));
  } catch {
    return null;
  }
}
