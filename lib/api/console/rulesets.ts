import "server-only";
import { type Route, route } from "@/lib/platform/http/route";
import { publishRequest, rulesetView } from "@/lib/rules/contract";
import { getRuleset, publishRuleset } from "@/lib/rules/publish-ruleset";

export const rulesetRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/console/ruleset",
    access: { permission: "rules.read" },
    tag: "console",
    summary: { ja: "公開中のルールセット", en: "The ruleset in force" },
    responses: { 200: rulesetView },
    handle: async ({ actor }) => ({ status: 200, body: await getRuleset(actor) }),
  }),
  route({
    method: "post",
    path: "/api/console/ruleset",
    access: { permission: "rules.publish" },
    tag: "console",
    summary: { ja: "ルールセットを新しい版として公開する", en: "Publish the next version of the ruleset" },
    body: publishRequest,
    responses: { 201: rulesetView },
    handle: async ({ actor, body, now, requestId }) => ({
      status: 201,
      body: await publishRuleset(actor, body, { now, requestId }),
    }),
  }),
];
