"use client";

import { createContext, type ReactNode, useCallback, useContext, useState } from "react";

const Announce = createContext<(message: string) => void>(() => undefined);

/** Says a sentence to screen readers without showing it: after each decision, what was decided and what comes next. */
export const useAnnounce = (): ((message: string) => void) => useContext(Announce);

/** Two regions in turn, so that the same sentence twice is read twice. The console's shell holds one. */
export function LiveRegion({ children }: { readonly children: ReactNode }) {
  const [state, setState] = useState({ turn: 0, message: "" });
  const announce = useCallback((message: string) => setState((last) => ({ turn: last.turn + 1, message })), []);
  return (
    <Announce.Provider value={announce}>
      {children}
      <div aria-live="polite" className="sr-only">
        {state.turn % 2 === 0 ? state.message : ""}
      </div>
      <div aria-live="polite" className="sr-only">
        {state.turn % 2 === 1 ? state.message : ""}
      </div>
    </Announce.Provider>
  );
}
