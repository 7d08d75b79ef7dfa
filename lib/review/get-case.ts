import "server-only";
import { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { orderSchema } from "@/lib/screening/order-schema";
import { evidenceSentence, signalLabel, word } from "@/lib/screening/reason-texts";
import { DomainError } from "@/lib/shared/domain-error";
import { type Locale, TYPOLOGIES, VERDICTS } from "../shared/vocabulary";
import { type StoredAssessment, storedAssessment } from "./assessment";
import { shownClaim, shownDecision } from "./claim-case";
import { findClaim, type StoredClaim } from "./claim-store";
import { compareParties } from "./compare-parties";
import type { CaseDetail } from "./contract";
import { deviceFacts, orderFacts, paymentFacts, personFacts } from "./order-facts";
import { similarOrders } from "./similar-orders";
import {
  type CaseRecord,
  findDecision,
  readCase,
  readNotes,
  readSimilarOrders,
  type SimilarRecord,
  type StoredDecision,
  type StoredNote,
} from "./store";

type Parts = {
  readonly record: CaseRecord;
  readonly similar: readonly SimilarRecord[];
  readonly notes: readonly StoredNote[];
  readonly claim: StoredClaim | null;
  readonly decision: StoredDecision | null;
};

/** Stored documents went through these very schemas; absent groups stay absent. */
const storedOrder = orderSchema.partial().omit({ deliveries: true, items: true });
const storedDelivery = orderSchema.shape.deliveries.unwrap().element;

/** A case with everything a decision needs. Reads only: looking at a case does not take it. Error: `not_found`. */
export async function getCase(
  actor: UserActor,
  caseId: string,
  at: { now: Date; locale: Locale },
): Promise<CaseDetail> {
  const parts = await withTenant(actor.organizationId, (t) => readParts(t, caseId, at.now));
  if (!parts) throw new DomainError("not_found");
  const { record, notes, claim, decision } = parts;
  const assessment = storedAssessment.parse(record.screening.assessment);
  return {
    ...headOf(record),
    ...assessed(assessment, at.locale),
    ...asSent(record),
    similarOrders: similarOrders(record.screening.similarOrderIds, assessment, parts.similar, at.locale),
    notes: notes.map(({ createdAt, ...note }) => ({ ...note, createdAt: createdAt.toISOString() })),
    claim: claim && shownClaim(claim, actor),
    decision: decision && shownDecision(decision, actor),
  };
}

async function readParts(t: TenantTx, caseId: string, now: Date): Promise<Parts | null> {
  const record = await readCase(t, caseId);
  if (!record) return null;
  return {
    record,
    similar: await readSimilarOrders(t, record.screening.similarOrderIds),
    notes: await readNotes(t, record.order.id),
    claim: await findClaim(t, caseId, now),
    decision: await findDecision(t, caseId),
  };
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
    amountTotal: Number(order.amountTotal),
    currency: order.currency,
    verdict: z.enum(VERDICTS).parse(screening.verdict),
    riskScore: screening.riskScoreTenths / 10,
  };
}

function assessed(assessment: StoredAssessment, locale: Locale) {
  return {
    typologies: Object.entries(assessment.typologies).flatMap(([name, score]) => {
      const typology = TYPOLOGIES.find((known) => known === name);
      return typology && score > 0 ? [{ typology, score }] : [];
    }),
    reasons: assessment.reasons.map((reason) => ({
      ...reason,
      label: signalLabel(reason.code, locale),
      message: evidenceSentence(reason.code, reason.evidence, locale),
    })),
    rulesFired: assessment.rulesFired,
    decidedBy: { step: word("decidedBy", assessment.decidedBy.step, locale), by: assessment.decidedBy.by },
    notEvaluated: assessment.notEvaluated.map(({ code, why }) => ({
      code,
      why,
      label: signalLabel(code, locale),
      because: word("unknown", why, locale),
    })),
  };
}

function asSent({ order }: CaseRecord) {
  const sent = storedOrder.parse(order.document);
  const deliveries = order.deliveries.map(({ document }) => storedDelivery.parse(document));
  return {
    shipTos: (deliveries.length > 0 ? deliveries : [undefined]).map((shipTo) => compareParties(sent.buyer, shipTo)),
    buyer: personFacts(sent.buyer),
    order: orderFacts(sent),
    payment: paymentFacts(sent.payment),
    device: deviceFacts(sent),
    items: order.items.map(({ sku, name, category, unitPrice, quantity, isHighResale, isTrial }) => ({
      sku,
      name,
      category,
      unitPrice: unitPrice === null ? null : Number(unitPrice),
      quantity,
      isHighResale,
      isTrial,
    })),
    note: sent.note ?? null,
    inHouse: sent.inHouse
      ? {
          verdict: sent.inHouse.verdict ?? null,
          score: sent.inHouse.score ?? null,
          reasons: sent.inHouse.reasons ?? [],
        }
      : null,
  };
}
