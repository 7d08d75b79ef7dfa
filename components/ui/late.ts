"use client";

import { type ComponentType, useEffect, useSyncExternalStore } from "react";

/** A part of a page whose code comes after the page itself: what nobody sees until they ask for it. */
export type Late<Props> = {
  readonly load: () => Promise<void>;
  /** Null until its code is here. */
  readonly now: () => ComponentType<Props> | null;
  readonly subscribe: (listener: () => void) => () => void;
};

/** Made once, outside of components. What could not be loaded is asked for again at the next occasion. */
export function late<Props>(bring: () => Promise<ComponentType<Props>>): Late<Props> {
  let part: ComponentType<Props> | null = null;
  let loading: Promise<void> | null = null;
  const listeners = new Set<() => void>();
  const arrived = (got: ComponentType<Props>) => {
    part = got;
    for (const listener of listeners) listener();
  };
  const failed = () => {
    loading = null;
  };
  return {
    load: () => {
      loading ??= bring().then(arrived, failed);
      return loading;
    },
    now: () => part,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const nothing = () => null;

/** The part as soon as its code is here. It is read ahead while the page is at rest, so that the first press finds it. */
export function useLate<Props>(of: Late<Props>): ComponentType<Props> | null {
  useEffect(() => whenAtRest(() => void of.load()), [of]);
  return useSyncExternalStore(of.subscribe, of.now, nothing);
}

/** At the latest after so long, however busy the page is. */
const REST_MS_MAX = 3_000;
const SETTLE_MS = 300;

/** Calls back once the browser has nothing better to do. Answers how to call it off. */
function whenAtRest(run: () => void): () => void {
  if (typeof window.requestIdleCallback === "function") {
    const handle = window.requestIdleCallback(run, { timeout: REST_MS_MAX });
    return () => window.cancelIdleCallback(handle);
  }
  const timer = setTimeout(run, SETTLE_MS);
  return () => clearTimeout(timer);
}
