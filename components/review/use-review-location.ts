"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import type { QueueFilter } from "@/lib/review/contract";
import { filterOf } from "./review-filter";

/** What is looked at, as the address says it: `?case=…&shop=…&min=…`. A link to it shows the same to a colleague. */
export type ReviewLocation = {
  readonly caseId: string | null;
  readonly filter: QueueFilter;
  /** `enter` adds a step to the history, so that Back leads to the list on a small screen. */
  readonly show: (caseId: string | null, how?: "enter" | "replace") => void;
  readonly narrow: (filter: QueueFilter) => void;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function useReviewLocation(): ReviewLocation {
  const search = useSearchParams();
  const caseParam = search.get("case");
  const shop = search.get("shop");
  const min = search.get("min");
  const filter = useMemo(() => filterOf(shop, min), [shop, min]);

  const go = useCallback((change: Readonly<Record<string, string | null>>, how: "enter" | "replace") => {
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(change)) value === null ? next.delete(name) : next.set(name, value);
    const address = next.size === 0 ? window.location.pathname : `?${next}`;
    // The browser's own history, which the router follows: no page is asked of the server for it.
    if (how === "enter") window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  }, []);
  const show = useCallback<ReviewLocation["show"]>((caseId, how = "replace") => go({ case: caseId }, how), [go]);
  const narrow = useCallback<ReviewLocation["narrow"]>(
    (next) => go({ shop: next.shop ?? null, min: next.minScore?.toString() ?? null, case: null }, "replace"),
    [go],
  );
  return { caseId: caseParam !== null && UUID.test(caseParam) ? caseParam : null, filter, show, narrow };
}
