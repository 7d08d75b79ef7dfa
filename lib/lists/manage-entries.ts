import "server-only";
import { v7 as newId } from "uuid";
import { z } from "zod";
import type { Actor } from "@/lib/access/actor";
import { type AuditEntry, auditActor, recordAudit } from "@/lib/access/audit-store";
import { decodeCursor, encodeCursor } from "@/lib/platform/http/cursor";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { refuseCardNumbers } from "@/lib/screening/card-numbers";
import { identityKey } from "@/lib/screening/identifiers";
import { DomainError } from "@/lib/shared/domain-error";
import { instantSchema } from "@/lib/shared/instant";
import type { JsonObject } from "@/lib/shared/json";
import type { ListableKind, ListName } from "@/lib/shared/vocabulary";
import { canonicalValue } from "./canonical-value";
import { type ListEntry, type ListEntryInput, type ListEntryQuery, listEntrySchema } from "./contract";
import { type EntryRow, findEntry, findInForce, insertEntry, listEntries, type NewEntry, releaseEntry } from "./store";

/** Kinds whose values are ids that systems made; as in orders, numeric ones collide with card numbers by chance. */
export const NUMERIC_IDS: ReadonlySet<string> = new Set(["member", "device"] satisfies ListableKind[]);

export type At = { readonly now: Date; readonly requestId: string };

/**
 * Puts an identifier on a list, in canonical form. What is on it already is answered as it stands (`created: false`).
 * Throws value_not_readable, card_number_refused.
 */
export async function addEntry(
  actor: Actor,
  input: ListEntryInput,
  at: At,
): Promise<{ entry: ListEntry; created: boolean }> {
  refuseCardNumbers(NUMERIC_IDS.has(input.kind) ? { ...input, value: "" } : input);
  return withTenant(actor.organizationId, (t) => addWithin(t, actor, input, at));
}

/** As `addEntry`, in a transaction that is open already. */
export async function addWithin(
  t: TenantTx,
  actor: Actor,
  input: ListEntryInput,
  at: At,
): Promise<{ entry: ListEntry; created: boolean }> {
  const fresh = newEntry(actor, input, at.now);
  const known = await findInForce(t, fresh, at.now);
  if (known) return { entry: toEntry(known), created: false };
  const row = await insertEntry(t, fresh);
  await recordAudit(t, entryAudit(actor, "list_entry.add", row, at));
  return { entry: toEntry(row), created: true };
}

/** An entry as it will be stored, its value in canonical form. Throws value_not_readable. */
export function newEntry(actor: Actor, input: ListEntryInput, now: Date): NewEntry {
  const kind = storedKind(input.list, input.kind);
  const value = readable(kind, input.value);
  return {
    id: newId(),
    list: input.list,
    kind,
    key: BigInt(identityKey(kind, value)),
    value,
    target: input.target,
    reason: input.reason,
    note: input.note ?? null,
    forcesOk: input.forcesOk,
    subject: input.subject ?? null,
    createdAt: now,
    createdBy: nameOf(actor),
    expiresAt: input.expiresAt ? new Date(input.expiresAt) : null,
  };
}

/** A forwarder has many rooms: its address stands for the block. */
export const storedKind = (list: ListName, kind: ListableKind): ListableKind =>
  list === "forwarder" && kind === "address" ? "address_block" : kind;

/** Ends an entry. Throws not_found, already_released. */
export async function release(actor: Actor, id: string, at: At, reason: string | null = null): Promise<ListEntry> {
  return withTenant(actor.organizationId, async (t) => {
    if (!(await findEntry(t, id))) throw new DomainError("not_found");
    if ((await releaseEntry(t, id, { by: nameOf(actor), reason, now: at.now })) === 0)
      throw new DomainError("already_released");
    const row = await findEntry(t, id);
    if (!row) throw new DomainError("not_found");
    await recordAudit(t, entryAudit(actor, "list_entry.release", row, at));
    return toEntry(row);
  });
}

const position = z.tuple([instantSchema, z.uuid()]);

/** Entries, newest first. `value` finds an identifier in any spelling and needs `kind`. */
export async function findEntries(actor: Actor, query: ListEntryQuery, now: Date) {
  const before = query.cursor ? decodeCursor(query.cursor, position) : null;
  const key = query.value === undefined ? null : searchKey(query.kind, query.value);
  const rows = await withTenant(actor.organizationId, (t) =>
    listEntries(t, {
      list: query.list ?? null,
      kind: query.kind ?? null,
      key,
      inForceAt: query.inForce ? now : null,
      before: before && { createdAt: new Date(before[0]), id: before[1] },
      limit: query.limit + 1,
    }),
  );
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return { items: page.map(toEntry), nextCursor: last ? encodeCursor([last.createdAt.toISOString(), last.id]) : null };
}

function searchKey(kind: ListableKind | undefined, value: string): bigint {
  if (kind === undefined) {
    throw new DomainError("malformed_parameter", {
      values: { count: 1 },
      errors: [{ pointer: "/kind", code: "required" }],
    });
  }
  return BigInt(identityKey(kind, readable(kind, value)));
}

export function readable(kind: ListableKind, value: string): string {
  const canonical = canonicalValue(kind, value);
  if (canonical !== null) return canonical;
  throw new DomainError("value_not_readable", { errors: [{ pointer: "/value", code: "invalid" }] });
}

export const nameOf = (actor: Actor) => (actor.kind === "user" ? actor.name : `api_key:${actor.apiKeyId}`);

export function toEntry(row: EntryRow): ListEntry {
  return listEntrySchema.parse({
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    releasedAt: row.releasedAt?.toISOString() ?? null,
  });
}

/** `more`: what of the act the entry itself does not tell. */
export function entryAudit(
  actor: Actor,
  action: AuditEntry["action"],
  row: Pick<EntryRow, "id" | "list" | "kind" | "reason">,
  at: At,
  more: JsonObject = {},
): AuditEntry {
  return {
    ...auditActor(actor),
    action,
    subjectType: "list_entry",
    subjectId: row.id,
    // The identifier itself stays in the entry: the audit log is kept longer than personal data may be.
    detail: { list: row.list, kind: row.kind, reason: row.reason, ...more },
    requestId: at.requestId,
    at: at.now,
  };
}
