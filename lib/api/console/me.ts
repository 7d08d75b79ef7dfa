import "server-only";
import { meRequest, meView } from "@/lib/access/contract";
import { setLocale } from "@/lib/access/users";
import { liveSession } from "@/lib/platform/auth";
import { type Route, route } from "@/lib/platform/http/route";
import { DomainError } from "@/lib/shared/domain-error";

export const meRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/console/me",
    access: { permission: "account.own" },
    tag: "console",
    summary: { ja: "サインイン中のユーザー", en: "Who is signed in" },
    responses: { 200: meView },
    handle: async ({ actor, now }) => {
      const session = await liveSession(actor.sessionId, now);
      if (!session) throw new DomainError("unauthenticated");
      const { userId, name, email, locale, role, organizationId, organizationName } = session;
      return {
        status: 200,
        body: { userId, name, email, locale, role, organization: { organizationId, name: organizationName } },
      };
    },
  }),
  route({
    method: "patch",
    path: "/api/console/me",
    access: { permission: "account.own" },
    tag: "console",
    summary: { ja: "表示言語を保存する", en: "Keep the language of display" },
    body: meRequest,
    responses: { 204: null },
    handle: async ({ actor, body }) => {
      await setLocale(actor, body.locale);
      return { status: 204 };
    },
  }),
];
