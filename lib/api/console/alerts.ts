import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { acknowledgeAlert, closeAlert, reopenAlert } from "@/lib/alerts/change-alert";
import type { AlertScope } from "@/lib/alerts/client";
import {
  type AlertList,
  acknowledgeBody,
  alertDetailSchema,
  alertIdParams,
  alertListQuery,
  alertListSchema,
  alertSchema,
  closeBody,
  reopenBody,
} from "@/lib/alerts/contract";
import { getAlert, listAlerts } from "@/lib/alerts/list-alerts";
import { type Route, route } from "@/lib/platform/http/route";

const READ = { permission: "alerts.read" } as const;
const TAG = "alerts";

const list = route({
  method: "get",
  path: "/api/console/alerts",
  access: READ,
  tag: TAG,
  summary: { ja: "アラート（注文群の異常）の一覧", en: "Alerts about groups of orders" },
  query: alertListQuery,
  responses: { 200: alertListSchema },
  handle: async ({ actor, query }) => ({ status: 200, body: await listAlerts(actor, query) }),
});

const get = route({
  method: "get",
  path: "/api/console/alerts/:id",
  access: READ,
  tag: TAG,
  summary: { ja: "アラートとその対象注文", en: "An alert with its orders" },
  params: alertIdParams,
  responses: { 200: alertDetailSchema },
  handle: async ({ actor, params }) => ({ status: 200, body: await getAlert(actor, params.id) }),
});

const acknowledge = route({
  method: "post",
  path: "/api/console/alerts/:id/acknowledge",
  access: { permission: "alerts.acknowledge" },
  tag: TAG,
  summary: { ja: "アラートの対応を始める", en: "Acknowledge an alert" },
  params: alertIdParams,
  body: acknowledgeBody,
  responses: { 200: alertSchema },
  handle: async ({ actor, params, body, now, requestId }) => ({
    status: 200,
    body: await acknowledgeAlert(actor, params.id, body, { now, requestId }),
  }),
});

const close = route({
  method: "post",
  path: "/api/console/alerts/:id/close",
  access: { permission: "alerts.close" },
  tag: TAG,
  summary: { ja: "アラートを終了する", en: "Close an alert" },
  params: alertIdParams,
  body: closeBody,
  responses: { 200: alertSchema },
  handle: async ({ actor, params, body, now, requestId }) => ({
    status: 200,
    body: await closeAlert(actor, params.id, body, { now, requestId }),
  }),
});

const reopen = route({
  method: "post",
  path: "/api/console/alerts/:id/reopen",
  access: { permission: "alerts.close" },
  tag: TAG,
  summary: { ja: "終了したアラートを再開する", en: "Open a closed alert again" },
  params: alertIdParams,
  body: reopenBody,
  responses: { 200: alertSchema },
  handle: async ({ actor, params, body, now, requestId }) => ({
    status: 200,
    body: await reopenAlert(actor, params.id, body, { now, requestId }),
  }),
});

export const alertRoutes: readonly Route[] = [list, get, acknowledge, close, reopen];

/** What the alerts page is rendered with on the server. */
export const loadAlerts = (actor: UserActor, { state, shop }: AlertScope): Promise<AlertList> =>
  listAlerts(actor, alertListQuery.parse({ state, ...(shop === null ? {} : { shop }) }));
