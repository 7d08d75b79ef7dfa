import "server-only";
import { z } from "zod";
import type { TenantTx } from "@/lib/platform/tenant";
import { removeTexts } from "./case-texts-store";
import type { DecisionReason, DecisionWord } from "./reason-words";

/** The case with all that is shown of it, or null. Documents are unparsed JSON. */
export async function readCase(t: TenantTx, caseId: string) {
  return t.db.case.findUnique({
    where: { organizationId_id: { organizationId: t.org, id: caseId } },
    select: {
      id: true,
      openedAt: true,
      dueAt: true,
      closedAt: true,
      keptAt: true,
      escalatedAt: true,
      order: {
        select: {
          id: true,
          externalOrderId: true,
          orderedAt: true,
          amountTotal: true,
          currency: true,
          document: true,
          shop: { select: { code: true, name: true } },
          recordedAt: true,
          deliveries: { select: { document: true }, orderBy: { position: "asc" } },
          events: { select: { type: true, occurredAt: true }, orderBy: [{ occurredAt: "asc" }, { id: "asc" }] },
          items: { orderBy: { position: "asc" } },
        },
      },
      screening: {
        select: {
          id: true,
          verdict: true,
          riskScoreTenths: true,
          rulesetVersion: true,
          assessment: true,
          similarOrderIds: true,
        },
      },
    },
  });
}

export type CaseRecord = NonNullable<Awaited<ReturnType<typeof readCase>>>;

/** What merchants wrote of their rules, by the rule's id. */
export type RuleDescriptions = ReadonlyMap<string, string>;

const storedDescriptions = z.array(z.object({ id: z.string(), description: z.string().optional() }));

/** Of a version of the ruleset; nothing is asked where no rule of it fired. */
export async function readRuleDescriptions(
  t: TenantTx,
  version: number,
  fired: readonly unknown[],
): Promise<RuleDescriptions> {
  if (fired.length === 0) return new Map();
  const ruleset = await t.db.rulesetVersion.findUnique({
    where: { organizationId_version: { organizationId: t.org, version } },
    select: { rules: true },
  });
  const rules = storedDescriptions.parse(ruleset?.rules ?? []);
  return new Map(rules.map(({ id, description = "" }) => [id, description]));
}

/** What is known of earlier orders, in no particular order; ids of other tenants' orders find nothing. */
export async function readSimilarOrders(t: TenantTx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return t.db.order.findMany({
    where: { organizationId: t.org, id: { in: [...ids] } },
    select: {
      id: true,
      externalOrderId: true,
      orderedAt: true,
      amountTotal: true,
      currency: true,
      shop: { select: { code: true } },
      screenings: { select: { verdict: true }, orderBy: { screenedAt: "desc" }, take: 1 },
      cases: { select: { decision: { select: { decision: true } } }, orderBy: { openedAt: "desc" }, take: 1 },
      events: { select: { type: true }, orderBy: [{ occurredAt: "asc" }, { id: "asc" }] },
    },
  });
}

export type SimilarRecord = Awaited<ReturnType<typeof readSimilarOrders>>[number];

export type StoredDecision = {
  readonly decision: DecisionWord;
  readonly reasonCode: DecisionReason;
  readonly decidedAt: Date;
  readonly decidedById: string;
  readonly decidedBy: string;
};

export async function findDecision(t: TenantTx, caseId: string): Promise<StoredDecision | null> {
  const rows = await t.db.$queryRaw<StoredDecision[]>`
    SELECT d.decision, d.reason_code AS "reasonCode", d.decided_at AS "decidedAt", d.decided_by AS "decidedById",
           u.name AS "decidedBy"
    FROM decision d JOIN app_user u ON u.id = d.decided_by
    WHERE d.organization_id = ${t.org}::uuid AND d.case_id = ${caseId}::uuid`;
  return rows[0] ?? null;
}

