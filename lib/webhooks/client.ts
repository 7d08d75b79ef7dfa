import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { askConsole } from "../shared/ask-console";
import type { Locale } from "../shared/vocabulary";
import type {
  CreatedEndpoint,
  DeliveredEvent,
  Delivery,
  DeliveryDetail,
  DeliveryList,
  DeliveryStatus,
  Endpoint,
  EndpointList,
  NewEndpoint,
} from "./contract";

export type DeliveryFilter = { readonly status?: DeliveryStatus; readonly event?: DeliveredEvent };

/** Server state of webhooks, by what it depends on: forgetting a level forgets all below it. */
export const webhookKeys = {
  all: ["webhooks"] as const,
  endpoints: () => [...webhookKeys.all, "endpoints"] as const,
  logs: (endpointId: string) => [...webhookKeys.all, "log", endpointId] as const,
  log: (endpointId: string, { status = null, event = null }: Partial<Record<keyof DeliveryFilter, string | null>>) =>
    [...webhookKeys.logs(endpointId), status, event] as const,
  delivery: (id: string) => [...webhookKeys.all, "delivery", id] as const,
};

export const endpointsOptions = (locale: Locale) =>
  queryOptions({
    queryKey: webhookKeys.endpoints(),
    queryFn: ({ signal }) => askConsole<EndpointList>("/webhook-endpoints", { locale, signal }),
  });

type Cursor = string | null;
/** A delivery that waits for its first attempt has its result within moments. */
const UNTRIED_LOOK_MS = 1_500;

/** Page by page, newest first; looks again by itself while something has not been tried yet. */
export const deliveriesOptions = (locale: Locale, endpointId: string, filter: DeliveryFilter) =>
  infiniteQueryOptions({
    queryKey: webhookKeys.log(endpointId, filter),
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams();
      if (filter.status) query.set("status", filter.status);
      if (filter.event) query.set("event", filter.event);
      if (pageParam !== null) query.set("cursor", pageParam);
      return askConsole<DeliveryList>(`/webhook-endpoints/${endpointId}/deliveries?${query}`, { locale, signal });
    },
    initialPageParam: null as Cursor,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => {
      const untried = state.data?.pages[0]?.items.some((one) => one.status === "pending" && one.attempts === 0);
      return untried ? UNTRIED_LOOK_MS : false;
    },
  });

export const deliveryOptions = (locale: Locale, id: string) =>
  queryOptions({
    queryKey: webhookKeys.delivery(id),
    queryFn: ({ signal }) => askConsole<DeliveryDetail>(`/webhook-deliveries/${id}`, { locale, signal }),
    refetchInterval: ({ state }) =>
      state.data?.status === "pending" && state.data.attempts === 0 ? UNTRIED_LOOK_MS : false,
  });

/** One act of somebody; sent again under the same `attempt`, it is done once. */
type Act = { readonly locale: Locale; readonly attempt: string };
type Seen = { readonly id: string; readonly revision: number };

const post = <Answer>(path: string, body: unknown, { locale, attempt }: Act): Promise<Answer> =>
  askConsole<Answer>(path, { locale, body, idempotencyKey: attempt });

export const addEndpoint = (request: NewEndpoint, act: Act) =>
  post<CreatedEndpoint>("/webhook-endpoints", request, act);
export const changeEndpoint = ({ id, revision }: Seen, change: NewEndpoint, act: Act) =>
  post<Endpoint>(`/webhook-endpoints/${id}`, { ...change, revision }, act);
export const enableEndpoint = ({ id, revision }: Seen, act: Act) =>
  post<Endpoint>(`/webhook-endpoints/${id}/enable`, { revision }, act);
export const disableEndpoint = ({ id, revision }: Seen, act: Act) =>
  post<Endpoint>(`/webhook-endpoints/${id}/disable`, { revision }, act);
export const rotateSecret = ({ id, revision }: Seen, act: Act) =>
  post<CreatedEndpoint>(`/webhook-endpoints/${id}/rotate-secret`, { revision }, act);
export const pingEndpoint = (id: string, act: Act) => post<Delivery>(`/webhook-endpoints/${id}/ping`, {}, act);
export const redeliver = (id: string, act: Act) => post<Delivery>(`/webhook-deliveries/${id}/redeliver`, {}, act);
