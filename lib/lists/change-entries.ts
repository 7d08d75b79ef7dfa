import "server-only";
import { v7 as newId } from "uuid";
import { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit-store";
import { countHolding } from "@/lib/orders/search-store";
import { storedKeys } from "@/lib/orders/stored-key";
import { withTenant } from "@/lib/platform/tenant";
import { identityKey } from "@/lib/screening/identifiers";
import { DomainError } from "@/lib/shared/domain-error";
import { canonicalValue } from "./canonical-value";
import type { EntryHistory, ExpiryBody, Preview, PreviewBody, ShownEntry } from "./console-contract";
import { listEntrySchema } from "./contract";
import { type At, entryAudit, nameOf, storedKind } from "./manage-entries";
import { shownEntry } from "./search-entries";
import { findEntry, findInForce, findInForceAnySide, findKey, insertEntry, moveExpiry, readEntryActs } from "./store";
import { ENTRY_ACTS } from "./words-contract";

const COUNT_MAX = 1_000;

/** What an entry would be stored as, and how many orders so far it would have met. */
export async function previewEntry(actor: UserActor, asked: PreviewBody, now: Date): Promise<Preview> {
  const kind = storedKind(asked.list, asked.kind);
  const canonical = canonicalValue(kind, asked.value);
  if (canonical === null) return { match: null };
  const key = identityKey(kind, canonical);
  return withTenant(actor.organizationId, async (t) => {
    const existing = await findInForceAnySide(t, { list: asked.list, kind, key: BigInt(key) }, now);
    const counts = await countHolding(t, storedKeys({ kind, key }), COUNT_MAX + 1);
    const orders = counts.reduce((sum, some) => sum + some, 0);
    const match = {
      kind,
      canonical,
      key,
      orders: { orders: Math.min(orders, COUNT_MAX), more: orders > COUNT_MAX },
      existing: existing && shownEntry(existing, now),
    };
    return { match };
  });
}

/**
 * Moves the end of an entry that is in force. What has ended is not revived: orders between would seem to have met it.
 * Errors: `not_found`; `invalid_request` for an end in the past; `changed_meanwhile` with the entry as it is now, when it was released,
 * has ended, or ends at another time than the caller saw.
 */
export async function changeExpiry(actor: UserActor, id: string, body: ExpiryBody, at: At): Promise<ShownEntry> {
  const expiresAt = body.expiresAt === null ? null : new Date(body.expiresAt);
  if (expiresAt && expiresAt <= at.now) throw pastEnd();
  return withTenant(actor.organizationId, async (t) => {
    const expected = body.expected === null ? null : new Date(body.expected);
    const moved = await moveExpiry(t, id, { expected, expiresAt, now: at.now });
    const row = await findEntry(t, id);
    if (!row) throw new DomainError("not_found");
    const entry = shownEntry(row, at.now);
    if (moved === 0) throw new DomainError("changed_meanwhile", { extra: { entry } });
    const more = { expiresAt: expiresAt?.toISOString() ?? null };
    await recordAudit(t, entryAudit(actor, "list_entry.change_expiry", row, at, more));
    return entry;
  });
}

/**
 * Makes a released entry again, as a new one: the old one stays released, so that it can be told which orders each of them met.
 * What is on the list already is answered as it stands. Errors: `not_found`; `changed_meanwhile` when the entry was not released;
 * `invalid_request` when its end has passed.
 */
export async function restoreEntry(actor: UserActor, id: string, at: At): Promise<ShownEntry> {
  return withTenant(actor.organizationId, async (t) => {
    const released = await findKey(t, id);
    if (!released) throw new DomainError("not_found");
    const { key, releasedAt, releasedBy: _, releaseReason: __, ...row } = released;
    if (releasedAt === null)
      throw new DomainError("changed_meanwhile", { extra: { entry: shownEntry(released, at.now) } });
    const { list, kind } = listEntrySchema.pick({ list: true, kind: true }).parse(row);
    const known = await findInForce(t, { ...row, list, kind, key }, at.now);
    if (known) return shownEntry(known, at.now);
    if (row.expiresAt !== null && row.expiresAt <= at.now) throw pastEnd();
    const fresh = { ...row, list, kind, key, id: newId(), createdAt: at.now, createdBy: nameOf(actor) };
    const made = await insertEntry(t, fresh);
    await recordAudit(t, entryAudit(actor, "list_entry.restore", made, at, { from: id }));
    return shownEntry(made, at.now);
  });
}

const pastEnd = () =>
  new DomainError("invalid_request", {
    values: { count: 1 },
    errors: [{ pointer: "/expiresAt", code: "past_moment" }],
  });

const expiryTold = z.object({ expiresAt: z.string().nullable() });

/** What was done to an entry, oldest first. Error: `not_found`. */
export async function entryHistory(actor: UserActor, id: string): Promise<EntryHistory> {
  return withTenant(actor.organizationId, async (t) => {
    if (!(await findEntry(t, id))) throw new DomainError("not_found");
    const acts = await readEntryActs(t, id);
    return {
      items: acts.flatMap(({ at, action, actor: who, detail }) => {
        const act = ENTRY_ACTS.find((known) => `list_entry.${known}` === action);
        const told = expiryTold.safeParse(detail);
        return act
          ? [{ at: at.toISOString(), act, actor: who, expiresAt: told.success ? told.data.expiresAt : null }]
          : [];
      }),
    };
  });
}
