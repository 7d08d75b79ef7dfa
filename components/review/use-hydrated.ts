"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False for the first rendering of a page that came from the server: what only this browser knows must not differ from it yet. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
