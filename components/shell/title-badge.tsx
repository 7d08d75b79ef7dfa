"use client";

import { useEffect } from "react";
import { tallyOf } from "@/lib/live/client";
import { useLiveCounts } from "./use-live";

const BADGE = /^\(\d+\) /;

/** How many cases wait, in front of the page's title: seen from another tab. */
export function TitleBadge() {
  const counts = useLiveCounts();
  const open = counts === null ? 0 : tallyOf(counts, null).open;
  useEffect(() => {
    const write = () => {
      const bare = document.title.replace(BADGE, "");
      const wanted = open > 0 ? `(${open}) ${bare}` : bare;
      if (document.title !== wanted) document.title = wanted;
    };
    write();
    // Each page brings a title of its own, at a time of its own.
    const observer = new MutationObserver(write);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [open]);
  return null;
}
