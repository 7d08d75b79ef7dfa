import "server-only";
import { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import { changeExpiry, entryHistory, previewEntry, restoreEntry } from "@/lib/lists/change-entries";
import {
  type EntryFilter,
  type EntryList,
  entryFilter,
  entryHistorySchema,
  entryIdParams,
  entryListQuery,
  entryListSchema,
  expiryBody,
  importPreviewSchema,
  previewBody,
  previewSchema,
  releaseBody,
  shownEntrySchema,
} from "@/lib/lists/console-contract";
import { importResult, listEntryInput, listEntrySchema } from "@/lib/lists/contract";
import { type ImportFault, importEntries, previewImport } from "@/lib/lists/import-entries";
import { addEntry, release } from "@/lib/lists/manage-entries";
import { exportEntries, searchEntries } from "@/lib/lists/search-entries";
import { readText } from "@/lib/platform/http/read-text";
import { type Route, route } from "@/lib/platform/http/route";
import { text } from "@/lib/platform/http/text";
import { DomainError } from "@/lib/shared/domain-error";
import { tokyoDay } from "@/lib/shared/tokyo-day";
import type { Locale } from "@/lib/shared/vocabulary";

const READ = { permission: "lists.read" } as const;
const MANAGE = { permission: "lists.manage" } as const;
const TAG = "list-entries";
const IMPORT_BYTES_MAX = 5 * 1024 * 1024;

const search = route({
  method: "get",
  path: "/api/console/list-entries",
  access: READ,
  tag: TAG,
  summary: { ja: "リスト項目を探す（どの表記でも）", en: "Search list entries, in any spelling" },
  query: entryListQuery,
  responses: { 200: entryListSchema },
  handle: async ({ actor, query, now }) => ({ status: 200, body: await searchEntries(actor, query, now) }),
});

const add = route({
  method: "post",
  path: "/api/console/list-entries",
  access: MANAGE,
  tag: TAG,
  summary: { ja: "リストに登録する", en: "Put an identifier on a list" },
  body: listEntryInput,
  responses: { 200: listEntrySchema, 201: listEntrySchema },
  handle: async ({ actor, body, now, requestId }) => {
    const { entry, created } = await addEntry(actor, body, { now, requestId });
    return { status: created ? 201 : 200, body: entry };
  },
});

const preview = route({
  method: "post",
  path: "/api/console/list-entries/preview",
  access: READ,
  tag: TAG,
  summary: { ja: "登録すると何に一致するか", en: "What an entry would match" },
  body: previewBody,
  responses: { 200: previewSchema },
  handle: async ({ actor, body, now }) => ({ status: 200, body: await previewEntry(actor, body, now) }),
});

const exportCsv = route({
  method: "get",
  path: "/api/console/list-entries/export",
  access: READ,
  tag: TAG,
  summary: { ja: "CSVで書き出す（記録される）", en: "Export entries as CSV; it is recorded" },
  query: entryFilter,
  responses: { 200: null },
  handle: async ({ actor, query, now, requestId }) => {
    const name = `sekisho-${query.list ?? "lists"}-${tokyoDay(now)}.csv`;
    return new Response(await exportEntries(actor, query, { now, requestId }), {
      headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="${name}"` },
    });
  },
});

const importCsv = route({
  method: "post",
  path: "/api/console/list-entries/import",
  access: MANAGE,
  tag: TAG,
  summary: { ja: "CSVからリストに登録する", en: "Import list entries from CSV" },
  stream: "text/csv",
  responses: { 200: importResult },
  handle: async ({ actor, request, now, requestId, locale }) => {
    const outcome = await importEntries(actor, await csvOf(request), { now, requestId });
    return { status: 200, body: { ...outcome, errors: worded(outcome.errors, locale) } };
  },
});

const importPreview = route({
  method: "post",
  path: "/api/console/list-entries/import/preview",
  access: MANAGE,
  tag: TAG,
  summary: { ja: "CSVを登録せずに確かめる", en: "What importing a CSV would do" },
  stream: "text/csv",
  responses: { 200: importPreviewSchema },
  handle: async ({ actor, request, now, locale }) => {
    const planned = await previewImport(actor, await csvOf(request), now);
    return { status: 200, body: { ...planned, errors: worded(planned.errors, locale) } };
  },
});

const history = route({
  method: "get",
  path: "/api/console/list-entries/:id/history",
  access: READ,
  tag: TAG,
  summary: { ja: "リスト項目の履歴", en: "What was done to an entry" },
  params: entryIdParams,
  responses: { 200: entryHistorySchema },
  handle: async ({ actor, params }) => ({ status: 200, body: await entryHistory(actor, params.id) }),
});

const releaseOne = route({
  method: "post",
  path: "/api/console/list-entries/:id/release",
  access: MANAGE,
  tag: TAG,
  summary: { ja: "リストから解除する", en: "Release a list entry" },
  params: entryIdParams,
  body: releaseBody,
  responses: { 200: listEntrySchema },
  handle: async ({ actor, params, body, now, requestId }) => ({
    status: 200,
    body: await release(actor, params.id, { now, requestId }, body.reason),
  }),
});

const expiry = route({
  method: "post",
  path: "/api/console/list-entries/:id/expiry",
  access: MANAGE,
  tag: TAG,
  summary: { ja: "有効期限を変える", en: "Change when an entry ends" },
  params: entryIdParams,
  body: expiryBody,
  responses: { 200: shownEntrySchema },
  handle: async ({ actor, params, body, now, requestId }) => ({
    status: 200,
    body: await changeExpiry(actor, params.id, body, { now, requestId }),
  }),
});

const restore = route({
  method: "post",
  path: "/api/console/list-entries/:id/restore",
  access: MANAGE,
  tag: TAG,
  summary: { ja: "解除した項目をもう一度登録する", en: "Make a released entry again" },
  params: entryIdParams,
  responses: { 200: shownEntrySchema },
  handle: async ({ actor, params, now, requestId }) => ({
    status: 200,
    body: await restoreEntry(actor, params.id, { now, requestId }),
  }),
});

export const consoleListEntryRoutes: readonly Route[] = [
  search,
  add,
  preview,
  exportCsv,
  importCsv,
  importPreview,
  history,
  releaseOne,
  expiry,
  restore,
];

/** What the lists page is rendered with on the server. */
export const loadEntries = (actor: UserActor, filter: EntryFilter, now: Date): Promise<EntryList> =>
  searchEntries(actor, entryListQuery.parse(filter), now);

const csvType = z.string().regex(/^text\/csv\b/i);

function csvOf(request: Request): Promise<string> {
  if (!csvType.safeParse(request.headers.get("content-type")).success) {
    throw new DomainError("unsupported_media_type", { values: { expected: "text/csv" } });
  }
  return readText(request, IMPORT_BYTES_MAX);
}

const worded = (faults: readonly ImportFault[], locale: Locale) =>
  faults.map(({ values, ...fault }) => ({ ...fault, message: text(locale, `fields.${fault.code}`, values) }));
