import "server-only";
import { v7 as newId } from "uuid";
import { NETWORK_ORDER } from "@/lib/network/telling";
import type { Assessment } from "@/lib/risk/assess";
import { packAssessment } from "@/lib/risk/assessment-record";
import type { Facts } from "@/lib/risk/facts";
import { packFacts } from "@/lib/risk/facts-record";
import { ENGINE_VERSION } from "./engine-version";
import { encodeFacts } from "./facts-bytes";
import type { Job, Moment } from "./job";
import type { Guard } from "./read-store";
import type { RecordRequest } from "./record-store";
import { searchKeysOf } from "./search-keys";

/** All that is written for one screened order. */
export function recordRequest(
  job: Job,
  facts: Facts,
  assessment: Assessment,
  guards: readonly Guard[],
  at: Moment,
): RecordRequest {
  return {
    org: job.actor.organizationId,
    order: orderOf(job, at),
    identifiers: job.identifiers,
    searchKeys: searchKeysOf(job.order, job.shopId),
    facets: job.facets,
    screening: {
      screeningId: newId(),
      verdict: assessment.verdict,
      riskScoreTenths: Math.round(assessment.riskScore * 10),
      rulesetVersion: job.config.rulesetVersion,
      engineVersion: ENGINE_VERSION,
      apiKeyId: job.actor.apiKeyId,
      elapsedUs: Math.round((performance.now() - at.startedAt) * 1_000),
      assessment: packAssessment(assessment),
      similarOrderIds: assessment.similarOrders.map((similar) => facts.history.orders[similar.order] ?? ""),
      events: ["screening.completed", ...(facts.network.known ? [NETWORK_ORDER] : [])],
    },
    facts: encodeFacts(packFacts(facts)),
    case: assessment.verdict === "HOLD" ? { caseId: newId(), dueAt: dueAt(job, at) } : null,
    guards,
  };
}

function orderOf({ order, shopId, bodyHash, seenUntil }: Job, { now }: Moment): RecordRequest["order"] {
  const { deliveries, items } = order.input;
  // Rows can't tell an empty list from none; the document can.
  const document = { ...order.input, deliveries: ifEmpty(deliveries), items: ifEmpty(items) };
  return {
    id: newId(),
    shopId,
    externalOrderId: document.externalOrderId,
    // The one instant of the engine: an offset or a fraction finer than milliseconds would be read otherwise by the database.
    orderedAt: new Date(order.at).toISOString(),
    seenUntil: seenUntil.toISOString(),
    recordedAt: now.toISOString(),
    amountTotal: document.amountTotal,
    currency: document.currency,
    bodyHash,
    document,
    deliveries,
    items,
  };
}

const ifEmpty = <T>(list: readonly T[] | undefined) => (list?.length === 0 ? list : undefined);

const dueAt = ({ config }: Job, { now }: Moment): string =>
  new Date(now.getTime() + config.reviewMinutes * 60_000).toISOString();
