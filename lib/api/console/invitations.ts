import "server-only";
import { z } from "zod";
import { acceptInvitation, openInvitation } from "@/lib/access/accept-invitation";
import { invite, resendInvitation, revokeInvitation } from "@/lib/access/invitations";
import { listOpenInvitations } from "@/lib/access/invitations-store";
import {
  acceptedInvitation,
  acceptRequest,
  invitationList,
  invitationRequest,
  issuedInvitation,
  openedInvitation,
  openInvitationRequest,
} from "@/lib/access/people-contract";
import { clientIp } from "@/lib/platform/http/client-ip";
import { type Route, route } from "@/lib/platform/http/route";
import { mailConfigured } from "@/lib/platform/mail/send-mail";
import { withTenant } from "@/lib/platform/tenant";
import type { OrganizationId } from "@/lib/shared/ids";

const MANAGE = { permission: "users.manage" } as const;
const byId = z.strictObject({ id: z.uuid() });

/** For the page that is made on the server. */
export const loadInvitations = async (org: OrganizationId, now: Date) => ({
  items: await withTenant(org, (t) => listOpenInvitations(t, now)),
  nextCursor: null,
  mailConfigured: mailConfigured(),
});

/** By administrators. */
const managing: readonly Route[] = [
  route({
    method: "get",
    path: "/api/console/invitations",
    access: { permission: "users.read" },
    tag: "console",
    summary: { ja: "有効な招待と期限切れの招待", en: "Invitations that wait or have expired" },
    responses: { 200: invitationList },
    handle: async ({ actor, now }) => ({ status: 200, body: await loadInvitations(actor.organizationId, now) }),
  }),
  route({
    method: "post",
    path: "/api/console/invitations",
    access: MANAGE,
    tag: "console",
    summary: { ja: "招待する（リンクは一度だけ表示）", en: "Invite somebody; the link is shown once" },
    body: invitationRequest,
    responses: { 201: issuedInvitation },
    handle: async ({ actor, body, now, requestId }) => ({
      status: 201,
      body: await invite(actor, body, { now, requestId }),
    }),
  }),
  route({
    method: "post",
    path: "/api/console/invitations/:id/resend",
    access: MANAGE,
    tag: "console",
    summary: { ja: "新しいリンクで送り直す", en: "Send again, with a new link" },
    params: byId,
    responses: { 200: issuedInvitation },
    handle: async ({ actor, params, now, requestId }) => ({
      status: 200,
      body: await resendInvitation(actor, params.id, { now, requestId }),
    }),
  }),
  route({
    method: "post",
    path: "/api/console/invitations/:id/revoke",
    access: MANAGE,
    tag: "console",
    summary: { ja: "招待を取り消す", en: "Withdraw an invitation" },
    params: byId,
    responses: { 204: null },
    handle: async ({ actor, params, now, requestId }) => {
      await revokeInvitation(actor, params.id, { now, requestId });
      return { status: 204 };
    },
  }),
];

/** By the invited person, whom nobody knows yet: the token of the link, 256 random bits, stands in for a sign-in. */
const answering: readonly Route[] = [
  route({
    method: "post",
    path: "/api/console/invitations/open",
    access: "public",
    tag: "console",
    summary: { ja: "招待の内容を見る", en: "What an invitation says" },
    body: openInvitationRequest,
    responses: { 200: openedInvitation },
    handle: async ({ body, now }) => ({ status: 200, body: await openInvitation(body.token, now) }),
  }),
  route({
    method: "post",
    path: "/api/console/invitations/accept",
    access: "public",
    tag: "console",
    summary: { ja: "招待を受けて参加する", en: "Accept an invitation" },
    body: acceptRequest,
    responses: { 200: acceptedInvitation },
    handle: async ({ body, now, requestId, request }) => {
      const ip = clientIp(request.headers.get("x-forwarded-for"));
      const userAgent = request.headers.get("user-agent") ?? "";
      return { status: 200, body: await acceptInvitation(body, { now, requestId, ip, userAgent }) };
    },
  }),
];

export const invitationRoutes: readonly Route[] = [...managing, ...answering];
