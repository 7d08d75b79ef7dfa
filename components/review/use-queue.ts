"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { queueOptions } from "@/lib/review/client";
import type { QueueFilter } from "@/lib/review/contract";
import { casesOf } from "./queue-cache";
import { useReaderLocale } from "./use-reader-locale";

/** The queue as the list shows it. `staleSince`: it could not be refreshed, and this is how old it is. */
export function useQueue(filter: QueueFilter) {
  const query = useInfiniteQuery(queueOptions(useReaderLocale(), filter));
  const cases = useMemo(() => casesOf(query.data), [query.data]);
  const latest = query.data?.pages[0];
  return {
    cases,
    counts: latest?.counts ?? { open: 0, overdue: 0 },
    shops: latest?.shops ?? [],
    isLoading: query.isPending && query.fetchStatus !== "paused",
    failed: query.data === undefined && (query.isError || query.fetchStatus === "paused"),
    isRefreshing: query.isPlaceholderData,
    staleSince: query.isRefetchError ? new Date(query.dataUpdatedAt) : null,
    refresh: () => void query.refetch(),
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
  };
}
