import "server-only";
import { parse } from "csv-parse/sync";
import type { z } from "zod";
import type { Actor } from "@/lib/access/actor";
import { faults, REPORTING } from "@/lib/platform/http/zod-faults";
import { withTenant } from "@/lib/platform/tenant";
import { findCardNumbers } from "@/lib/screening/card-numbers";
import { DomainError, type FieldError } from "@/lib/shared/domain-error";
import { listEntryInput } from "./contract";
import { addWithin, NUMERIC_IDS } from "./manage-entries";

export type ImportOutcome = {
  readonly imported: number;
  readonly unchanged: number;
  readonly errors: readonly (FieldError & { readonly line: number })[];
};

type Line = { readonly line: number; readonly fields: Record<string, string> };

/**
 * Imports entries from CSV with a header row naming the fields of an entry. A bad line is reported and left out; the others are
 * stored in one transaction. Throws malformed_json's sibling `invalid_request` when the text is no CSV at all.
 */
export async function importEntries(
  actor: Actor,
  csv: string,
  at: { now: Date; requestId: string },
): Promise<ImportOutcome> {
  const errors: (FieldError & { line: number })[] = [];
  const good = readLines(csv).flatMap((line) => {
    const entry = entryOf(line);
    if (Array.isArray(entry)) {
      errors.push(...entry.map((fault) => ({ line: line.line, ...fault })));
      return [];
    }
    return [{ line: line.line, entry }];
  });
  let imported = 0;
  let unchanged = 0;
  await withTenant(actor.organizationId, async (t) => {
    for (const { line, entry } of good) {
      try {
        const { created } = await addWithin(t, actor, entry, at);
        if (created) imported++;
        else unchanged++;
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        errors.push(...error.errors.map((fault) => ({ line, ...fault })));
      }
    }
  });
  return { imported, unchanged, errors: errors.toSorted((a, b) => a.line - b.line) };
}

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

function entryOf(line: Line): z.output<typeof listEntryInput> | FieldError[] {
  const filled: Record<string, unknown> = Object.fromEntries(
    Object.entries(line.fields).filter(([, value]) => value !== ""),
  );
  if (filled.forcesOk !== undefined) filled.forcesOk = filled.forcesOk === "true" || filled.forcesOk === "1";
  const cards = findCardNumbers(NUMERIC_IDS.has(String(filled.kind)) ? { ...filled, value: "" } : filled);
  if (cards.length > 0) return cards.map((at) => ({ pointer: at, code: "card_number" }));
  const parsed = listEntryInput.safeParse(filled, REPORTING);
  return parsed.success ? parsed.data : faults(parsed.error);
}
