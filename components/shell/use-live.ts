"use client";

import { createContext, useContext, useEffect, useRef } from "react";
import type { LiveCounts, LiveEventName, LiveEvents } from "@/lib/live/contract";
import type { LiveBoard } from "./live-board";

/** Apart from one another: who listens for events is not drawn anew with every count. */
export const LiveBoardContext = createContext<LiveBoard | null>(null);
export const LiveCountsContext = createContext<LiveCounts | null>(null);

/** Calls the handler for each such event for as long as the component is shown. The latest handler counts. */
export function useLive<Name extends LiveEventName>(name: Name, handler: (event: LiveEvents[Name]) => void): void {
  const board = useContext(LiveBoardContext);
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  }, [handler]);
  useEffect(() => board?.on(name, (event) => latest.current(event)), [board, name]);
}

/** How many cases are open, overdue and due soon; null when nobody has said so yet. */
export const useLiveCounts = (): LiveCounts | null => useContext(LiveCountsContext);
