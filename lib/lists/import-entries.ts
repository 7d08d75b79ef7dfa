import "server-only";
import { parse } from "csv-parse/sync";
import type { z } from "zod";
import type { Actor } from "@/lib/access/actor";
import { recordAudits } from "@/lib/access/audit-store";
import { faults, REPORTING } from "@/lib/platform/http/zod-faults";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { findCardNumbers } from "@/lib/screening/card-numbers";
import { DomainError, type FieldError } from "@/lib/shared/domain-error";
import { listEntryInput } from "./contract";
import { withoutGuard } from "./csv-guard";
import { type At, entryAudit, NUMERIC_IDS, newEntry } from "./manage-entries";
import { findKeysInForce, insertEntries, type NewEntry } from "./store";

export type ImportFault = FieldError & { readonly line: number };
export type ImportOutcome = {
  readonly imported: number;
  readonly unchanged: number;
  readonly errors: readonly ImportFault[];
};

type Line = { readonly line: number; readonly fields: Record<string, string> };
type Planned = { readonly line: number; readonly entry: NewEntry; readonly known: boolean };

const ROWS_SHOWN = 20;
const INSERT_ROWS = 1_000;

/**
 * Imports entries from CSV with a header row naming the fields of an entry. A bad line is reported and left out; the others are
 * stored in one transaction. Throws malformed_json's sibling `invalid_request` when the text is no CSV at all.
 */
export async function importEntries(actor: Actor, csv: string, at: At): Promise<ImportOutcome> {
  const { good, errors } = readEntries(actor, csv, at.now);
  return withTenant(actor.organizationId, async (t) => {
    const planned = await plan(t, good, at.now);
    const fresh = planned.flatMap(({ known, entry }) => (known ? [] : [entry]));
    for (let from = 0; from < fresh.length; from += INSERT_ROWS) {
      const rows = fresh.slice(from, from + INSERT_ROWS);
      await insertEntries(t, rows);
      await recordAudits(
        t,
        rows.map((row) => entryAudit(actor, "list_entry.add", row, at)),
      );
    }
    return { imported: fresh.length, unchanged: planned.length - fresh.length, errors };
  });
}

/** What importing the text would do, without doing it. Throws as `importEntries`. */
export async function previewImport(actor: Actor, csv: string, now: Date) {
  const { good, errors } = readEntries(actor, csv, now);
  const planned = await withTenant(actor.organizationId, (t) => plan(t, good, now));
  const known = planned.filter((one) => one.known).length;
  return {
    rows: planned.slice(0, ROWS_SHOWN).map(({ line, entry, known: isKnown }) => ({
      line,
      list: entry.list,
      kind: entry.kind,
      canonical: entry.value,
      known: isKnown,
    })),
    fresh: planned.length - known,
    known,
    errors,
  };
}

function readEntries(actor: Actor, csv: string, now: Date) {
  const errors: ImportFault[] = [];
  const good = readLines(csv).flatMap((line) => {
    const read = readEntry(actor, line, now);
    if ("entry" in read) return [{ line: line.line, entry: read.entry }];
    errors.push(...read.faults.map((fault) => ({ line: line.line, ...fault })));
    return [];
  });
  return { good, errors };
}

function readEntry(
  actor: Actor,
  line: Line,
  now: Date,
): { readonly entry: NewEntry } | { readonly faults: readonly FieldError[] } {
  const input = entryOf(line);
  if (Array.isArray(input)) return { faults: input };
  try {
    return { entry: newEntry(actor, input, now) };
  } catch (error) {
    if (error instanceof DomainError) return { faults: error.errors };
    throw error;
  }
}

/** Which entries are on their list already, be it from before or from an earlier line. */
async function plan(
  t: TenantTx,
  good: readonly { readonly line: number; readonly entry: NewEntry }[],
  now: Date,
): Promise<Planned[]> {
  const known = new Set<string>();
  for (let from = 0; from < good.length; from += INSERT_ROWS) {
    const keys = good.slice(from, from + INSERT_ROWS).map(({ entry }) => entry.key);
    for (const row of await findKeysInForce(t, keys, now)) known.add(identityOf(row));
  }
  return good.map(({ line, entry }) => {
    const identity = identityOf(entry);
    const isKnown = known.has(identity);
    known.add(identity);
    return { line, entry, known: isKnown };
  });
}

const identityOf = ({
  list,
  kind,
  key,
  target,
  subject,
}: {
  readonly [Field in "list" | "kind" | "target"]: string;
} & { readonly key: bigint; readonly subject: string | null }): string =>
  JSON.stringify([list, kind, key.toString(), target, subject]);

function readLines(csv: string): Line[] {
  try {
    const records: { record: Record<string, string>; info: { lines: number } }[] = parse(csv, {
      bom: true,
      columns: true,
      info: true,
      skip_empty_lines: true,
      trim: true,
    });
    return records.map(({ record, info }) => ({ line: info.lines, fields: record }));
  } catch (cause) {
    throw new DomainError("invalid_request", {
      values: { count: 1 },
      errors: [{ pointer: "", code: "invalid" }],
      cause,
    });
  }
}

/** Columns of an export that tell of an entry and can't be set. */
const TOLD: ReadonlySet<string> = new Set(["createdAt", "createdBy", "releasedAt"]);

function entryOf(line: Line): z.output<typeof listEntryInput> | FieldError[] {
  const filled: Record<string, unknown> = Object.fromEntries(
    Object.entries(line.fields).flatMap(([name, value]) =>
      value === "" || TOLD.has(name) ? [] : [[name, withoutGuard(value)]],
    ),
  );
  if (line.fields.releasedAt) return [{ pointer: "/releasedAt", code: "released_entry" }];
  if (filled.forcesOk !== undefined) filled.forcesOk = filled.forcesOk === "true" || filled.forcesOk === "1";
  const cards = findCardNumbers(NUMERIC_IDS.has(String(filled.kind)) ? { ...filled, value: "" } : filled);
  if (cards.length > 0) return cards.map((at) => ({ pointer: at, code: "card_number" }));
  const parsed = listEntryInput.safeParse(filled, REPORTING);
  return parsed.success ? parsed.data : faults(parsed.error);
}
