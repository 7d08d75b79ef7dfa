"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useLiveCounts } from "@/components/shell/use-live";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { usePagedList } from "@/components/ui/use-paged-list";
import { type AlertScope, alertKeys, alertsOptions } from "@/lib/alerts/client";

export type Alerts = ReturnType<typeof useAlerts>;

/** Alerts that meet a filter; asked for again when the server counts another number of open ones. */
export function useAlerts(scope: AlertScope) {
  const query = useInfiniteQuery(alertsOptions(useReaderLocale(), scope));
  useFreshWithCounts();
  return { ...usePagedList(query), counts: query.data?.pages[0]?.counts ?? null };
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
