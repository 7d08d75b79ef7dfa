import "server-only";
import { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { storedAssessment } from "@/lib/review/assessment";
import type { Fact } from "@/lib/review/contract";
import { asSent, assessed } from "@/lib/review/shown-case";
import { networkReferences, similarOrders } from "@/lib/review/similar-orders";
import { readRuleDescriptions, readSimilarOrders } from "@/lib/review/store";
import { storedOrder } from "@/lib/review/stored-order";
import { decodeFacts } from "@/lib/screening/facts-bytes";
import { word } from "@/lib/screening/reason-texts";
import { DomainError } from "@/lib/shared/domain-error";
import { type Locale, VERDICTS } from "@/lib/shared/vocabulary";
import { decisionOf, manualOf, screeningOf } from "./judged-order";
import { momentsOf } from "./moments";
import { outcomeOf } from "./outcome-of";
import type { OrderPage } from "./page-contract";
import { type OrderPageRow, readOrderPage } from "./page-store";
import { pivotsOf } from "./pivots";
import { auditReveal } from "./search-orders";

type Asked = { readonly shop: string; readonly externalOrderId: string };
type At = { readonly now: Date; readonly locale: Locale };

/** The whole order with its personal data masked. Error: `not_found`. */
export function getOrderPage(actor: UserActor, asked: Asked, at: At): Promise<OrderPage> {
  return withTenant(actor.organizationId, async (t) => shown(t, await existing(t, asked), true, at));
}

/** The same with its personal data whole, on the record. Error: `not_found`. */
export function revealOrderPage(
  actor: UserActor,
  orderId: string,
  at: At & { readonly requestId: string },
): Promise<OrderPage> {
  return withTenant(actor.organizationId, async (t) => {
    const order = await existing(t, { orderId });
    await auditReveal(t, actor, orderId, "whole", at);
    return shown(t, order, false, at);
  });
}

export async function existing(t: TenantTx, by: Asked | { orderId: string }): Promise<OrderPageRow> {
  const order = await readOrderPage(t, by);
  if (!order) throw new DomainError("not_found");
  return order;
}

async function shown(t: TenantTx, order: OrderPageRow, masked: boolean, at: At): Promise<OrderPage> {
  const screening = screeningOf(order);
  const assessment = storedAssessment.parse(screening.assessment);
  const similar = await readSimilarOrders(t, screening.similarOrderIds);
  const descriptions = await readRuleDescriptions(t, screening.rulesetVersion, assessment.rulesFired);
  const { identifiers: _, ...sent } = asSent({ order }, [], masked);
  return {
    orderId: order.id,
    screeningId: screening.id,
    externalOrderId: order.externalOrderId,
    shop: { shopId: order.shop.code, name: order.shop.name },
    orderedAt: order.orderedAt.toISOString(),
    amountTotal: Number(order.amountTotal),
    currency: order.currency,
    verdict: z.enum(VERDICTS).parse(screening.verdict),
    riskScore: screening.riskScoreTenths / 10,
    masked,
    ...assessed(assessment, descriptions, at.locale),
    ...sent,
    affiliate: affiliateFacts(order),
    similarOrders: similarOrders(screening.similarOrderIds, assessment, similar, at.locale),
    networkReferences: networkReferences(assessment, at.locale),
    pivots: await pivotsOf(t, order, masked, at.now),
    timeline: await momentsOf(t, order),
    shipDecision: decisionOf(order),
    openCaseId: order.cases.find(({ closedAt }) => closedAt === null)?.id ?? null,
    decision: manualOf(order)?.decision ?? null,
    outcome: outcomeOf(order.events.map(({ type }) => type)),
    record: {
      screenedAt: screening.screenedAt.toISOString(),
      engineVersion: screening.engineVersion,
      rulesetVersion: screening.rulesetVersion,
      elapsedMs: screening.elapsedUs / 1_000,
      degraded: decodeFacts(screening.facts).degraded.map((source) => word("source", source, at.locale)),
    },
  };
}

/** Through whom the order came. */
function affiliateFacts(order: OrderPageRow): Fact[] {
  const { affiliate } = storedOrder.parse(order.document);
  const { affiliateId, network, clickedAt, commission, referrer, landingUrl } = affiliate ?? {};
  const sent = { affiliateId, network, clickedAt, commission, referrer, landingUrl };
  return Object.entries(sent).flatMap(([field, value]) => (value === undefined ? [] : [{ field, value }]));
}
