import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { getOrderPage, revealOrderPage } from "@/lib/orders/get-order-page";
import { getOrderRecord } from "@/lib/orders/get-order-record";
import {
  type OrderPage,
  orderPageParams,
  orderPageSchema,
  orderRecordSchema,
  outcomeBody,
  recordedOutcomeSchema,
} from "@/lib/orders/page-contract";
import { recordOutcome } from "@/lib/orders/record-outcome";
import {
  type OrderFilter,
  type OrderSearch,
  orderIdParams,
  orderSearchQuery,
  orderSearchSchema,
  revealedSchema,
  type SearchOptions,
  searchOptionsSchema,
} from "@/lib/orders/search-contract";
import { searchOptions } from "@/lib/orders/search-options";
import { revealBuyer, searchOrders } from "@/lib/orders/search-orders";
import { type Route, route } from "@/lib/platform/http/route";
import { DomainError } from "@/lib/shared/domain-error";
import type { Locale } from "@/lib/shared/vocabulary";

const READ = { permission: "orders.read" } as const;
const REVEAL = { permission: "orders.reveal" } as const;
const TAG = "orders";

const search = route({
  method: "get",
  path: "/api/console/orders",
  access: READ,
  tag: TAG,
  summary: { ja: "注文を探す（どの表記でも）", en: "Search orders, in any spelling" },
  query: orderSearchQuery,
  responses: { 200: orderSearchSchema },
  handle: async ({ actor, query, locale }) => ({ status: 200, body: await searchOrders(actor, query, locale) }),
});

const options = route({
  method: "get",
  path: "/api/console/order-search-options",
  access: READ,
  tag: TAG,
  summary: { ja: "検索条件の選択肢", en: "What the search can be narrowed by" },
  responses: { 200: searchOptionsSchema },
  handle: async ({ actor, locale }) => ({ status: 200, body: await searchOptions(actor, locale) }),
});

const get = route({
  method: "get",
  path: "/api/console/orders/:shop/:externalOrderId",
  access: READ,
  tag: TAG,
  summary: { ja: "注文の詳細（個人情報は伏せる）", en: "One order, its personal data masked" },
  params: orderPageParams,
  responses: { 200: orderPageSchema },
  handle: async ({ actor, params, now, locale }) => ({
    status: 200,
    body: await getOrderPage(actor, params, { now, locale }),
  }),
});

const reveal = route({
  method: "post",
  path: "/api/console/orders/:orderId/reveal",
  access: REVEAL,
  tag: TAG,
  summary: { ja: "購入者を表示する（記録される）", en: "Show whom an order names; it is recorded" },
  params: orderIdParams,
  responses: { 200: revealedSchema },
  handle: async ({ actor, params, now, requestId }) => ({
    status: 200,
    body: await revealBuyer(actor, params.orderId, { now, requestId }),
  }),
});

const revealWhole = route({
  method: "post",
  path: "/api/console/orders/:orderId/reveal-whole",
  access: REVEAL,
  tag: TAG,
  summary: { ja: "注文の個人情報を表示する（記録される）", en: "One order with its personal data; it is recorded" },
  params: orderIdParams,
  responses: { 200: orderPageSchema },
  handle: async ({ actor, params, now, locale, requestId }) => ({
    status: 200,
    body: await revealOrderPage(actor, params.orderId, { now, locale, requestId }),
  }),
});

const record = route({
  method: "post",
  path: "/api/console/orders/:orderId/record",
  access: REVEAL,
  tag: TAG,
  summary: { ja: "審査の記録と再計算（記録される）", en: "What was recorded of a screening, and its replay" },
  params: orderIdParams,
  responses: { 200: orderRecordSchema },
  handle: async ({ actor, params, now, locale, requestId }) => ({
    status: 200,
    body: await getOrderRecord(actor, params.orderId, { now, locale, requestId }),
  }),
});

const outcome = route({
  method: "post",
  path: "/api/console/orders/:orderId/outcomes",
  access: { permission: "outcomes.record" },
  tag: TAG,
  summary: { ja: "注文の結果を記録する", en: "Record what became of an order" },
  params: orderIdParams,
  body: outcomeBody,
  responses: { 200: recordedOutcomeSchema, 201: recordedOutcomeSchema },
  handle: async ({ actor, params, body, now, requestId }) => {
    const recorded = await recordOutcome(actor, params.orderId, body, { now, requestId });
    return { status: recorded.created ? 201 : 200, body: recorded };
  },
});

export const consoleOrderRoutes: readonly Route[] = [search, options, get, reveal, revealWhole, record, outcome];

/** What the search page is rendered with on the server. Null when what the address asks for can't be read. */
export const loadOrders = (actor: UserActor, filter: OrderFilter, locale: Locale): Promise<OrderSearch | null> =>
  searchOrders(actor, orderSearchQuery.parse(filter), locale).catch(refusedAs("value_not_readable"));

export const loadSearchOptions = (actor: UserActor, locale: Locale): Promise<SearchOptions> =>
  searchOptions(actor, locale);

/** Null when there is no such order: the page says so itself. */
export const loadOrderPage = (
  actor: UserActor,
  asked: { shop: string; externalOrderId: string },
  at: { now: Date; locale: Locale },
): Promise<OrderPage | null> => getOrderPage(actor, asked, at).catch(refusedAs("not_found"));

const refusedAs =
  (code: DomainError["code"]) =>
  (error: unknown): null => {
    if (error instanceof DomainError && error.code === code) return null;
    throw error;
  };
