import "server-only";
import { z } from "zod";
import {
  contributionPage,
  contributionQuery,
  contributionView,
  disputeRequest,
  disputeResult,
  networkStatusView,
  withdrawalRequest,
} from "@/lib/network/contract";
import {
  confirmContribution,
  disputeIdentifier,
  listContributions,
  withdrawContribution,
} from "@/lib/network/contributions";
import { joinNetwork, leaveNetwork, networkStatus } from "@/lib/network/membership";
import { type Route, route } from "@/lib/platform/http/route";

/** For pages that are made on the server. */
export { listContributions, networkStatus };

const READ = { permission: "network.read" } as const;
const MANAGE = { permission: "network.manage" } as const;
const TAG = "network";
const byId = z.strictObject({ id: z.uuid() });

export const networkRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/console/network",
    access: READ,
    tag: TAG,
    summary: { ja: "共有ネガへの参加状況", en: "Whether the organisation takes part in the network" },
    responses: { 200: networkStatusView },
    handle: async ({ actor, now }) => ({ status: 200, body: await networkStatus(actor, now) }),
  }),
  route({
    method: "post",
    path: "/api/console/network/join",
    access: MANAGE,
    tag: TAG,
    summary: { ja: "共有ネガに参加する", en: "Join the network" },
    responses: { 200: networkStatusView },
    handle: async ({ actor, now, requestId }) => ({ status: 200, body: await joinNetwork(actor, { now, requestId }) }),
  }),
  route({
    method: "post",
    path: "/api/console/network/leave",
    access: MANAGE,
    tag: TAG,
    summary: {
      ja: "共有ネガから抜け、提供した情報を取り下げる",
      en: "Leave the network, and take back all that was told",
    },
    responses: { 200: networkStatusView },
    handle: async ({ actor, now, requestId }) => ({ status: 200, body: await leaveNetwork(actor, { now, requestId }) }),
  }),
  route({
    method: "get",
    path: "/api/console/network/contributions",
    access: READ,
    tag: TAG,
    summary: { ja: "自社が提供した共有ネガ", en: "Negatives that the organisation told" },
    query: contributionQuery,
    responses: { 200: contributionPage },
    handle: async ({ actor, query }) => ({ status: 200, body: await listContributions(actor, query) }),
  }),
  route({
    method: "post",
    path: "/api/console/network/contributions/:id/withdraw",
    access: MANAGE,
    tag: TAG,
    summary: { ja: "提供した共有ネガを取り下げる", en: "Take a negative back" },
    params: byId,
    body: withdrawalRequest,
    responses: { 200: contributionView },
    handle: async ({ actor, params, body, now, requestId }) => ({
      status: 200,
      body: await withdrawContribution(actor, params.id, body, { now, requestId }),
    }),
  }),
  route({
    method: "post",
    path: "/api/console/network/contributions/:id/confirm",
    access: MANAGE,
    tag: TAG,
    summary: { ja: "異議のある共有ネガを維持する", en: "Stand by a disputed negative" },
    params: byId,
    responses: { 200: contributionView },
    handle: async ({ actor, params, now, requestId }) => ({
      status: 200,
      body: await confirmContribution(actor, params.id, { now, requestId }),
    }),
  }),
  route({
    method: "post",
    path: "/api/console/network/disputes",
    access: MANAGE,
    tag: TAG,
    summary: { ja: "共有ネガに異議を申し立てる", en: "Dispute what is told of an identifier" },
    body: disputeRequest,
    responses: { 200: disputeResult },
    handle: async ({ actor, body, now, requestId }) => ({
      status: 200,
      body: await disputeIdentifier(actor, body, { now, requestId }),
    }),
  }),
];
