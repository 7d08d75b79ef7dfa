import "server-only";
import { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import { changeOwnPassword, saveProfile } from "@/lib/access/profile";
import {
  meRequest,
  meView,
  organizationChoice,
  passwordAnswer,
  passwordRequest,
  sessionList,
  sessionParams,
  switchRequest,
} from "@/lib/access/profile-contract";
import { endOtherSessions, endOwnSession, listOwnSessions } from "@/lib/access/session-list";
import { listOrganizations, switchOrganization } from "@/lib/access/session-switch";
import { liveSession, type Session } from "@/lib/platform/auth";
import { sessionCookie } from "@/lib/platform/auth-cookie";
import { type Route, route } from "@/lib/platform/http/route";
import { DomainError } from "@/lib/shared/domain-error";

const OWN = { permission: "account.own" } as const;

async function sessionOfActor(actor: UserActor, now: Date): Promise<Session> {
  const session = await liveSession(actor.sessionId, now);
  if (!session) throw new DomainError("unauthenticated");
  return session;
}

const read = route({
  method: "get",
  path: "/api/console/me",
  access: OWN,
  tag: "console",
  summary: { ja: "サインイン中のユーザー", en: "Who is signed in" },
  responses: { 200: meView },
  handle: async ({ actor, now }) => {
    const { userId, name, email, locale, role, organizationId, organizationName } = await sessionOfActor(actor, now);
    const organization = { organizationId, name: organizationName };
    return { status: 200, body: { userId, name, email, locale, role, organization } };
  },
});

const change = route({
  method: "patch",
  path: "/api/console/me",
  access: OWN,
  tag: "console",
  summary: { ja: "表示の設定を保存する", en: "Keep language and preferences" },
  body: meRequest,
  responses: { 204: null },
  handle: async ({ actor, body }) => {
    await saveProfile(actor, body);
    return { status: 204 };
  },
});

const setPassword = route({
  method: "post",
  path: "/api/console/me/password",
  access: OWN,
  tag: "console",
  summary: { ja: "自分のパスワードを変更する", en: "Change one's own password" },
  body: passwordRequest,
  responses: { 200: passwordAnswer },
  handle: async ({ actor, body, now, requestId }) => {
    const { email } = await sessionOfActor(actor, now);
    return { status: 200, body: { endedSessions: await changeOwnPassword(actor, { email, ...body }, now, requestId) } };
  },
});

const sessions = route({
  method: "get",
  path: "/api/console/me/sessions",
  access: OWN,
  tag: "console",
  summary: { ja: "自分がサインインしている端末", en: "Where one is signed in" },
  responses: { 200: sessionList },
  handle: async ({ actor, now }) => ({ status: 200, body: { items: await listOwnSessions(actor, now) } }),
});

const endSession = route({
  method: "post",
  path: "/api/console/me/sessions/:sessionId/end",
  access: OWN,
  tag: "console",
  summary: { ja: "別の端末のセッションを終了する", en: "End one's session on another device" },
  params: sessionParams,
  responses: { 204: null },
  handle: async ({ actor, params, now, requestId }) => {
    await endOwnSession(actor, params.sessionId, now, requestId);
    return { status: 204 };
  },
});

const endOthers = route({
  method: "post",
  path: "/api/console/me/sessions/end-others",
  access: OWN,
  tag: "console",
  summary: { ja: "この端末以外のセッションをすべて終了する", en: "End all one's other sessions" },
  responses: { 204: null },
  handle: async ({ actor, now, requestId }) => {
    await endOtherSessions(actor, now, requestId);
    return { status: 204 };
  },
});

const organizations = route({
  method: "get",
  path: "/api/console/me/organizations",
  access: OWN,
  tag: "console",
  summary: { ja: "自分が所属する組織", en: "Organisations one belongs to" },
  responses: { 200: z.object({ items: z.array(organizationChoice) }) },
  handle: async ({ actor }) => ({ status: 200, body: { items: await listOrganizations(actor) } }),
});

const chooseOrganization = route({
  method: "post",
  path: "/api/console/me/organization",
  access: OWN,
  tag: "console",
  summary: { ja: "別の組織に切り替える", en: "Go on for another organisation" },
  body: switchRequest,
  responses: { 204: null },
  handle: async ({ actor, body, now, requestId, request }) => {
    const userAgent = request.headers.get("user-agent") ?? "";
    const session = await switchOrganization(actor, { ...body, userAgent }, now, requestId);
    return { status: 204, headers: { "Set-Cookie": await sessionCookie(session, now) } };
  },
});

export const meRoutes: readonly Route[] = [
  read,
  change,
  setPassword,
  sessions,
  endSession,
  endOthers,
  organizations,
  chooseOrganization,
];

/** What the profile page is rendered with. */
export const loadSessions = async (actor: UserActor, now: Date) => ({ items: await listOwnSessions(actor, now) });
