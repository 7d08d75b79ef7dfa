import "server-only";
import { v7 } from "uuid";
import { z } from "zod";
import { decodeCursor, encodeCursor } from "@/lib/platform/http/cursor";
import type { TenantTx } from "@/lib/platform/tenant";
import type { JsonObject } from "@/lib/shared/json";
import type { Actor } from "./actor";
import type { AuditEventView } from "./contract";

/** Who did it: a signed-in person, a merchant's key, or the installation itself (`actorId` null). */
export type AuditActor = { readonly actorType: "user" | "api_key" | "system"; readonly actorId: string | null };

export const auditActor = (actor: Actor): AuditActor =>
  actor.kind === "user"
    ? { actorType: "user", actorId: actor.userId }
    : { actorType: "api_key", actorId: actor.apiKeyId };

export const SYSTEM: AuditActor = { actorType: "system", actorId: null };

export type AuditEntry = AuditActor & {
  /** Module and verb: `case.decide`, `api_key.revoke`, `session.start`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** What the act consisted of. Ids and words, no personal data: this table is never erased. */
  readonly detail?: JsonObject;
  readonly requestId?: string | null;
  readonly at: Date;
};

/** Written in the transaction of the act itself; the application can't change or remove it afterwards. */
export async function recordAudit(t: TenantTx, entry: AuditEntry): Promise<void> {
  await t.db.auditEvent.createMany({
    data: [
      {
        organizationId: t.org,
        id: v7(),
        at: entry.at,
        actorType: entry.actorType,
        actorId: entry.actorId,
        action: entry.action,
        subjectType: entry.subjectType,
        subjectId: entry.subjectId,
        detail: entry.detail ?? {},
        requestId: entry.requestId ?? null,
      },
    ],
  });
}

const position = z.tuple([z.iso.datetime(), z.uuid()]);

/** Newest first. */
export async function listAudit(
  t: TenantTx,
  page: { cursor: string | null; limit: number },
): Promise<{ items: AuditEventView[]; nextCursor: string | null }> {
  const [at, id] = page.cursor === null ? [null, null] : decodeCursor(page.cursor, position);
  const rows = await t.db.auditEvent.findMany({
    where: {
      organizationId: t.org,
      ...(at === null ? {} : { OR: [{ at: { lt: at } }, { at, id: { lt: id } }] }),
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: page.limit + 1,
    select: {
      id: true,
      at: true,
      actorType: true,
      actorId: true,
      action: true,
      subjectType: true,
      subjectId: true,
      detail: true,
      requestId: true,
    },
  });
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  const names = await namesOf(t, items);
  return {
    items: items.map((row) => ({
      ...row,
      at: row.at.toISOString(),
      actorName: row.actorId === null ? null : (names.get(row.actorId) ?? null),
      detail: z.json().parse(row.detail),
    })),
    nextCursor: rows.length > page.limit && last ? encodeCursor([last.at.toISOString(), last.id]) : null,
  };
}

async function namesOf(
  t: TenantTx,
  rows: readonly { actorType: string; actorId: string | null }[],
): Promise<Map<string, string>> {
  const ids = (type: string) => [
    ...new Set(rows.flatMap((row) => (row.actorType === type && row.actorId ? [row.actorId] : []))),
  ];
  const [users, keys] = [ids("user"), ids("api_key")];
  const people =
    users.length === 0
      ? []
      : await t.db.user.findMany({ where: { id: { in: users } }, select: { id: true, name: true } });
  const systems =
    keys.length === 0
      ? []
      : await t.db.apiKey.findMany({
          where: { organizationId: t.org, id: { in: keys } },
          select: { id: true, name: true },
        });
  return new Map([...people, ...systems].map((row) => [row.id, row.name]));
}
