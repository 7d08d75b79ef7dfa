import "server-only";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { v7 as newId } from "uuid";
import type { UserActor } from "@/lib/access/actor";
import { recordAct } from "@/lib/access/audit-store";
import { text } from "@/lib/platform/http/text";
import { withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import { pointer } from "@/lib/shared/pointer";
import type { Locale } from "@/lib/shared/vocabulary";
import type { PreviewView, UploadQuery } from "./contract";
import { forgetTables } from "./current-tables";
import { indexOf } from "./index-cache";
import { decodeCsv, type ParsedTable, parseTable, type TableFault } from "./parse-table";
import { removeSuperseded } from "./prune-store";
import { activeVersionId, insertActivation, insertVersion, lockTable } from "./store";
import { INDEX_FORMAT } from "./table-index";
import { tableOf } from "./tables";
import type { TableName } from "./vocabulary";

const zip = promisify(gzip);

/** What an upload would do, without doing it: rows, faults with line and column, what would be added, changed and removed. */
export async function previewTable(
  actor: UserActor,
  table: TableName,
  bytes: Uint8Array,
  locale: Locale,
): Promise<PreviewView> {
  const parsed = await parseTable(tableOf(table), readable(bytes));
  const active = await withTenant(actor.organizationId, (t) => activeVersionId(t, table));
  const current = active === null ? null : await indexOf(actor.organizationId, active);
  return {
    table,
    rows: parsed.rows,
    repeated: parsed.repeated,
    firstRows: [...parsed.firstRows],
    ...parsed.index.compare(current),
    faultCount: parsed.faultCount,
    faults: parsed.faults.map(({ values, ...fault }) => ({
      ...fault,
      message: text(locale, `fields.${fault.code}`, values),
    })),
    activeVersionId: active,
  };
}

/**
 * Stores a table as a new version and puts it in force. All or nothing: a file with a fault changes nothing.
 * Throws reference_table_faulty, reference_conflict.
 */
export async function uploadTable(
  actor: UserActor,
  query: UploadQuery,
  bytes: Uint8Array,
  at: { now: Date; requestId: string },
) {
  const parsed = await parseTable(tableOf(query.table), readable(bytes));
  if (parsed.faultCount > 0) throw faulty(parsed);
  const dataAsOf = query.dataAsOf === undefined ? at.now : new Date(query.dataAsOf);
  if (dataAsOf.getTime() > at.now.getTime()) {
    const errors = [{ pointer: "/dataAsOf", code: "in_future" }];
    throw new DomainError("malformed_parameter", { values: { count: 1 }, errors });
  }
  const before = query.replaces === "none" ? null : query.replaces;
  const current = await withTenant(actor.organizationId, (t) => activeVersionId(t, query.table));
  if (current !== before) throw conflict(current);
  const difference = parsed.index.compare(current === null ? null : await indexOf(actor.organizationId, current));
  const id = newId();
  const row = {
    id,
    tableName: query.table,
    rowCount: parsed.rows,
    dataAsOf,
    uploadedAt: at.now,
    uploadedBy: actor.userId,
    note: query.note,
    source: new Uint8Array(await zip(bytes)),
    indexFormat: INDEX_FORMAT,
    index: new Uint8Array(parsed.index.encode()),
  };
  const version = await withTenant(actor.organizationId, async (t) => {
    await lockTable(t, query.table);
    const still = await activeVersionId(t, query.table);
    if (still !== before) throw conflict(still);
    const number = await insertVersion(t, row);
    await insertActivation(t, {
      id: newId(),
      tableName: query.table,
      versionId: id,
      activatedAt: at.now,
      activatedBy: actor.userId,
    });
    await removeSuperseded(t, query.table, at.now);
    await recordAct(t, actor, at, "reference_table.upload", ["reference_table", query.table], {
      version: number,
      rows: parsed.rows,
      ...difference,
    });
    return number;
  });
  forgetTables(actor.organizationId);
  return { id, version, rows: parsed.rows, ...difference };
}

export const conflict = (activeVersion: string | null): DomainError =>
  new DomainError("reference_conflict", { extra: { activeVersionId: activeVersion } });

function readable(bytes: Uint8Array): string {
  const csv = decodeCsv(bytes);
  if (csv !== null) return csv;
  const errors = [{ pointer: "", code: "invalid_format", values: { format: "UTF-8, Shift_JIS" } }];
  throw new DomainError("invalid_request", { values: { count: 1 }, errors });
}

function faulty(parsed: ParsedTable): DomainError {
  return new DomainError("reference_table_faulty", {
    values: { count: parsed.faultCount },
    errors: parsed.faults.map((fault: TableFault) => ({
      pointer: pointer([fault.line, ...(fault.column === null ? [] : [fault.column])]),
      code: fault.code,
      values: fault.values,
    })),
  });
}
