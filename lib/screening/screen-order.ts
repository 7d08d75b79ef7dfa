import "server-only";
import { v7 as newId } from "uuid";
import type { ApiKeyActor } from "@/lib/access/actor";
import { type Assessment, assess } from "@/lib/risk/assess";
import type { Facts as RiskFacts } from "@/lib/risk/facts";
import { packFacts } from "@/lib/risk/facts-record";
import { normaliseOrder } from "@/lib/risk/identity/normalise";
import type { Order, OrderInput } from "@/lib/risk/order";
import { DomainError } from "@/lib/shared/domain-error";
import type { Locale } from "@/lib/shared/vocabulary";
import { bodyHash } from "./body-hash";
import { refuseCardNumbers } from "./card-numbers";
import type { ScreeningResult } from "./contract";
import { ENGINE_VERSION } from "./engine-version";
import { gatherFacts } from "./enrich/gather-facts";
import { getScreeningOfOrder } from "./get-screening";
import {
  type Facets,
  facetsOf,
  identifiersOf,
  type ListCandidate,
  listCandidates,
  type OrderIdentifier,
} from "./identifiers";
import { type OrganizationConfig, organizationConfig } from "./organization-config";
import { screeningResult } from "./result";
import { type Guard, type ReadResult, type RecordRequest, readSignals, recordScreening } from "./store";
import { EARLY_MINUTES_MAX, LATE_MINUTES_MAX } from "./time-limits";

/**
 * Each new order on the same card or device in the same instant costs one more round of reading. After some rounds the order has seen
 * plenty of the others, and is recorded with what it last saw: a key under heavy fire must slow nobody's answer down.
 */
const GUARDED_ATTEMPTS = 4;
const ATTEMPTS_MAX = GUARDED_ATTEMPTS + 2;

export type Screened = {
  /** False when this very order had been screened before: then the first result is answered. */
  readonly created: boolean;
  readonly result: ScreeningResult;
};

/**
 * Screens one order: normalise, gather, assess, record. Idempotent by (shop, externalOrderId). What is known is what was known when
 * the order was placed: windows and outcomes by event time; lists as they stand now for a live order, as they stood then for a
 * past one.
 *
 * Throws DomainError: shop_required, shop_unknown, backfill_scope_required, ordered_in_future, card_number_refused, order_conflict.
 */
export async function screenOrder(actor: ApiKeyActor, sent: OrderInput, at: Moment): Promise<Screened> {
  refuseCardNumbers(sent);
  const config = await organizationConfig(actor.organizationId);
  const { shopId, input } = withShop(actor, sent, config);
  const isPast = checkTime(actor, input, at.now);
  const order = normaliseOrder(input);
  const job: Job = {
    actor,
    config,
    shopId,
    order,
    bodyHash: bodyHash(input),
    listsAt: isPast ? new Date(order.at) : at.now,
    identifiers: identifiersOf(order),
    facets: facetsOf(order, shopId),
    candidates: listCandidates(order),
  };
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const screened = await screenOnce(job, at, attempt < GUARDED_ATTEMPTS);
    if (screened) return screened;
  }
  throw new Error("the order is stored, and can't be found");
}

type Moment = {
  readonly now: Date;
  readonly locale: Locale /** performance.now() when the request arrived */;
  readonly startedAt: number;
};

type Job = {
  readonly actor: ApiKeyActor;
  readonly config: OrganizationConfig;
  readonly shopId: string;
  readonly order: Order;
  readonly bodyHash: string;
  readonly listsAt: Date;
  readonly identifiers: readonly OrderIdentifier[];
  readonly facets: Facets;
  readonly candidates: readonly ListCandidate[];
};

/** Read, assess, record. Null when another order on the same card or device came in between: then the facts are no longer true. */
async function screenOnce(job: Job, at: Moment, guarded: boolean): Promise<Screened | null> {
  const { actor, config, order } = job;
  const read = await readSignals({
    org: actor.organizationId,
    shopId: job.shopId,
    externalOrderId: order.input.externalOrderId,
    orderedAt: new Date(order.at),
    listsAt: job.listsAt,
    identifiers: job.identifiers,
    listKeys: job.candidates.map((candidate) => candidate.key),
  });
  if (read.existing) return { created: false, result: await sameOrConflict(job, read.existing, at.locale) };
  const facts = gatherFacts(order, job, read);
  const assessment = assess(order, facts, config.ruleset);
  const guards = guarded ? read.guards : [];
  const request = recordRequest(job, facts, assessment, guards, at);
  const recorded = await recordScreening(request);
  if (recorded.state !== "stored") return null;
  const stored = {
    ...request.screening,
    externalOrderId: order.input.externalOrderId,
    shopCode: config.shopCodeById.get(job.shopId) ?? "",
    orderedAt: new Date(order.at),
    screenedAt: at.now,
    assessment,
    degraded: facts.degraded,
    similarExternalOrderIds: recorded.similarExternalOrderIds,
    caseId: request.case?.id ?? null,
  };
  return { created: true, result: screeningResult(stored, at.locale) };
}

