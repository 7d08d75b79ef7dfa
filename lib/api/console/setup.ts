import "server-only";
import { setupAnswer, setupRequest } from "@/lib/access/contract";
import { setUp } from "@/lib/access/setup";
import { type Route, route } from "@/lib/platform/http/route";
import { starterRuleset } from "@/lib/risk/starter-ruleset";

export const setupRoutes: readonly Route[] = [
  route({
    method: "post",
    path: "/api/console/setup",
    // Nobody can be signed in yet. The token that only the operator's console shows stands in for it, and it is void once there
    // is a user.
    access: "public",
    tag: "console",
    summary: { ja: "初期設定（最初の管理者を作成）", en: "First-run set-up: creates the first administrator" },
    body: setupRequest,
    responses: { 201: setupAnswer },
    handle: async ({ body, now, requestId }) => {
      const ruleset = starterRuleset(1, body.administrator.locale);
      return { status: 201, body: await setUp(body, ruleset, now, requestId) };
    },
  }),
];
