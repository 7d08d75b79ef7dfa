import "server-only";
import { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import { recordAct } from "@/lib/access/audit-store";
import { can } from "@/lib/access/permissions";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import { type Locale, VERDICTS } from "../shared/vocabulary";
import { readActs, readBlocked, type StoredAct } from "./act-store";
import { type StoredAssessment, storedAssessment } from "./assessment";
import { isBeyond, shownClaim, shownDecision } from "./claim-case";
import { findClaim, type StoredClaim } from "./claim-store";
import type { CaseDetail, CaseDocument } from "./contract";
import { givenUp } from "./given-up";
import { type OrderIdentifier, orderIdentifiers } from "./order-identifiers";
import { asSent, assessed } from "./shown-case";
import { networkReferences, similarOrders } from "./similar-orders";
import {
  type CaseRecord,
  findDecision,
  type RuleDescriptions,
  readCase,
  readRuleDescriptions,
  readSimilarOrders,
  type SimilarRecord,
  type StoredDecision,
} from "./store";
import { storedDeliveries, storedOrder } from "./stored-order";
import { timeline } from "./timeline";

type Parts = {
  readonly record: CaseRecord;
  readonly assessment: StoredAssessment;
  readonly descriptions: RuleDescriptions;
  readonly similar: readonly SimilarRecord[];
  readonly acts: readonly StoredAct[];
  readonly claim: StoredClaim | null;
  readonly decision: StoredDecision | null;
  readonly identifiers: readonly (OrderIdentifier & { readonly blocked: boolean })[];
};

type Reading = { readonly now: Date; readonly locale: Locale };

/**
 * A case with everything a decision needs. Reads only: looking at a case does not take it. Personal data is whole for whoever may
 * decide the case now, and masked for everybody else. Error: `not_found`.
 */
export async function getCase(actor: UserActor, caseId: string, at: Reading): Promise<CaseDetail> {
  const parts = await withTenant(actor.organizationId, (t) => readParts(t, caseId, at.now));
  return shown(parts, actor, at.locale, !mayDecideNow(parts, actor));
}

/** The same with its personal data whole, on the record. Error: `not_found`. */
export async function revealCase(
  actor: UserActor,
  caseId: string,
  at: Reading & { readonly requestId: string },
): Promise<CaseDetail> {
  const parts = await withTenant(actor.organizationId, async (t) => {
    const found = await readParts(t, caseId, at.now);
    await recordAct(t, actor, at, "case.reveal", ["case", caseId]);
    return found;
  });
  return shown(parts, actor, at.locale, false);
}

/** The order as sent and the engine's assessment, unabridged and on the record. Error: `not_found`. */
export async function getCaseDocument(
  actor: UserActor,
  caseId: string,
  at: { readonly now: Date; readonly requestId: string },
): Promise<CaseDocument> {
  return withTenant(actor.organizationId, async (t) => {
    const record = await readCase(t, caseId);
    if (!record) throw new DomainError("not_found");
    await recordAct(t, actor, at, "case.document", ["case", caseId]);
    const { order, screening } = record;
    const deliveries = order.deliveries.map(({ document }) => document);
    const items = order.items.map(({ unitPrice, organizationId: _, orderId: __, position: ___, ...item }) =>
      sentOnly({ ...item, unitPrice: unitPrice === null ? null : Number(unitPrice) }),
    );
    const whole = { ...z.record(z.string(), z.json()).parse(order.document), deliveries, items };
    return { order: z.json().parse(whole), assessment: z.json().parse(screening.assessment) };
  });
}

/** Columns stand for what was not sent, too. */
const sentOnly = (item: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null));

function mayDecideNow({ record, claim }: Parts, actor: UserActor): boolean {
  const free = claim === null || claim.userId === actor.userId;
  return record.closedAt === null && free && can(actor.role, "cases.decide") && !isBeyond(record, actor);
}

async function readParts(t: TenantTx, caseId: string, now: Date): Promise<Parts> {
  const record = await readCase(t, caseId);
  if (!record) throw new DomainError("not_found");
  const { document, deliveries } = record.order;
  const identifiers = orderIdentifiers(storedOrder.parse(document), storedDeliveries(deliveries));
  const blocked = await readBlocked(
    t,
    identifiers.map(({ key }) => key),
    now,
  );
  const { rulesetVersion, similarOrderIds } = record.screening;
  const assessment = storedAssessment.parse(record.screening.assessment);
  return {
    record,
    assessment,
    descriptions: await readRuleDescriptions(t, rulesetVersion, assessment.rulesFired),
    similar: await readSimilarOrders(t, similarOrderIds),
    acts: await readActs(t, record.order.id),
    claim: await findClaim(t, caseId, now),
    decision: await findDecision(t, caseId),
    identifiers: identifiers.map((one) => ({ ...one, blocked: blocked.has(`${one.kind}:${one.key}`) })),
  };
}

function shown(parts: Parts, actor: UserActor, locale: Locale, masked: boolean): CaseDetail {
  const { record, assessment, claim, decision } = parts;
  return {
    ...headOf(record),
    closedFor: record.closedAt && !decision ? givenUpBy(record.order.events) : null,
    masked,
    ...assessed(assessment, parts.descriptions, locale),
    ...asSent(record, parts.identifiers, masked),
    similarOrders: similarOrders(record.screening.similarOrderIds, assessment, parts.similar, locale),
    networkReferences: networkReferences(assessment, locale),
    timeline: timeline(parts.acts, record.order.events),
    claim: claim && shownClaim(claim, actor),
    decision: decision && shownDecision(decision, actor),
  };
}

/** The first event by which the order was given up. */
function givenUpBy(events: CaseRecord["order"]["events"]): CaseDetail["closedFor"] {
  for (const { type, occurredAt } of events) {
    const event = givenUp(type);
    if (event) return { event, at: occurredAt.toISOString() };
  }
  return null;
}

function headOf({ order, screening, ...record }: CaseRecord) {
  return {
    caseId: record.id,
    screeningId: screening.id,
    externalOrderId: order.externalOrderId,
    shop: { shopId: order.shop.code, name: order.shop.name },
    orderedAt: order.orderedAt.toISOString(),
    openedAt: record.openedAt.toISOString(),
    dueAt: record.dueAt.toISOString(),
    closedAt: record.closedAt?.toISOString() ?? null,
    keptAt: record.keptAt?.toISOString() ?? null,
    escalatedAt: record.escalatedAt?.toISOString() ?? null,
    amountTotal: Number(order.amountTotal),
    currency: order.currency,
    verdict: z.enum(VERDICTS).parse(screening.verdict),
    riskScore: screening.riskScoreTenths / 10,
  };
}
