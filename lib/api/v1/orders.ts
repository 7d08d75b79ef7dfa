import "server-only";
import { z } from "zod";
import { hastenAlerts } from "@/lib/alerts/hasten";
import { orderDetailSchema, orderListQuery, orderListSchema, shipDecisionSchema } from "@/lib/orders/contract";
import { getOrder, getShipDecision } from "@/lib/orders/get-order";
import { listOrders } from "@/lib/orders/list-orders";
import { orderEventSchema, recordedEventSchema } from "@/lib/outcomes/contract";
import { recordEventBatch } from "@/lib/outcomes/record-event-batch";
import { recordEvents } from "@/lib/outcomes/record-events";
import { type Route, route } from "@/lib/platform/http/route";
import { DomainError } from "@/lib/shared/domain-error";

const TAG = "orders";
/** An id that the database could hold; a NUL comes with an address (%00) only. */
const orderParams = z.strictObject({
  externalOrderId: z
    .string()
    .min(1)
    .max(128)
    .refine((id) => !id.includes("\u0000"), { params: { code: "nul_character" } }),
});
const shopQuery = z.strictObject({ shopId: z.string().max(64).optional() });

export const orderRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/v1/orders",
    access: { scope: "read" },
    tag: TAG,
    summary: { ja: "注文を一覧する", en: "List screened orders" },
    query: orderListQuery,
    responses: { 200: orderListSchema },
    handle: async ({ actor, query }) => ({ status: 200, body: await listOrders(actor, query) }),
  }),
  route({
    method: "post",
    path: "/api/v1/orders/events/batch",
    access: { scope: "outcomes" },
    tag: TAG,
    summary: { ja: "イベントをまとめて記録する（NDJSON）", en: "Record many events, one a line (NDJSON)" },
    stream: "application/x-ndjson",
    responses: { 200: null },
    handle: async ({ actor, request, locale, requestId }) => recordEventBatch(actor, request, { locale, requestId }),
  }),
  route({
    method: "get",
    path: "/api/v1/orders/:externalOrderId",
    access: { scope: "read" },
    tag: TAG,
    summary: { ja: "注文を読む", en: "Read an order back" },
    params: orderParams,
    query: shopQuery,
    responses: { 200: orderDetailSchema },
    handle: async ({ actor, params, query, locale }) => ({
      status: 200,
      body: await getOrder(actor, { ...params, shopId: query.shopId }, locale),
    }),
  }),
  route({
    method: "post",
    path: "/api/v1/orders/:externalOrderId/events",
    access: { scope: "outcomes" },
    tag: TAG,
    summary: { ja: "注文のイベントや結果を記録する", en: "Record an event or outcome of an order" },
    params: orderParams,
    query: shopQuery,
    body: orderEventSchema,
    responses: { 200: recordedEventSchema, 201: recordedEventSchema },
    handle: async ({ actor, params, query, body, now }) => {
      const shop = query.shopId === undefined ? {} : { shopId: query.shopId };
      const [recorded] = await recordEvents(actor, [{ ...body, ...params, ...shop }], now);
      if (recorded === undefined || recorded instanceof DomainError) throw recorded ?? new DomainError("not_found");
      if (recorded.created && body.type === "auth_declined")
        hastenAlerts(actor.organizationId, new Date(body.occurredAt));
      return { status: recorded.created ? 201 : 200, body: recorded };
    },
  }),
  route({
    method: "get",
    path: "/api/v1/orders/:externalOrderId/ship-decision",
    access: { scope: "read" },
    tag: TAG,
    summary: { ja: "出荷してよいかを尋ねる", en: "Ask whether the order may be shipped" },
    params: orderParams,
    query: shopQuery,
    responses: { 200: shipDecisionSchema },
    handle: async ({ actor, params, query }) => ({
      status: 200,
      body: await getShipDecision(actor, { ...params, shopId: query.shopId }),
    }),
  }),
];
