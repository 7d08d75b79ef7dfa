import "server-only";
import { z } from "zod";
import { type Route, route } from "@/lib/platform/http/route";
import {
  createdEndpointSchema,
  deliveryListSchema,
  deliveryQuerySchema,
  deliverySchema,
  endpointListSchema,
  endpointSchema,
  newEndpointSchema,
} from "@/lib/webhooks/contract";
import { createEndpoint } from "@/lib/webhooks/create-endpoint";
import { disableEndpoint } from "@/lib/webhooks/disable-endpoint";
import { listDeliveries } from "@/lib/webhooks/list-deliveries";
import { listEndpoints } from "@/lib/webhooks/list-endpoints";
import { redeliver } from "@/lib/webhooks/redeliver";

const MANAGE = { permission: "webhooks.manage" } as const;
const byId = z.strictObject({ id: z.uuid() });

export const webhookRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/console/webhook-endpoints",
    access: MANAGE,
    tag: "webhooks",
    summary: { ja: "通知先の一覧", en: "List webhook endpoints" },
    responses: { 200: endpointListSchema },
    handle: async ({ actor }) => ({ status: 200, body: await listEndpoints(actor) }),
  }),
  route({
    method: "post",
    path: "/api/console/webhook-endpoints",
    access: MANAGE,
    tag: "webhooks",
    summary: { ja: "通知先を登録する（署名鍵は一度だけ表示）", en: "Add a webhook endpoint; its secret is shown once" },
    body: newEndpointSchema,
    responses: { 201: createdEndpointSchema },
    handle: async ({ actor, body, now, requestId }) => ({
      status: 201,
      body: await createEndpoint(actor, body, { now, requestId }),
    }),
  }),
  route({
    method: "post",
    path: "/api/console/webhook-endpoints/:id/disable",
    access: MANAGE,
    tag: "webhooks",
    summary: { ja: "通知先を止める", en: "Disable a webhook endpoint" },
    params: byId,
    responses: { 200: endpointSchema },
    handle: async ({ actor, params, now, requestId }) => ({
      status: 200,
      body: await disableEndpoint(actor, params.id, { now, requestId }),
    }),
  }),
  route({
    method: "get",
    path: "/api/console/webhook-endpoints/:id/deliveries",
    access: MANAGE,
    tag: "webhooks",
    summary: { ja: "通知の履歴（新しい順）", en: "Deliveries to an endpoint, newest first" },
    params: byId,
    query: deliveryQuerySchema,
    responses: { 200: deliveryListSchema },
    handle: async ({ actor, params, query }) => ({ status: 200, body: await listDeliveries(actor, params.id, query) }),
  }),
  route({
    method: "post",
    path: "/api/console/webhook-deliveries/:id/redeliver",
    access: MANAGE,
    tag: "webhooks",
    summary: { ja: "通知をもう一度送る", en: "Send a delivery again" },
    params: byId,
    responses: { 202: deliverySchema },
    handle: async ({ actor, params, now, requestId }) => ({
      status: 202,
      body: await redeliver(actor, params.id, { now, requestId }),
    }),
  }),
];
