"use client";

import { type ReactNode, useEffect, useState } from "react";
import type { LiveCounts } from "@/lib/live/contract";
import { LiveBoard } from "./live-board";
import { LiveBoardContext, LiveCountsContext } from "./use-live";

/**
 * Connects the console to what the server tells: the counts for the frame, all else for whoever listens (`useLive`).
 * @param session names the person and organisation
 */
export function LiveProvider({
  session,
  organizationId,
  initialCounts,
  children,
}: {
  readonly session: string;
  readonly organizationId: string;
  readonly initialCounts: LiveCounts | null;
  readonly children: ReactNode;
}) {
  const [board, setBoard] = useState<LiveBoard | null>(null);
  const [counts, setCounts] = useState(initialCounts);

  useEffect(() => {
    const opened = new LiveBoard(session);
    opened.on("hello", (hello) => {
      // Another tab has gone on for another organisation: this page shows what its session may no longer see.
      if (hello.organizationId !== organizationId) return window.location.reload();
      setCounts(hello.counts);
    });
    opened.on("counts", setCounts);
    setBoard(opened);
    return () => opened.close();
  }, [session, organizationId]);

  return (
    <LiveBoardContext value={board}>
      <LiveCountsContext value={counts}>{children}</LiveCountsContext>
    </LiveBoardContext>
  );
}