function recordRequest(
  job: Job,
  facts: RiskFacts,
  assessment: Assessment,
  guards: readonly Guard[],
  at: Moment,
): RecordRequest {
  const { deliveries, items, ...rest } = job.order.input;
  // Rows can't tell an empty list from none; the document can.
  const document = {
    ...rest,
    ...(deliveries?.length === 0 ? { deliveries } : {}),
    ...(items?.length === 0 ? { items } : {}),
  };
  return {
    org: job.actor.organizationId,
    order: {
      id: newId(),
      shopId: job.shopId,
      externalOrderId: document.externalOrderId,
      // The one instant of the engine: an offset or a fraction finer than milliseconds would be read otherwise by the database.
      orderedAt: new Date(job.order.at).toISOString(),
      recordedAt: at.now.toISOString(),
      amountTotal: document.amountTotal,
      currency: document.currency,
      bodyHash: job.bodyHash,
      document,
    },
    deliveries,
    items,
    identifiers: job.identifiers,
    facets: job.facets,
    screening: {
      id: newId(),
      verdict: assessment.verdict,
      riskScoreTenths: Math.round(assessment.riskScore * 10),
      rulesetVersion: job.config.rulesetVersion,
      engineVersion: ENGINE_VERSION,
      apiKeyId: job.actor.apiKeyId,
      elapsedUs: Math.round((performance.now() - at.startedAt) * 1_000),
    },
    facts: packFacts(facts),
    assessment,
    similarOrderIds: assessment.similarOrders.map((similar) => facts.history.orders[similar.order] ?? ""),
    case: assessment.verdict === "HOLD" ? { id: newId(), dueAt: dueAt(at.now, job.config) } : null,
    events: ["screening.completed"],
    guards,
  };
}

function withShop(
  actor: ApiKeyActor,
  sent: OrderInput,
  config: OrganizationConfig,
): { shopId: string; input: OrderInput } {
  const unknown = (): DomainError =>
    new DomainError("shop_unknown", { errors: [{ pointer: "/shopId", code: "unknown_shop" }] });
  if (sent.shopId === undefined) {
    const only = config.shopIdByCode.size === 1 ? [...config.shopIdByCode.values()][0] : undefined;
    const shopId = actor.shopId ?? only;
    if (shopId === undefined)
      throw new DomainError("shop_required", { errors: [{ pointer: "/shopId", code: "required" }] });
    const code = config.shopCodeById.get(shopId);
    if (code === undefined) throw unknown();
    return { shopId, input: { ...sent, shopId: code } };
  }
  const shopId = config.shopIdByCode.get(sent.shopId);
  if (shopId === undefined || (actor.shopId !== null && actor.shopId !== shopId)) throw unknown();
  return { shopId, input: sent };
}

/** Whether the order lies in the past. Past orders need the scope; future ones are refused: they would escape every window. */
function checkTime(actor: ApiKeyActor, input: OrderInput, now: Date): boolean {
  const ageMinutes = (now.getTime() - Date.parse(input.orderedAt)) / 60_000;
  if (ageMinutes < -EARLY_MINUTES_MAX) {
    throw new DomainError("ordered_in_future", {
      values: { minutes: EARLY_MINUTES_MAX },
      errors: [{ pointer: "/orderedAt", code: "in_future" }],
    });
  }
  if (ageMinutes <= LATE_MINUTES_MAX) return false;
  if (actor.scopes.includes("backfill")) return true;
  throw new DomainError("backfill_scope_required", {
    values: { minutes: LATE_MINUTES_MAX },
    errors: [{ pointer: "/orderedAt", code: "in_past" }],
  });
}

const dueAt = (now: Date, config: OrganizationConfig) =>
  new Date(now.getTime() + config.reviewMinutes * 60_000).toISOString();

async function sameOrConflict(
  job: Job,
  existing: NonNullable<ReadResult["existing"]>,
  locale: Locale,
): Promise<ScreeningResult> {
  if (existing.bodyHash !== job.bodyHash) {
    throw new DomainError("order_conflict", {
      values: { externalOrderId: job.order.input.externalOrderId },
      errors: [{ pointer: "/externalOrderId", code: "contradictory" }],
    });
  }
  const result = await getScreeningOfOrder(job.actor.organizationId, existing.orderId, locale);
  if (!result) throw new Error("an order without a screening");
  return result;
}
