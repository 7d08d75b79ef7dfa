"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef } from "react";
import { useUnsentSubjects } from "@/components/shell/use-act";
import { useLive } from "@/components/shell/use-live";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { PAGES_REFRESHED_MAX, queueOptions, reviewKeys } from "@/lib/review/client";
import type { QueueFilter } from "@/lib/review/filter-contract";
import { casesOf, countsOf } from "./queue-cache";

/** The queue as the list shows it. `staleSince`: it could not be refreshed, and this is how old it is. */
export function useQueue(filter: QueueFilter) {
  const query = useInfiniteQuery(queueOptions(useReaderLocale(), filter));
  const acted = useUnsentSubjects();
  const cases = useMemo(() => casesOf(query.data, acted), [query.data, acted]);
  const counts = useMemo(() => countsOf(query.data, acted, Date.now()), [query.data, acted]);
  const pages = query.data?.pages.length ?? 0;
  const { fetchNextPage } = query;
  useLiveQueue(pages <= PAGES_REFRESHED_MAX);
  return {
    cases,
    counts,
    reasons: query.data?.pages[0]?.reasons ?? [],
    isLoading: query.isPending && query.fetchStatus !== "paused",
    failed: query.data === undefined && (query.isError || query.fetchStatus === "paused"),
    isRefreshing: query.isPlaceholderData,
    staleSince: query.isRefetchError ? new Date(query.dataUpdatedAt) : null,
    refresh: () => void query.refetch(),
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: useCallback(() => void fetchNextPage(), [fetchNextPage]),
  };
}

/** What the server tells of is looked at soon, many things at once. */
const SETTLE_MS = 600;

function useLiveQueue(small: boolean): void {
  const queries = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useLive("cases", () => {
    if (timer.current !== null) return;
    timer.current = setTimeout(() => {
      timer.current = null;
      void queries.invalidateQueries({ queryKey: reviewKeys.views() });
      if (small) void queries.invalidateQueries({ queryKey: reviewKeys.queues() });
    }, SETTLE_MS);
  });
}

export type QueueState = ReturnType<typeof useQueue>;
