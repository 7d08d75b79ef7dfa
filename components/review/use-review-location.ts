"use client";

import { useCallback, useMemo } from "react";
import { type UrlStep, useUrlState } from "@/components/shell/use-url-state";
import type { QueueFilter } from "@/lib/review/filter-contract";
import { filterOf, REVIEW_URL, wholly } from "./review-url";

/** What is looked at. A link to it shows the same to a colleague. */
export type ReviewLocation = {
  readonly caseId: string | null;
  readonly filter: QueueFilter;
  /** `push` adds a step to the history, so that Back leads to the list on a small screen. */
  readonly show: (caseId: string | null, how?: UrlStep) => void;
  /** Changes parts of the filter; the case stays where it is. */
  readonly narrow: (change: QueueFilter) => void;
  /** Makes it the whole filter. */
  readonly look: (filter: QueueFilter) => void;
};

export function useReviewLocation(): ReviewLocation {
  const [values, set] = useUrlState(REVIEW_URL);
  const filter = useMemo(() => filterOf(values), [values]);
  const show = useCallback<ReviewLocation["show"]>(
    (caseId, how = "replace") => set({ case: caseId ?? undefined }, how),
    [set],
  );
  const narrow = useCallback<ReviewLocation["narrow"]>((change) => set(change, "replace"), [set]);
  const look = useCallback<ReviewLocation["look"]>((next) => set(wholly(next), "push"), [set]);
  return { caseId: values.case ?? null, filter, show, narrow, look };
}
