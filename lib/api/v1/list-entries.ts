import "server-only";
import { z } from "zod";
import { importResult, listEntryInput, listEntryPage, listEntryQuery, listEntrySchema } from "@/lib/lists/contract";
import { importEntries } from "@/lib/lists/import-entries";
import { addEntry, findEntries, release } from "@/lib/lists/manage-entries";
import { readText } from "@/lib/platform/http/read-text";
import { type Route, route } from "@/lib/platform/http/route";
import { text } from "@/lib/platform/http/text";
import { DomainError } from "@/lib/shared/domain-error";

const TAG = "list-entries";
const IMPORT_BYTES_MAX = 5 * 1024 * 1024;

export const listEntryRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/v1/list-entries",
    access: { scope: "lists" },
    tag: TAG,
    summary: { ja: "リスト項目を探す", en: "Find list entries" },
    query: listEntryQuery,
    responses: { 200: listEntryPage },
    handle: async ({ actor, query, now }) => ({ status: 200, body: await findEntries(actor, query, now) }),
  }),
  route({
    method: "post",
    path: "/api/v1/list-entries",
    access: { scope: "lists" },
    tag: TAG,
    summary: { ja: "リストに登録する", en: "Put an identifier on a list" },
    body: listEntryInput,
    responses: { 200: listEntrySchema, 201: listEntrySchema },
    handle: async ({ actor, body, now, requestId }) => {
      const { entry, created } = await addEntry(actor, body, { now, requestId });
      return { status: created ? 201 : 200, body: entry };
    },
  }),
  route({
    method: "post",
    path: "/api/v1/list-entries/import",
    access: { scope: "lists" },
    tag: TAG,
    summary: { ja: "CSVからリストに登録する", en: "Import list entries from CSV" },
    stream: "text/csv",
    responses: { 200: importResult },
    handle: async ({ actor, request, now, requestId, locale }) => {
      if (!/^text\/csv\b/i.test(request.headers.get("content-type") ?? "")) {
        throw new DomainError("unsupported_media_type", { values: { expected: "text/csv" } });
      }
      const outcome = await importEntries(actor, await readText(request, IMPORT_BYTES_MAX), { now, requestId });
      const errors = outcome.errors.map(({ values, ...fault }) => ({
        ...fault,
        message: text(locale, `fields.${fault.code}`, values),
      }));
      return { status: 200, body: { ...outcome, errors } };
    },
  }),
  route({
    method: "post",
    path: "/api/v1/list-entries/:id/release",
    access: { scope: "lists" },
    tag: TAG,
    summary: { ja: "リストから解除する", en: "Release a list entry" },
    params: z.strictObject({ id: z.uuid() }),
    responses: { 200: listEntrySchema },
    handle: async ({ actor, params, now, requestId }) => ({
      status: 200,
      body: await release(actor, params.id, { now, requestId }),
    }),
  }),
];
