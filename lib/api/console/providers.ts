import "server-only";
import { z } from "zod";
import { type Route, route } from "@/lib/platform/http/route";
import {
  newProvider,
  providerChange,
  providerList,
  providerView,
  trialRequest,
  trialResult,
} from "@/lib/providers/contract";
import {
  changeProvider,
  createProvider,
  listProviders,
  removeProvider,
  tryProvider,
} from "@/lib/providers/manage-providers";

/** For pages that are made on the server. */
export { listProviders };

const MANAGE = { permission: "providers.manage" } as const;
const TAG = "providers";
const byId = z.strictObject({ id: z.uuid() });

export const providerRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/console/providers",
    access: { permission: "providers.read" },
    tag: TAG,
    summary: { ja: "外部照会先の一覧と本日の費用", en: "Live providers and what they cost today" },
    responses: { 200: providerList },
    handle: async ({ actor, now, locale }) => ({ status: 200, body: await listProviders(actor, now, locale) }),
  }),
  route({
    method: "post",
    path: "/api/console/providers",
    access: MANAGE,
    tag: TAG,
    summary: { ja: "外部照会先を登録する", en: "Add a live provider" },
    body: newProvider,
    responses: { 201: providerView },
    handle: async ({ actor, body, now, requestId }) => ({
      status: 201,
      body: await createProvider(actor, body, { now, requestId }),
    }),
  }),
  route({
    method: "put",
    path: "/api/console/providers/:id",
    access: MANAGE,
    tag: TAG,
    summary: { ja: "外部照会先の設定を変える", en: "Change a live provider" },
    params: byId,
    body: providerChange,
    responses: { 200: providerView },
    handle: async ({ actor, params, body, now, requestId }) => ({
      status: 200,
      body: await changeProvider(actor, params.id, body, { now, requestId }),
    }),
  }),
  route({
    method: "delete",
    path: "/api/console/providers/:id",
    access: MANAGE,
    tag: TAG,
    summary: { ja: "外部照会先を外す", en: "Remove a live provider" },
    params: byId,
    responses: { 204: null },
    handle: async ({ actor, params, now, requestId }) => {
      await removeProvider(actor, params.id, { now, requestId });
      return { status: 204 };
    },
  }),
  route({
    method: "post",
    path: "/api/console/providers/:id/try",
    access: MANAGE,
    tag: TAG,
    summary: {
      ja: "外部照会先に試しに問い合わせる(費用がかかります)",
      en: "Ask a provider one question, at its price",
    },
    params: byId,
    body: trialRequest,
    responses: { 200: trialResult },
    handle: async ({ actor, params, body, now, requestId }) => ({
      status: 200,
      body: await tryProvider(actor, params.id, body.inputs, { now, requestId }),
    }),
  }),
];
