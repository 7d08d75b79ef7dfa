import "server-only";
import { z } from "zod";
import { type Route, route } from "@/lib/platform/http/route";
import { changeEndpoint, rotateSecret, switchEndpoint } from "@/lib/webhooks/change-endpoint";
import {
  createdEndpointSchema,
  deliveryDetailSchema,
  deliveryListSchema,
  deliveryQuerySchema,
  deliverySchema,
  endpointChangeSchema,
  endpointListSchema,
  endpointSchema,
  newEndpointSchema,
  seenEndpointSchema,
} from "@/lib/webhooks/contract";
import { createEndpoint } from "@/lib/webhooks/create-endpoint";
import { getDelivery } from "@/lib/webhooks/get-delivery";
import { listDeliveries } from "@/lib/webhooks/list-deliveries";
import { listEndpoints } from "@/lib/webhooks/list-endpoints";
import { pingEndpoint } from "@/lib/webhooks/ping-endpoint";
import { redeliver } from "@/lib/webhooks/redeliver";

/** For pages that are made on the server. */
export { getDelivery, listDeliveries, listEndpoints };

const MANAGE = { permission: "webhooks.manage" } as const;
const byId = z.strictObject({ id: z.uuid() });

const endpointRoutes: readonly Route[] = [
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
    path: "/api/console/webhook-endpoints/:id",
    access: MANAGE,
    tag: "webhooks",
    summary: { ja: "通知先のアドレスとイベントを変更する", en: "Change a webhook endpoint" },
    params: byId,
    body: endpointChangeSchema,
    responses: { 200: endpointSchema },
    handle: async ({ actor, params, body, now, requestId }) => ({
      status: 200,
      body: await changeEndpoint(actor, params.id, body, { now, requestId }),
    }),
  }),
  route({
    method: "post",
    path: "/api/console/webhook-endpoints/:id/disable",
    access: MANAGE,
    tag: "webhooks",
    summary: { ja: "通知先を止める", en: "Disable a webhook endpoint" },
    params: byId,
    body: seenEndpointSchema,
    responses: { 200: endpointSchema },
    handle: async ({ actor, params, body, now, requestId }) => ({
      status: 200,
      body: await switchEndpoint(actor, params.id, { ...body, enabled: false }, { now, requestId }),
    }),
  }),
  route({
    method: "post",
    path: "/api/console/webhook-endpoints/:id/enable",
    access: MANAGE,
    tag: "webhooks",
    summary: { ja: "通知先を再開する", en: "Enable a webhook endpoint" },
    params: byId,
    body: seenEndpointSchema,
    responses: { 200: endpointSchema },
    handle: async ({ actor, params, body, now, requestId }) => ({
      status: 200,
      body: await switchEndpoint(actor, params.id, { ...body, enabled: true }, { now, requestId }),
    }),
  }),
  route({
    method: "post",
    path: "/api/console/webhook-endpoints/:id/rotate-secret",
    access: MANAGE,
    tag: "webhooks",
    summary: {
      ja: "署名鍵を取り替える（新しい鍵は一度だけ表示、古い鍵は24時間併用）",
      en: "Rotate the secret: the new one is shown once, the old one signs beside it for 24 hours",
    },
    params: byId,
    body: seenEndpointSchema,
    responses: { 200: createdEndpointSchema },
    handle: async ({ actor, params, body, now, requestId }) => ({
      status: 200,
      body: await rotateSecret(actor, params.id, body.revision, { now, requestId }),
    }),
  }),
  route({
    method: "post",
    path: "/api/console/webhook-endpoints/:id/ping",
    access: MANAGE,
    tag: "webhooks",
    summary: { ja: "テスト通知を送る", en: "Send a test message" },
    params: byId,
    responses: { 202: deliverySchema },
    handle: async ({ actor, params, now, requestId }) => ({
      status: 202,
      body: await pingEndpoint(actor, params.id, { now, requestId }),
    }),
  }),
];

const deliveryRoutes: readonly Route[] = [
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
    method: "get",
    path: "/api/console/webhook-deliveries/:id",
    access: MANAGE,
    tag: "webhooks",
    summary: { ja: "通知1件の内容と送信の記録", en: "One delivery: what was sent, what came back" },
    params: byId,
    responses: { 200: deliveryDetailSchema },
    handle: async ({ actor, params }) => ({ status: 200, body: await getDelivery(actor, params.id) }),
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

export const webhookRoutes: readonly Route[] = [...endpointRoutes, ...deliveryRoutes];
