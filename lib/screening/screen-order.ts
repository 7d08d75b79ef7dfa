import "server-only";
import type { ApiKeyActor } from "@/lib/access/actor";
import { tellLive } from "@/lib/live/tell";
import { now as clockNow } from "@/lib/platform/clock";
import { isLate, isRefusedByDatabase } from "@/lib/platform/database-down";
import { log } from "@/lib/platform/log";
import { assess } from "@/lib/risk/assess";
import { normaliseOrder } from "@/lib/risk/identity/normalise";
import { modelFor } from "@/lib/risk/model-choice";
import type { OrderInput } from "@/lib/risk/order";
import { tunedFor } from "@/lib/risk/ruleset";
import { MODEL_SOURCE } from "@/lib/risk/signals/history";
import { DomainError } from "@/lib/shared/domain-error";
import type { Locale } from "@/lib/shared/vocabulary";
import { bodyHash } from "./body-hash";
import { refuseCardNumbers } from "./card-numbers";
import type { ScreeningResult } from "./contract";
import { type Further, gatherFacts } from "./enrich/gather-facts";
import { provide } from "./enrich/provide";
import { shopFacts } from "./enrich/shop-facts";
import { getScreeningOfOrder } from "./get-screening";
import { facetsOf, identifiersOf, listCandidates } from "./identifiers";
import type { Job, Moment } from "./job";
import { type OrganizationConfig, organizationConfig } from "./organization-config";
import { type ReadResult, readSignals } from "./read-store";
import { recordRequest } from "./record-request";
import { recordScreening } from "./record-store";
import { screeningResult } from "./result";
import { EARLY_MINUTES_MAX, LATE_MINUTES_MAX, SIMULTANEOUS_MS } from "./time-limits";

/**
 * Each new order on the same card or device in the same instant costs one more round of reading. After some rounds the order has seen
 * plenty of the others, and is recorded with what it last saw: a key under heavy fire must slow nobody's answer down.
 */
const GUARDED_ATTEMPTS = 4;
const ATTEMPTS_MAX = GUARDED_ATTEMPTS + 2;
/** What the outside has not said by then stays unknown; each provider has its own, shorter time as well. */
const OUTSIDE_MS_MAX = 1_000;

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
    seenUntil: new Date(order.at + (isPast ? 0 : SIMULTANEOUS_MS)),
    listsAt: isPast ? new Date(order.at) : at.now,
    identifiers: identifiersOf(order),
    facets: facetsOf(order, shopId),
    candidates: listCandidates(order),
  };
  // Beside the database, and once: however often the history must be read again, providers are paid for one question.
  const outside = provide(
    { organizationId: actor.organizationId, shopId, order, asOf: job.listsAt, isPast },
    performance.now() + OUTSIDE_MS_MAX,
  );
  // Of a time that has gone by, be it a simulated one, a shop's figures are read by the day.
  const hasPassed = isPast || clockNow().getTime() - order.at > LATE_MINUTES_MAX * 60_000;
  const shop = shopFacts({ organizationId: actor.organizationId, shopId, order, isPast: hasPassed });
  const silent = silentModels(input, config);
  const further = Promise.all([outside, shop]).then(
    ([provided, known]): Further => ({ ...provided, shop: known, degraded: [...provided.degraded, ...silent] }),
  );
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const screened = await screenOnce(job, at, further, attempt < GUARDED_ATTEMPTS);
    if (screened) return screened;
  }
  throw new Error("the order is stored, and can't be found");
}

/** This installation has no model yet: one that the settings name can't answer, and the failure policy says what that means. */
function silentModels(input: OrderInput, { ruleset }: OrganizationConfig): readonly string[] {
  return modelFor(input, tunedFor(ruleset, input.shopId).settings) === null ? [] : [MODEL_SOURCE];
}

/** Read, assess, record. Null when another order on the same card or device came in between: then the facts are no longer true. */
async function screenOnce(job: Job, at: Moment, further: Promise<Further>, guarded: boolean): Promise<Screened | null> {
  const { actor, config, order } = job;
  const read = await readPast(job);
  if (read?.existing) return { created: false, result: await sameOrConflict(job, read.existing, at.locale) };
  const facts = gatherFacts(order, job, read, await further);
  const assessment = assess(order, facts, config.ruleset);
  const guards = guarded && read ? read.guards : [];
  const request = recordRequest(job, facts, assessment, guards, at);
  const recorded = await recordScreening(request);
  if (recorded.state !== "stored") {
    // What stands in the way can't be read either.
    if (read === null) throw new DomainError("database_unavailable");
    return null;
  }
  if (request.case) tellLive(actor.organizationId, { caseId: request.case.caseId, change: "opened" });
  const stored = {
    ...request.screening,
    id: request.screening.screeningId,
    externalOrderId: order.input.externalOrderId,
    shopCode: config.shopCodeById.get(job.shopId) ?? "",
    orderedAt: new Date(order.at),
    screenedAt: at.now,
    assessment,
    degraded: facts.degraded,
    similarExternalOrderIds: recorded.similarExternalOrderIds,
    caseId: request.case?.caseId ?? null,
  };
  return { created: true, result: screeningResult(stored, at.locale) };
}

/**
 * All that is stored about the order's identifiers. Null when the database refuses the question or is late with its answer: then nothing is
 * known of the past, and the failure policy says what that means. A database that is down can't record either: then it rejects.
 */
async function readPast(job: Job): Promise<ReadResult | null> {
  const { actor, order } = job;
  try {
    return await readSignals({
      org: actor.organizationId,
      shopId: job.shopId,
      externalOrderId: order.input.externalOrderId,
      currency: order.input.currency,
      orderedAt: new Date(order.at),
      seenUntil: job.seenUntil,
      listsAt: job.listsAt,
      identifiers: job.identifiers,
      listKeys: job.candidates.map((candidate) => candidate.key),
    });
  } catch (error) {
    if (!isRefusedByDatabase(error) && !isLate(error)) throw error;
    log().error({ event: "screening.read_failed", organizationId: actor.organizationId, err: error });
    return null;
  }
}

function withShop(
  actor: ApiKeyActor,
  sent: OrderInput,
  config: OrganizationConfig,
): { shopId: string; input: OrderInput } {
  const unknown = (): DomainError =>
    new DomainError("shop_unknown", { errors: [{ pointer: "/shopId", code: "unknown_shop" }] });
  if (sent.shopId === undefined) {
    const open = [...config.shopIdByCode.values()].filter((id) => !config.closedShopIds.has(id));
    const shopId = actor.shopId ?? (open.length === 1 ? open[0] : undefined);
    if (shopId === undefined)
      throw new DomainError("shop_required", { errors: [{ pointer: "/shopId", code: "required" }] });
    const code = config.shopCodeById.get(shopId);
    if (code === undefined || config.closedShopIds.has(shopId)) throw unknown();
    return { shopId, input: { ...sent, shopId: code } };
  }
  const shopId = config.shopIdByCode.get(sent.shopId);
  if (shopId === undefined || config.closedShopIds.has(shopId)) throw unknown();
  if (actor.shopId !== null && actor.shopId !== shopId) throw unknown();
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
