import "server-only";
import { type Route, route } from "@/lib/platform/http/route";
import {
  publishRequest,
  restoreRequest,
  rulesetQuery,
  rulesetView,
  settingsView,
  trialRequest,
  trialView,
  usageView,
  versionPage,
  versionsQuery,
  vocabularyView,
} from "@/lib/rules/contract";
import { publishRuleset, restoreRuleset } from "@/lib/rules/publish-ruleset";
import { getRuleset, getVersions } from "@/lib/rules/read-ruleset";
import { getUsage } from "@/lib/rules/rule-usage";
import { getSettings } from "@/lib/rules/settings-view";
import { tryDraft } from "@/lib/rules/try-draft";
import { ruleVocabulary } from "@/lib/rules/vocabulary";

const READ = { permission: "rules.read" } as const;
const PUBLISH = { permission: "rules.publish" } as const;

export const rulesetRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/console/ruleset",
    access: READ,
    tag: "console",
    summary: { ja: "公開中、または指定した版のルールセット", en: "The ruleset in force, or one version" },
    query: rulesetQuery,
    responses: { 200: rulesetView },
    handle: async ({ actor, query }) => ({ status: 200, body: await getRuleset(actor, query.version ?? null) }),
  }),
  route({
    method: "post",
    path: "/api/console/ruleset",
    access: PUBLISH,
    tag: "console",
    summary: { ja: "ルールセットを新しい版として公開する", en: "Publish the next version of the ruleset" },
    body: publishRequest,
    responses: { 201: rulesetView },
    handle: async ({ actor, body, now, requestId }) => ({
      status: 201,
      body: await publishRuleset(actor, body, { now, requestId }),
    }),
  }),
  route({
    method: "post",
    path: "/api/console/ruleset/restore",
    access: PUBLISH,
    tag: "console",
    summary: { ja: "過去の版を新しい版として公開し直す", en: "Publish an earlier version again" },
    body: restoreRequest,
    responses: { 201: rulesetView },
    handle: async ({ actor, body, now, requestId }) => ({
      status: 201,
      body: await restoreRuleset(actor, body, { now, requestId }),
    }),
  }),
  route({
    method: "get",
    path: "/api/console/ruleset/versions",
    access: READ,
    tag: "console",
    summary: { ja: "ルールセットの版（新しい順）", en: "Versions of the ruleset, newest first" },
    query: versionsQuery,
    responses: { 200: versionPage },
    handle: async ({ actor, query }) => ({
      status: 200,
      body: await getVersions(actor, { cursor: query.cursor ?? null, limit: query.limit }),
    }),
  }),
  route({
    method: "get",
    path: "/api/console/ruleset/usage",
    access: READ,
    tag: "console",
    summary: { ja: "ルールごとの発火回数", en: "How often each rule fired" },
    responses: { 200: usageView },
    handle: async ({ actor, now }) => ({ status: 200, body: await getUsage(actor, now) }),
  }),
  route({
    method: "get",
    path: "/api/console/ruleset/vocabulary",
    access: READ,
    tag: "console",
    summary: { ja: "ルールで使える項目とシグナル", en: "Fields and signals that rules can name" },
    responses: { 200: vocabularyView },
    handle: async ({ locale }) => ({ status: 200, body: ruleVocabulary(locale) }),
  }),
  route({
    method: "get",
    path: "/api/console/ruleset/settings",
    access: READ,
    tag: "console",
    summary: { ja: "公開中のシグナル設定", en: "Signal settings in force" },
    responses: { 200: settingsView },
    handle: async ({ actor, locale }) => ({ status: 200, body: await getSettings(actor, locale) }),
  }),
  route({
    method: "post",
    path: "/api/console/ruleset/trial",
    access: PUBLISH,
    tag: "console",
    summary: { ja: "下書きを直近の注文で試す", en: "Try a draft on the latest orders" },
    body: trialRequest,
    responses: { 200: trialView },
    handle: async ({ actor, body }) => ({ status: 200, body: await tryDraft(actor, body) }),
  }),
];

/** What the rules page is rendered with on the server. */
export { getRuleset as loadRuleset } from "@/lib/rules/read-ruleset";
