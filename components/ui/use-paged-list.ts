"use client";

import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";

type Page<Item> = { readonly items: readonly Item[] };

/** The pages of a query as one list, and how it stands with them. `error` and `paused` speak only where there is nothing to show. */
export function usePagedList<Item>(query: UseInfiniteQueryResult<InfiniteData<Page<Item>>>) {
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return {
    items,
    loading: query.isPending && query.fetchStatus !== "paused",
    busy: query.isFetching && !query.isFetchingNextPage,
    error: query.data === undefined ? query.error : null,
    paused: query.data === undefined && query.fetchStatus === "paused",
    staleSince: query.isRefetchError ? new Date(query.dataUpdatedAt) : null,
    refresh: () => void query.refetch(),
    more: {
      hasMore: query.hasNextPage,
      loading: query.isFetchingNextPage,
      failed: query.isFetchNextPageError,
      load: () => void query.fetchNextPage(),
    },
  };
}
