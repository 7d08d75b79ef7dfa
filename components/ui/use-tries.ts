"use client";

import { useEffect, useRef } from "react";

/** One try of an act. `left`: the place where what stood in its way would be shown is closed; `question`: what was asked there. */
export type Try = { readonly left: boolean; readonly question: string | null };

/**
 * Tells a failure that comes after its place was closed (a question that was cancelled meanwhile, a form that is gone) from one that
 * is still shown there: closing does not call the act back. `begin` in `onMutate`; what it answers is true of that try alone.
 */
export function useTries(): { readonly begin: () => Try; readonly leave: (question: string | null) => void } {
  const latest = useRef<Try>({ left: false, question: null });
  useEffect(() => () => void Object.assign(latest.current, { left: true }), []);
  return {
    begin: () => {
      latest.current = { left: false, question: null };
      return latest.current;
    },
    leave: (question) => void Object.assign(latest.current, { left: true, question }),
  };
}
