import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import type { BlockReason, EscalateReason, KeepReason } from "./reason-words";

export type CaseEventType = "keep" | "escalate" | "block" | "unblock";

export type NewCaseEvent = {
  readonly id: string;
  readonly caseId: string;
  readonly type: CaseEventType;
  readonly reasonCode: KeepReason | EscalateReason | BlockReason | "mistake";
  readonly dueAt?: Date;
  readonly entryIds?: readonly string[];
  readonly actorId: string;
  readonly at: Date;
};

export async function storeCaseEvent(t: TenantTx, { entryIds, ...event }: NewCaseEvent): Promise<void> {
  await t.db.caseEvent.createMany({ data: [{ organizationId: t.org, ...event, entryIds: [...(entryIds ?? [])] }] });
}

/** Keeps a case on hold until then, and frees it for others. The caller holds the case's lock. */
export async function moveDeadline(t: TenantTx, caseId: string, dueAt: Date, now: Date): Promise<void> {
  await t.db.case.updateMany({ where: { organizationId: t.org, id: caseId }, data: { dueAt, keptAt: now } });
  await t.db.caseClaim.deleteMany({ where: { organizationId: t.org, caseId } });
}

/** Hands a case to the managers, and frees it for them. The caller holds the case's lock. */
export async function markEscalated(t: TenantTx, caseId: string, now: Date): Promise<void> {
  await t.db.case.updateMany({ where: { organizationId: t.org, id: caseId }, data: { escalatedAt: now } });
  await t.db.caseClaim.deleteMany({ where: { organizationId: t.org, caseId } });
}

export type StoredAct = {
  readonly kind: CaseEventType | "note" | "approve" | "reject" | "opened";
  readonly at: Date;
  readonly actor: string | null;
  readonly reasonCode: string | null;
  readonly dueAt: Date | null;
  readonly entries: number | null;
  readonly body: string | null;
};

/** All that people did on the cases of an order, oldest first. */
export async function readActs(t: TenantTx, orderId: string): Promise<StoredAct[]> {
  return t.db.$queryRaw<StoredAct[]>`
    WITH c AS (SELECT id, opened_at FROM review_case WHERE organization_id = ${t.org}::uuid AND order_id = ${orderId}::uuid),
    acts AS (
      SELECT 'opened' AS kind, c.opened_at AS at, NULL::uuid AS actor_id, NULL::text AS reason_code, NULL::timestamptz AS due_at,
             NULL::int AS entries, NULL::text AS body, 0 AS rank FROM c
      UNION ALL
      SELECT 'note', n.created_at, n.author_id, NULL, NULL, NULL, n.body, 1
      FROM c JOIN review_note n ON n.organization_id = ${t.org}::uuid AND n.case_id = c.id
      UNION ALL
      SELECT e.type, e.at, e.actor_id, e.reason_code, e.due_at, cardinality(e.entry_ids), NULL, 2
      FROM c JOIN case_event e ON e.organization_id = ${t.org}::uuid AND e.case_id = c.id
      UNION ALL
      SELECT d.decision, d.decided_at, d.decided_by, d.reason_code, NULL, NULL, NULL, 2
      FROM c JOIN decision d ON d.organization_id = ${t.org}::uuid AND d.case_id = c.id
    )
    SELECT a.kind, a.at, u.name AS actor, a.reason_code AS "reasonCode", a.due_at AS "dueAt", a.entries, a.body
    FROM acts a LEFT JOIN app_user u ON u.id = a.actor_id
    ORDER BY a.at, a.rank`;
}

/** Entries that this case's blocking made and that may be taken back: those of this very case. */
export async function entriesMadeBy(t: TenantTx, caseId: string, entryIds: readonly string[]): Promise<string[]> {
  const rows = await t.db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT e.id FROM case_event v CROSS JOIN LATERAL unnest(v.entry_ids) AS e(id)
    WHERE v.organization_id = ${t.org}::uuid AND v.case_id = ${caseId}::uuid AND v.type = 'block'
      AND e.id = ANY (${[...entryIds]}::uuid[])`;
  return rows.map(({ id }) => id);
}

/** Which of these keys the blocklist holds now, as `kind:key`. */
export async function readBlocked(t: TenantTx, keys: readonly bigint[], now: Date): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const rows = await t.db.listEntry.findMany({
    where: {
      organizationId: t.org,
      key: { in: [...keys] },
      list: "block",
      releasedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    select: { kind: true, key: true },
  });
  return new Set(rows.map(({ kind, key }) => `${kind}:${key}`));
}
