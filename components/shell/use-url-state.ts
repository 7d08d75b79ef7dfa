"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import { readUrl, type UrlChange, type UrlSchema, type UrlValues, writeUrl } from "@/lib/shared/url-state";

/** `push` adds a step to the history, so that Back undoes it; `replace` for what changes with every key or press. */
export type UrlStep = "push" | "replace";

/**
 * Filters that live in the address: a link shows the same to a colleague, and Back leads back. Give it a schema that is made once,
 * outside of the component. No page is asked of the server for a change.
 */
export function useUrlState<Schema extends UrlSchema>(
  schema: Schema,
): readonly [UrlValues<Schema>, (change: UrlChange<Schema>, step?: UrlStep) => void] {
  const text = useSearchText();
  const values = useMemo(() => readUrl(schema, new URLSearchParams(text)), [schema, text]);
  const set = useCallback(
    (change: UrlChange<Schema>, step: UrlStep = "push") =>
      // What stands in the bar now: two changes may come between two renderings.
      goTo(writeUrl(schema, new URLSearchParams(window.location.search), change), step),
    [schema],
  );
  return [values, set];
}

/** Other parameters for the page that is shown. */
export function goTo(parameters: URLSearchParams, step: UrlStep): void {
  const search = parameters.size === 0 ? "" : `?${parameters}`;
  if (search === window.location.search) return;
  const address = window.location.pathname + search;
  // The browser's own history, which the router follows.
  if (step === "push") window.history.pushState(null, "", address);
  else window.history.replaceState(null, "", address);
  for (const listener of listeners) listener();
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

/**
 * What stands in the bar, at once: the router tells of a change only when it has drawn everything anew, and somebody who presses a
 * key should not wait for that. While another page is on its way, the one that is still shown keeps its own.
 */
function useSearchText(): string {
  const routed = useSearchParams().toString();
  const path = usePathname();
  const inBar = () => {
    const { pathname, search } = window.location;
    return pathname === path ? new URLSearchParams(search).toString() : routed;
  };
  return useSyncExternalStore(subscribe, inBar, () => routed);
}
