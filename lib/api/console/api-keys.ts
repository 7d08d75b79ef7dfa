import "server-only";
import { z } from "zod";
import { issueApiKey, revokeApiKey } from "@/lib/access/api-keys";
import { listApiKeys } from "@/lib/access/api-keys-store";
import { apiKeyList, apiKeyRequest, newApiKey } from "@/lib/access/contract";
import { type Route, route } from "@/lib/platform/http/route";
import { withTenant } from "@/lib/platform/tenant";
import type { OrganizationId } from "@/lib/shared/ids";

/** For the page that is made on the server. */
export const loadApiKeys = async (org: OrganizationId) => ({
  items: await withTenant(org, listApiKeys),
  nextCursor: null,
});

export const apiKeyRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/console/api-keys",
    access: { permission: "keys.manage" },
    tag: "console",
    summary: { ja: "APIキーの一覧", en: "List API keys" },
    responses: { 200: apiKeyList },
    handle: async ({ actor }) => ({ status: 200, body: await loadApiKeys(actor.organizationId) }),
  }),
  route({
    method: "post",
    path: "/api/console/api-keys",
    access: { permission: "keys.manage" },
    tag: "console",
    summary: { ja: "APIキーを発行する（キーは一度だけ表示）", en: "Issue an API key; its text is shown once" },
    body: apiKeyRequest,
    responses: { 201: newApiKey },
    handle: async ({ actor, body, now, requestId }) => ({
      status: 201,
      body: await issueApiKey(actor, body, now, requestId),
    }),
  }),
  route({
    method: "post",
    path: "/api/console/api-keys/:id/revoke",
    access: { permission: "keys.manage" },
    tag: "console",
    summary: { ja: "APIキーを失効させる", en: "Revoke an API key" },
    params: z.object({ id: z.uuid() }),
    responses: { 204: null },
    handle: async ({ actor, params, now, requestId }) => {
      await revokeApiKey(actor, params.id, now, requestId);
      return { status: 204 };
    },
  }),
];
