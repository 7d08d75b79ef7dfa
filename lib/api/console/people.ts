import "server-only";
import { z } from "zod";
import { seenRevision } from "@/lib/access/contract";
import { changeRole, removeMember } from "@/lib/access/people";
import { peopleList, roleRequest } from "@/lib/access/people-contract";
import { listPeople } from "@/lib/access/people-store";
import { issuedReset } from "@/lib/access/reset-contract";
import { giveReset } from "@/lib/access/resets";
import { now } from "@/lib/platform/clock";
import { type Route, route } from "@/lib/platform/http/route";
import { withTenant } from "@/lib/platform/tenant";
import { type OrganizationId, userId } from "@/lib/shared/ids";

const byUser = z.strictObject({ userId: z.uuid() });

/** For the page that is made on the server. */
export const loadPeople = async (org: OrganizationId) => ({
  items: await withTenant(org, (t) => listPeople(t, now())),
  nextCursor: null,
});

export const peopleRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/console/people",
    access: { permission: "users.read" },
    tag: "console",
    summary: { ja: "組織のユーザー", en: "People of the organisation" },
    responses: { 200: peopleList },
    handle: async ({ actor }) => ({ status: 200, body: await loadPeople(actor.organizationId) }),
  }),
  route({
    method: "post",
    path: "/api/console/people/:userId/role",
    access: { permission: "users.manage" },
    tag: "console",
    summary: { ja: "ロールを変更する", en: "Change somebody's role" },
    params: byUser,
    body: roleRequest,
    responses: { 204: null },
    handle: async ({ actor, params, body, now, requestId }) => {
      await changeRole(actor, userId(params.userId), body, { now, requestId });
      return { status: 204 };
    },
  }),
  route({
    method: "post",
    path: "/api/console/people/:userId/reset",
    access: { permission: "users.manage" },
    tag: "console",
    summary: {
      ja: "パスワード再設定のリンクを発行する（メールを送れない環境では一度だけ表示）",
      en: "Make a link for a new password; shown once where no mail can be sent",
    },
    params: byUser,
    responses: { 201: issuedReset },
    handle: async ({ actor, params, now, requestId }) => ({
      status: 201,
      body: await giveReset(actor, userId(params.userId), { now, requestId }),
    }),
  }),
  route({
    method: "post",
    path: "/api/console/people/:userId/remove",
    access: { permission: "users.manage" },
    tag: "console",
    summary: { ja: "組織から外す", en: "End somebody's membership" },
    params: byUser,
    body: seenRevision,
    responses: { 204: null },
    handle: async ({ actor, params, body, now, requestId }) => {
      await removeMember(actor, userId(params.userId), body.revision, { now, requestId });
      return { status: 204 };
    },
  }),
];
