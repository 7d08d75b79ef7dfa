import "server-only";
import { forgottenRequest, openedReset, openResetRequest, resetDone, resetRequest } from "@/lib/access/reset-contract";
import { askForReset, openReset, resetPassword } from "@/lib/access/resets";
import { clientIp } from "@/lib/platform/http/client-ip";
import { type Route, route } from "@/lib/platform/http/route";

/** By somebody who can't sign in: the first tells nobody anything, the others ask for the token of the link, 256 random bits. */
export const passwordResetRoutes: readonly Route[] = [
  route({
    method: "post",
    path: "/api/console/password-resets/ask",
    access: "public",
    tag: "console",
    summary: { ja: "パスワードの再設定を申し込む", en: "Ask for a link for a new password" },
    body: forgottenRequest,
    responses: { 202: null },
    handle: async ({ body, now, request }) => {
      await askForReset(body, { now, ip: clientIp(request.headers.get("x-forwarded-for")) });
      return { status: 202 };
    },
  }),
  route({
    method: "post",
    path: "/api/console/password-resets/open",
    access: "public",
    tag: "console",
    summary: { ja: "再設定リンクの内容を見る", en: "Whose password a link changes" },
    body: openResetRequest,
    responses: { 200: openedReset },
    handle: async ({ body, now }) => ({ status: 200, body: await openReset(body.token, now) }),
  }),
  route({
    method: "post",
    path: "/api/console/password-resets/use",
    access: "public",
    tag: "console",
    summary: { ja: "パスワードを再設定する", en: "Choose a new password by a link" },
    body: resetRequest,
    responses: { 200: resetDone },
    handle: async ({ body, now, requestId }) => ({ status: 200, body: await resetPassword(body, { now, requestId }) }),
  }),
];
