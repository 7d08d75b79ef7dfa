import { type InfiniteData, infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { askConsole, isRefusal } from "../shared/ask-console";
import type { Locale } from "../shared/vocabulary";
import type { OrderPage, OrderRecord, OutcomeBody, RecordedOutcome } from "./page-contract";
import type { OrderFilter, OrderSearch, Revealed, SearchOptions } from "./search-contract";

export {
  OUTCOME_GROUPS,
  OUTCOME_NOTE_CHARACTERS_MAX,
  RECORDABLE_EVENTS,
  REVIEW_STATES,
  type RecordableEvent,
  SEARCH_KINDS,
  type SearchKind,
  SORTS,
  TEXT_CHARACTERS_MAX,
} from "./words-contract";

/** Server state of orders, by what it depends on: forgetting a level forgets all below it. */
export const orderKeys = {
  all: ["orders"] as const,
  searches: () => [...orderKeys.all, "search"] as const,
  search: (locale: Locale, filter: OrderFilter) => [...orderKeys.searches(), locale, queryOf(filter)] as const,
  options: (locale: Locale) => [...orderKeys.all, "options", locale] as const,
  pages: () => [...orderKeys.all, "page"] as const,
  page: (locale: Locale, shop: string, externalOrderId: string) =>
    [...orderKeys.pages(), locale, shop, externalOrderId] as const,
};

type Cursor = string | null;
type SearchKey = ReturnType<typeof orderKeys.search>;
const RETRIES = 2;

/** Orders that meet a filter, page by page. The previous filter's orders stay on screen while the new ones load. */
export const orderSearchOptions = (locale: Locale, filter: OrderFilter) =>
  infiniteQueryOptions<OrderSearch, Error, InfiniteData<OrderSearch, Cursor>, SearchKey, Cursor>({
    queryKey: orderKeys.search(locale, filter),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams(queryOf(filter));
      if (pageParam !== null) query.set("cursor", pageParam);
      return askConsole<OrderSearch>(`/orders?${query}`, { locale, signal });
    },
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    retry: (count, error) => count < RETRIES && !isRefusal(error),
    staleTime: 30_000,
  });

export const narrowingOptions = (locale: Locale) =>
  queryOptions({
    queryKey: orderKeys.options(locale),
    queryFn: ({ signal }) => askConsole<SearchOptions>("/order-search-options", { locale, signal }),
    staleTime: 300_000,
  });

export const orderPageOptions = (locale: Locale, shop: string, externalOrderId: string) =>
  queryOptions({
    queryKey: orderKeys.page(locale, shop, externalOrderId),
    queryFn: ({ signal }) => askConsole<OrderPage>(`/orders/${pathOf(shop, externalOrderId)}`, { locale, signal }),
    retry: (count, error) => count < RETRIES && !isRefusal(error),
    staleTime: 15_000,
  });

/** A filter as an address holds it, always in the same order. */
export function queryOf(filter: OrderFilter): string {
  const entries = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
  return new URLSearchParams(entries.toSorted(([a], [b]) => a.localeCompare(b)).map(([...pair]) => pair)).toString();
}

const pathOf = (shop: string, externalOrderId: string): string =>
  `${encodeURIComponent(shop)}/${encodeURIComponent(externalOrderId)}`;

/** Where an order has its page. */
export const orderHref = (shop: string, externalOrderId: string): string => `/orders/${pathOf(shop, externalOrderId)}`;

/** Each of these is on the record. */
export const revealBuyer = (locale: Locale, orderId: string): Promise<Revealed> =>
  askConsole(`/orders/${orderId}/reveal`, { locale, method: "POST" });
export const revealOrder = (locale: Locale, orderId: string): Promise<OrderPage> =>
  askConsole(`/orders/${orderId}/reveal-whole`, { locale, method: "POST" });
export const openRecord = (locale: Locale, orderId: string): Promise<OrderRecord> =>
  askConsole(`/orders/${orderId}/record`, { locale, method: "POST" });

export const recordOutcome = (
  locale: Locale,
  orderId: string,
  body: OutcomeBody,
  attempt: string,
): Promise<RecordedOutcome> => askConsole(`/orders/${orderId}/outcomes`, { locale, body, idempotencyKey: attempt });
