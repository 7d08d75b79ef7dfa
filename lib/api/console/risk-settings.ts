import "server-only";
import { type Route, route } from "@/lib/platform/http/route";
import {
  settingsChangesQuery,
  settingsChangesView,
  settingsDocumentView,
  settingsLimitsView,
  settingsPublishRequest,
  settingsQuery,
  settingsRestoreRequest,
  settingsVersionPage,
  settingsVersionsQuery,
} from "@/lib/settings/contract";
import { publishSettings, restoreSettings } from "@/lib/settings/publish-settings";
import {
  getSettingsChanges,
  getSettingsDocument,
  getSettingsVersions,
  settingsLimits,
} from "@/lib/settings/read-settings";

const READ = { permission: "rules.read" } as const;
const PUBLISH = { permission: "rules.publish" } as const;

export const riskSettingsRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/console/risk-settings",
    access: READ,
    tag: "console",
    summary: { ja: "公開中、または指定した版のシグナル設定", en: "The signal settings in force, or of one version" },
    query: settingsQuery,
    responses: { 200: settingsDocumentView },
    handle: async ({ actor, query }) => ({
      status: 200,
      body: await getSettingsDocument(actor, query.version ?? null),
    }),
  }),
  route({
    method: "post",
    path: "/api/console/risk-settings",
    access: PUBLISH,
    tag: "console",
    summary: { ja: "シグナル設定を新しい版として公開する", en: "Publish the next version of the signal settings" },
    body: settingsPublishRequest,
    responses: { 201: settingsDocumentView },
    handle: async ({ actor, body, now, requestId }) => ({
      status: 201,
      body: await publishSettings(actor, body, { now, requestId }),
    }),
  }),
  route({
    method: "post",
    path: "/api/console/risk-settings/restore",
    access: PUBLISH,
    tag: "console",
    summary: {
      ja: "過去の版のシグナル設定を公開し直す",
      en: "Publish the signal settings of an earlier version again",
    },
    body: settingsRestoreRequest,
    responses: { 201: settingsDocumentView },
    handle: async ({ actor, body, now, requestId }) => ({
      status: 201,
      body: await restoreSettings(actor, body, { now, requestId }),
    }),
  }),
  route({
    method: "get",
    path: "/api/console/risk-settings/versions",
    access: READ,
    tag: "console",
    summary: {
      ja: "シグナル設定を変更した版（新しい順）",
      en: "Versions that changed the signal settings, newest first",
    },
    query: settingsVersionsQuery,
    responses: { 200: settingsVersionPage },
    handle: async ({ actor, query }) => ({
      status: 200,
      body: await getSettingsVersions(actor, { cursor: query.cursor ?? null, limit: query.limit }),
    }),
  }),
  route({
    method: "get",
    path: "/api/console/risk-settings/changes",
    access: READ,
    tag: "console",
    summary: { ja: "版どうしのシグナル設定の違い", en: "What differs between two versions of the signal settings" },
    query: settingsChangesQuery,
    responses: { 200: settingsChangesView },
    handle: async ({ actor, query }) => ({ status: 200, body: await getSettingsChanges(actor, query) }),
  }),
  route({
    method: "get",
    path: "/api/console/risk-settings/limits",
    access: READ,
    tag: "console",
    summary: { ja: "シグナル設定の各項目で指定できる値", en: "What each place of the signal settings may hold" },
    responses: { 200: settingsLimitsView },
    handle: async ({ locale }) => ({ status: 200, body: settingsLimits(locale) }),
  }),
];
