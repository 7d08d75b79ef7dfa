import "server-only";
import { z } from "zod";
import { type Route, route } from "@/lib/platform/http/route";
import {
  activationRequest,
  ageLimitRequest,
  lookUpQuery,
  lookUpView,
  previewView,
  tableList,
  tableQuery,
  uploadedView,
  uploadQuery,
  versionList,
} from "@/lib/reference/contract";
import { lookUp } from "@/lib/reference/look-up";
import { activateVersion, listTables, listVersions, setAgeLimit, versionSource } from "@/lib/reference/manage-tables";
import { readUpload } from "@/lib/reference/read-upload";
import { previewTable, uploadTable } from "@/lib/reference/upload-table";

/** For pages that are made on the server. */
export { listTables, listVersions };

const READ = { permission: "reference.read" } as const;
const MANAGE = { permission: "reference.manage" } as const;
const TAG = "reference";

export const referenceRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/console/reference-tables",
    access: READ,
    tag: TAG,
    summary: { ja: "参照表の一覧と鮮度", en: "Reference tables and their age" },
    responses: { 200: tableList },
    handle: async ({ actor, now, locale }) => ({
      status: 200,
      body: { items: await listTables(actor, now, locale), nextCursor: null },
    }),
  }),
  route({
    method: "get",
    path: "/api/console/reference-tables/versions",
    access: READ,
    tag: TAG,
    summary: { ja: "参照表の版(新しい順、100件まで)", en: "Versions of a table, newest first, up to a hundred" },
    query: tableQuery,
    responses: { 200: versionList },
    handle: async ({ actor, query }) => ({
      status: 200,
      body: { items: await listVersions(actor, query.table), nextCursor: null },
    }),
  }),
  route({
    method: "get",
    path: "/api/console/reference-tables/look-up",
    access: READ,
    tag: TAG,
    summary: { ja: "参照表を1件引く", en: "Look one value up in a table" },
    query: lookUpQuery,
    responses: { 200: lookUpView },
    handle: async ({ actor, query, now }) => ({ status: 200, body: await lookUp(actor, query, now) }),
  }),
  route({
    method: "post",
    path: "/api/console/reference-tables/preview",
    access: MANAGE,
    tag: TAG,
    summary: { ja: "CSVを取り込む前に確かめる", en: "Look at a CSV before it is uploaded" },
    query: tableQuery,
    stream: "text/csv",
    responses: { 200: previewView },
    handle: async ({ actor, query, request, locale }) => ({
      status: 200,
      body: await previewTable(actor, query.table, await readUpload(request), locale),
    }),
  }),
  route({
    method: "post",
    path: "/api/console/reference-tables/upload",
    access: MANAGE,
    tag: TAG,
    summary: { ja: "CSVを新しい版として取り込み、有効にする", en: "Upload a CSV as a new version and put it in force" },
    query: uploadQuery,
    stream: "text/csv",
    responses: { 201: uploadedView },
    handle: async ({ actor, query, request, now, requestId }) => ({
      status: 201,
      body: await uploadTable(actor, query, await readUpload(request), { now, requestId }),
    }),
  }),
  route({
    method: "post",
    path: "/api/console/reference-tables/activate",
    access: MANAGE,
    tag: TAG,
    summary: { ja: "別の版に戻す、または使用をやめる", en: "Put another version in force, or none" },
    body: activationRequest,
    responses: { 204: null },
    handle: async ({ actor, body, now, requestId }) => {
      await activateVersion(actor, body, { now, requestId });
      return { status: 204 };
    },
  }),
  route({
    method: "post",
    path: "/api/console/reference-tables/age-limit",
    access: MANAGE,
    tag: TAG,
    summary: { ja: "有効日数を変える", en: "Change how old a table may grow" },
    body: ageLimitRequest,
    responses: { 204: null },
    handle: async ({ actor, body, now, requestId }) => {
      await setAgeLimit(actor, body, { now, requestId });
      return { status: 204 };
    },
  }),
  route({
    method: "get",
    path: "/api/console/reference-versions/:id/source",
    access: READ,
    tag: TAG,
    summary: { ja: "版のCSVをそのまま取り出す", en: "The CSV of a version, as it was uploaded" },
    params: z.strictObject({ id: z.uuid() }),
    responses: { 200: z.string().meta({ description: "text/csv" }) },
    handle: async ({ actor, params }) => {
      const { name, csv } = await versionSource(actor, params.id);
      const headers = { "Content-Type": "text/csv", "Content-Disposition": `attachment; filename="${name}"` };
      return new Response(new Uint8Array(csv), { status: 200, headers });
    },
  }),
];
