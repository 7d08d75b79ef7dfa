import "server-only";
import { organizationRequest, organizationView } from "@/lib/access/contract";
import { changeOrganization } from "@/lib/access/organization";
import { readOrganization } from "@/lib/access/organization-store";
import { type Route, route } from "@/lib/platform/http/route";
import { withTenant } from "@/lib/platform/tenant";
import { forgetOrganizationConfig } from "@/lib/screening/organization-config";
import type { OrganizationId } from "@/lib/shared/ids";

const MANAGE = { permission: "organization.manage" } as const;

/** For the page that is made on the server. */
export const loadOrganization = (org: OrganizationId) => withTenant(org, readOrganization);

export const organizationRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/console/organization",
    access: MANAGE,
    tag: "console",
    summary: { ja: "組織の設定", en: "Settings of the organisation" },
    responses: { 200: organizationView },
    handle: async ({ actor }) => ({ status: 200, body: await loadOrganization(actor.organizationId) }),
  }),
  route({
    method: "post",
    path: "/api/console/organization",
    access: MANAGE,
    tag: "console",
    summary: { ja: "組織の設定を変更する", en: "Change the settings of the organisation" },
    body: organizationRequest,
    responses: { 200: organizationView },
    handle: async ({ actor, body, now, requestId }) => {
      const changed = await changeOrganization(actor, body, { now, requestId });
      forgetOrganizationConfig(actor.organizationId);
      return { status: 200, body: changed };
    },
  }),
];
