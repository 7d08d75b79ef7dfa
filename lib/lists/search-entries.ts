import "server-only";
import { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import { recordAct } from "@/lib/access/audit-store";
import { readAs, readSearch } from "@/lib/orders/read-search";
import { decodeCursor, encodeCursor } from "@/lib/platform/http/cursor";
import { withTenant } from "@/lib/platform/tenant";
import { DAY_MS } from "@/lib/shared/durations";
import { instantSchema } from "@/lib/shared/instant";
import { LISTABLE_KINDS, type ListableKind } from "@/lib/shared/vocabulary";
import type { EntryFilter, EntryList, EntryListQuery, ShownEntry } from "./console-contract";
import { csvField } from "./csv-guard";
import { type At, toEntry } from "./manage-entries";
import { countEntries, type EntryRow, type EntryScope, pageOfEntries } from "./store";
import { type EntryState, EXPIRING_DAYS } from "./words-contract";

const position = z.tuple([instantSchema, z.uuid()]);

/** Entries, newest first, with how many each list has. `q` finds an identifier in any spelling. */
export async function searchEntries(actor: UserActor, query: EntryListQuery, now: Date): Promise<EntryList> {
  const { cursor, limit, ...filter } = query;
  const before = cursor === undefined ? null : decodeCursor(cursor, position);
  const scope = scopeOf(filter, now);
  return withTenant(actor.organizationId, async (t) => {
    const rows = await pageOfEntries(t, scope, {
      before: before && { createdAt: new Date(before[0]), id: before[1] },
      limit: limit + 1,
    });
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    const counts = before === null ? await countEntries(t, scope) : null;
    return {
      items: items.map((row) => shownEntry(row, now)),
      nextCursor: last ? encodeCursor([last.createdAt.toISOString(), last.id]) : null,
      counts: counts && {
        block: counts.get("block") ?? 0,
        allow: counts.get("allow") ?? 0,
        forwarder: counts.get("forwarder") ?? 0,
        affiliate_own: counts.get("affiliate_own") ?? 0,
      },
    };
  });
}

export function shownEntry(row: EntryRow, now: Date): ShownEntry {
  return { ...toEntry(row), state: stateOf(row, now) };
}

function stateOf({ releasedAt, expiresAt }: EntryRow, now: Date): EntryState {
  if (releasedAt !== null) return "released";
  if (expiresAt === null) return "in_force";
  const left = expiresAt.getTime() - now.getTime();
  if (left <= 0) return "expired";
  return left <= EXPIRING_DAYS * DAY_MS ? "expiring" : "in_force";
}

function scopeOf({ list, kind, state, q }: EntryFilter, now: Date): EntryScope {
  return {
    list: list ?? null,
    kind: kind ?? null,
    keys: q === undefined ? null : keysOf(q, kind),
    state: state ?? "in_force",
    now,
    soon: new Date(now.getTime() + EXPIRING_DAYS * DAY_MS),
  };
}

/** What the text may be; a whole address is found by its block, too, since a listed block holds all of its rooms. */
function keysOf(q: string, kind: ListableKind | undefined): EntryScope["keys"] {
  const readings = kind ? readAs(kind, q) : [...readSearch(q), ...readAs("address_block", q), ...readAs("name", q)];
  const found = readings.flatMap(({ kind: read, key }) => {
    const listable = LISTABLE_KINDS.find((known) => known === read);
    return listable ? [{ kind: listable, key: BigInt(key) }] : [];
  });
  return [...new Map(found.map((one) => [`${one.kind}:${one.key}`, one])).values()];
}

const EXPORT_PAGE = 1_000;
const EXPORT_COLUMNS = [
  "list",
  "kind",
  "value",
  "target",
  "reason",
  "note",
  "forcesOk",
  "subject",
  "expiresAt",
  "createdAt",
  "createdBy",
  "releasedAt",
] as const;

/** The entries of a filter as CSV that can be imported again; that it was taken out is on the record. */
export async function exportEntries(
  actor: UserActor,
  filter: EntryFilter,
  at: At,
): Promise<ReadableStream<Uint8Array>> {
  const scope = scopeOf(filter, at.now);
  await withTenant(actor.organizationId, (t) =>
    recordAct(t, actor, at, "list_entry.export", ["organization", actor.organizationId], {
      list: filter.list ?? null,
      kind: filter.kind ?? null,
      state: scope.state,
      searched: filter.q !== undefined,
    }),
  );
  const encoder = new TextEncoder();
  let before: { createdAt: Date; id: string } | null = null;
  return new ReadableStream<Uint8Array>({
    // A spreadsheet takes UTF-8 for something else unless the byte order mark says so.
    start: (controller) => controller.enqueue(encoder.encode(`\uFEFF${EXPORT_COLUMNS.join(",")}\r\n`)),
    pull: async (controller) => {
      const page = { before, limit: EXPORT_PAGE };
      const rows = await withTenant(actor.organizationId, (t) => pageOfEntries(t, scope, page));
      const last = rows.at(-1);
      if (last) controller.enqueue(encoder.encode(rows.map(csvLine).join("")));
      if (!last || rows.length < EXPORT_PAGE) controller.close();
      else before = { createdAt: last.createdAt, id: last.id };
    },
  });
}

function csvLine(row: EntryRow): string {
  const entry = toEntry(row);
  return `${EXPORT_COLUMNS.map((column) => csvField(String(entry[column] ?? ""))).join(",")}\r\n`;
}