export type CaseState = {
  readonly orderId: string;
  readonly dueAt: Date;
  readonly closedAt: Date | null;
  readonly escalatedAt: Date | null;
};

/** Locks the case until the transaction ends, so that decisions on it happen one after the other; null when there is no such case. */
export async function lockCase(t: TenantTx, caseId: string): Promise<CaseState | null> {
  const rows = await t.db.$queryRaw<CaseState[]>`
    SELECT order_id AS "orderId", due_at AS "dueAt", closed_at AS "closedAt", escalated_at AS "escalatedAt" FROM review_case
    WHERE organization_id = ${t.org}::uuid AND id = ${caseId}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

export async function findCase(t: TenantTx, caseId: string): Promise<CaseState | null> {
  return t.db.case.findUnique({
    where: { organizationId_id: { organizationId: t.org, id: caseId } },
    select: { orderId: true, dueAt: true, closedAt: true, escalatedAt: true },
  });
}

export type NewDecision = {
  readonly id: string;
  readonly caseId: string;
  readonly orderId: string;
  readonly decision: DecisionWord;
  readonly reasonCode: DecisionReason;
  readonly decidedBy: string;
  readonly at: Date;
};

/** Writes the decision and closes its case; the caller holds the case's lock. */
export async function storeDecision(t: TenantTx, { at, ...decision }: NewDecision): Promise<void> {
  await t.db.decision.create({ data: { organizationId: t.org, ...decision, decidedAt: at } });
  await t.db.case.update({
    where: { organizationId_id: { organizationId: t.org, id: decision.caseId } },
    data: { closedAt: at },
  });
  await t.db.caseClaim.deleteMany({ where: { organizationId: t.org, caseId: decision.caseId } });
  await removeTexts(t, [decision.orderId]);
}

/** Closes those cases of these orders that are open, without a decision, and frees them. */
export async function closeCases(
  t: TenantTx,
  orderIds: readonly string[],
  at: Date,
): Promise<readonly { readonly caseId: string; readonly orderId: string }[]> {
  const closed = await t.db.$queryRaw<{ caseId: string; orderId: string }[]>`
    WITH open AS (
      SELECT id FROM review_case
      WHERE organization_id = ${t.org}::uuid AND order_id = ANY (${[...orderIds]}::uuid[]) AND closed_at IS NULL
      -- One order for all who lock several.
      ORDER BY id FOR UPDATE
    )
    UPDATE review_case c SET closed_at = ${at} FROM open
    WHERE c.organization_id = ${t.org}::uuid AND c.id = open.id
    RETURNING c.id AS "caseId", c.order_id AS "orderId"`;
  const caseIds = closed.map(({ caseId }) => caseId);
  await t.db.caseClaim.deleteMany({ where: { organizationId: t.org, caseId: { in: caseIds } } });
  return closed;
}

export async function storeNote(
  t: TenantTx,
  note: { id: string; caseId: string; authorId: string; body: string; at: Date },
): Promise<void> {
  const { at, ...rest } = note;
  await t.db.reviewNote.create({ data: { organizationId: t.org, ...rest, createdAt: at } });
}

/** Tells of a case to the organisation's endpoints: one row per event type that an enabled endpoint has asked for. */
export async function tellOutbox(
  t: TenantTx,
  eventTypes: readonly string[],
  caseId: string,
  at: Date,
): Promise<number> {
  return t.db.$executeRaw`
    INSERT INTO outbox (organization_id, event_type, subject_id, created_at)
    SELECT ${t.org}::uuid, e.event_type, ${caseId}::uuid, ${at}
    FROM unnest(${[...eventTypes]}::text[]) WITH ORDINALITY AS e(event_type, position)
    WHERE EXISTS (SELECT FROM webhook_endpoint w WHERE w.organization_id = ${t.org}::uuid
                    AND w.disabled_at IS NULL AND e.event_type = ANY (w.events))
    ORDER BY e.position`;
}
