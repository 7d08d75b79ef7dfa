"use client";

import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { orderKeys } from "@/lib/orders/client";
import type { OrderSearch } from "@/lib/orders/search-contract";
import { askConsole } from "@/lib/shared/ask-console";
import type { Locale } from "@/lib/shared/vocabulary";

const WAIT_MS = 200;
const SHOWN_MAX = 6;
/** A single letter names no order. */
const LENGTH_MIN = 2;

const foundOrders = (locale: Locale, text: string) =>
  queryOptions({
    queryKey: [...orderKeys.all, "palette", locale, text],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ q: text, limit: String(SHOWN_MAX) });
      return askConsole<OrderSearch>(`/orders?${query}`, { locale, signal });
    },
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });

/** Orders that the text names, once it has rested. Null asks for none. */
export function useFoundOrders(locale: Locale, text: string | null) {
  const [rested, setRested] = useState("");
  const sought = text?.trim() ?? "";
  useEffect(() => {
    const timer = setTimeout(() => setRested(sought), WAIT_MS);
    return () => clearTimeout(timer);
  }, [sought]);
  const enabled = rested.length >= LENGTH_MIN && sought.length >= LENGTH_MIN;
  const query = useQuery({ ...foundOrders(locale, rested), enabled });
  return {
    orders: enabled ? (query.data?.items ?? []) : [],
    isSearching: sought.length >= LENGTH_MIN && (query.isFetching || rested !== sought),
    failed: enabled && query.isError,
  };
}
