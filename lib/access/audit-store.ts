import "server-only";
import { v7 } from "uuid";
import { z } from "zod";
import { cursorInstant, decodeCursor, encodeCursor } from "@/lib/platform/http/cursor";
import type { TenantTx } from "@/lib/platform/tenant";
import { DAY_MS } from "@/lib/shared/durations";
import type { JsonObject } from "@/lib/shared/json";
import type { Actor } from "./actor";
import { AUDIT_ACTIONS, type AuditAction, type AuditFilter, type AuditList } from "./audit-contract";

/** Who did it: a signed-in person, a merchant's key, or the installation itself (`actorId` null). */
export type AuditActor = { readonly actorType: "user" | "api_key" | "system"; readonly actorId: string | null };

export const auditActor = (actor: Actor): AuditActor =>
  actor.kind === "user"
    ? { actorType: "user", actorId: actor.userId }
    : { actorType: "api_key", actorId: actor.apiKeyId };

export const SYSTEM: AuditActor = { actorType: "system", actorId: null };

export type AuditEntry = AuditActor & {
  /** Module and verb: `case.decide`, `api_key.revoke`. One that is not in `AUDIT_ACTIONS` has no text, and does not compile. */
  readonly action: AuditAction;
  readonly subjectType: string;
  readonly subjectId: string;
  /** What the act consisted of. Ids and words, no personal data: this table is never erased. */
  readonly detail?: JsonObject;
  readonly requestId?: string | null;
  readonly at: Date;
};

/** Written in the transaction of the act itself; the application can't change or remove it afterwards. */
export const recordAudit = (t: TenantTx, entry: AuditEntry): Promise<void> => recordAudits(t, [entry]);

/** What an actor did to one thing (`["shop", id]`) in the course of a request. */
export const recordAct = (
  t: TenantTx,
  actor: Actor,
  call: { readonly now: Date; readonly requestId: string },
  action: AuditAction,
  [subjectType, subjectId]: readonly [type: string, id: string],
  detail: JsonObject = {},
): Promise<void> =>
  recordAudit(t, {
    ...auditActor(actor),
    action,
    subjectType,
    subjectId,
    detail,
    requestId: call.requestId,
    at: call.now,
  });

/** Many acts of one transaction at once. */
export async function recordAudits(t: TenantTx, entries: readonly AuditEntry[]): Promise<void> {
  await t.db.auditEvent.createMany({
    data: entries.map((entry) => ({
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
    })),
  });
}

const position = z.tuple([cursorInstant, z.uuid()]);

const COLUMNS = {
  id: true,
  at: true,
  actorType: true,
  actorId: true,
  action: true,
  subjectType: true,
  subjectId: true,
  detail: true,
  requestId: true,
} as const;

/** Midnight in Japan, where the days of the filter are. */
const dayStart = (day: string): Date => new Date(`${day}T00:00:00+09:00`);
const byActor = (who: string) => (who === "system" ? { actorType: "system" } : { actorId: who });

function whereOf({ who, area, subject, from, to }: AuditFilter) {
  return {
    ...(who === undefined ? {} : byActor(who)),
    ...(area === undefined ? {} : { action: { in: [...AUDIT_ACTIONS[area]] } }),
    ...(subject === undefined ? {} : { subjectId: subject }),
    ...(from === undefined && to === undefined
      ? {}
      : {
          at: {
            ...(from === undefined ? {} : { gte: dayStart(from) }),
            ...(to === undefined ? {} : { lt: new Date(dayStart(to).getTime() + DAY_MS) }),
          },
        }),
  };
}

/** Newest first. */
export async function listAudit(
  t: TenantTx,
  page: { filter?: AuditFilter; cursor: string | null; limit: number },
): Promise<AuditList> {
  const [at, id] = page.cursor === null ? [null, null] : decodeCursor(page.cursor, position);
  const rows = await t.db.auditEvent.findMany({
    where: {
      organizationId: t.org,
      AND: [whereOf(page.filter ?? {}), at === null ? {} : { OR: [{ at: { lt: at } }, { at, id: { lt: id } }] }],
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: page.limit + 1,
    select: COLUMNS,
  });
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  const names = await namesOf(t, items);
  return {
    items: items.map((row) => ({
      ...row,
      at: row.at.toISOString(),
      actorName: row.actorId === null ? null : (names.get(row.actorId) ?? null),
      subjectName: names.get(row.subjectId) ?? null,
      detail: z.json().parse(row.detail),
    })),
    nextCursor: rows.length > page.limit && last ? encodeCursor([last.at.toISOString(), last.id]) : null,
  };
}

type Mentioning = { actorType: string; actorId: string | null; subjectType: string; subjectId: string };

/** What the ids of a page are called now, by id. The log itself holds no names: they may have to be erased some day. */
async function namesOf(t: TenantTx, rows: readonly Mentioning[]): Promise<Map<string, string>> {
  const idsOf = (type: string): string[] => [
    ...new Set(
      rows.flatMap((row) => [
        ...(row.actorType === type && row.actorId ? [row.actorId] : []),
        ...(row.subjectType === type && z.uuid().safeParse(row.subjectId).success ? [row.subjectId] : []),
      ]),
    ),
  ];
  const found: [string, string][] = [];
  for (const [type, look] of Object.entries(NAMED)) {
    const ids = idsOf(type);
    if (ids.length > 0) found.push(...(await look(t, ids)));
  }
  return new Map(found);
}

type Look = (t: TenantTx, ids: string[]) => Promise<[id: string, name: string][]>;

/** By what each kind of thing is known to people. */
const NAMED: Readonly<Record<string, Look>> = {
  user: async (t, ids) =>
    (await t.db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })).map(named),
  api_key: async (t, ids) =>
    (await t.db.apiKey.findMany({ where: own(t, ids), select: { id: true, name: true } })).map(named),
  shop: async (t, ids) =>
    (await t.db.shop.findMany({ where: own(t, ids), select: { id: true, name: true } })).map(named),
  invitation: async (t, ids) =>
    (await t.db.invitation.findMany({ where: own(t, ids), select: { id: true, email: true } })).map((row) => [
      row.id,
      row.email,
    ]),
  webhook_endpoint: async (t, ids) =>
    (await t.db.webhookEndpoint.findMany({ where: own(t, ids), select: { id: true, url: true } })).map((row) => [
      row.id,
      row.url,
    ]),
  order: async (t, ids) =>
    (await t.db.order.findMany({ where: own(t, ids), select: { id: true, externalOrderId: true } })).map((row) => [
      row.id,
      row.externalOrderId,
    ]),
  case: async (t, ids) =>
    (
      await t.db.case.findMany({
        where: own(t, ids),
        select: { id: true, order: { select: { externalOrderId: true } } },
      })
    ).map((row) => [row.id, row.order.externalOrderId]),
};

const own = (t: TenantTx, ids: string[]) => ({ organizationId: t.org, id: { in: ids } });
const named = (row: { id: string; name: string }): [string, string] => [row.id, row.name];
