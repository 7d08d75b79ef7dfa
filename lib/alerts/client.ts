import { type InfiniteData, infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { askConsole, isRefusal } from "../shared/ask-console";
import type { Locale } from "../shared/vocabulary";
import type { AcknowledgeBody, Alert, AlertDetail, AlertList, CloseBody } from "./contract";
import type { AlertFilter } from "./words-contract";

export {
  ALERT_FILTERS,
  type AlertFilter,
  type AlertState,
  CLOSE_REASONS,
  type CloseReason,
  NOTE_CHARACTERS_MAX,
} from "./words-contract";

/** What narrows the list; `shop` null: all of them. */
export type AlertScope = { readonly state: AlertFilter; readonly shop: string | null };

/** Server state of alerts, by what it depends on: forgetting a level forgets all below it. */
export const alertKeys = {
  all: ["alerts"] as const,
  lists: () => [...alertKeys.all, "list"] as const,
  list: (scope: AlertScope) => [...alertKeys.lists(), queryOf(scope)] as const,
  details: () => [...alertKeys.all, "detail"] as const,
  detail: (id: string) => [...alertKeys.details(), id] as const,
};

type Cursor = string | null;
type ListKey = ReturnType<typeof alertKeys.list>;
const RETRIES = 2;
/** An alert that grows changes no count: it is asked for again by itself. */
const GROWS_MS = 60_000;

export const alertsOptions = (locale: Locale, scope: AlertScope) =>
  infiniteQueryOptions<AlertList, Error, InfiniteData<AlertList, Cursor>, ListKey, Cursor>({
    queryKey: alertKeys.list(scope),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams(queryOf(scope));
      if (pageParam !== null) query.set("cursor", pageParam);
      return askConsole<AlertList>(`/alerts?${query}`, { locale, signal });
    },
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    retry: (count, error) => count < RETRIES && !isRefusal(error),
    staleTime: 15_000,
    refetchInterval: GROWS_MS,
  });

export const alertOptions = (locale: Locale, id: string) =>
  queryOptions({
    queryKey: alertKeys.detail(id),
    queryFn: ({ signal }) => askConsole<AlertDetail>(`/alerts/${id}`, { locale, signal }),
    retry: (count, error) => count < RETRIES && !isRefusal(error),
    staleTime: 15_000,
    refetchInterval: GROWS_MS,
  });

/** A scope as an address holds it, always in the same order. */
function queryOf({ state, shop }: AlertScope): string {
  return new URLSearchParams([["state", state], ...(shop === null ? [] : [["shop", shop]])]).toString();
}

export const acknowledge = (locale: Locale, id: string, body: AcknowledgeBody): Promise<Alert> =>
  askConsole(`/alerts/${id}/acknowledge`, { locale, body });
export const close = (locale: Locale, id: string, body: CloseBody): Promise<Alert> =>
  askConsole(`/alerts/${id}/close`, { locale, body });
export const reopen = (locale: Locale, id: string, revision: number): Promise<Alert> =>
  askConsole(`/alerts/${id}/reopen`, { locale, body: { revision } });
