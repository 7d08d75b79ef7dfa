"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { useLiveCounts } from "@/components/shell/use-live";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { type AlertScope, alertKeys, alertsOptions } from "@/lib/alerts/client";

export type Alerts = ReturnType<typeof useAlerts>;

/** Alerts that meet a filter; asked for again when the server counts another number of open ones. */
export function useAlerts(scope: AlertScope) {
  const query = useInfiniteQuery(alertsOptions(useReaderLocale(), scope));
  useFreshWithCounts();
  const alerts = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data]);
  return {
    alerts,
    counts: query.data?.pages[0]?.counts ?? null,
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

function useFreshWithCounts(): void {
  const queries = useQueryClient();
  const open = useLiveCounts()?.alerts ?? null;
  const before = useRef(open);
  useEffect(() => {
    if (before.current !== null && before.current !== open) void queries.invalidateQueries({ queryKey: alertKeys.all });
    before.current = open;
  }, [queries, open]);
}
