"use client";

import { useCallback, useLayoutEffect, useRef } from "react";

/** A handler that stays the same function and does what the latest drawing says: what it is given to need not be drawn anew for it. */
export function useSteady<Given extends readonly unknown[], Answer>(
  handler: (...given: Given) => Answer,
): (...given: Given) => Answer {
  const latest = useRef(handler);
  useLayoutEffect(() => {
    latest.current = handler;
  });
  return useCallback((...given: Given) => latest.current(...given), []);
}
