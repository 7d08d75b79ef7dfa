import "server-only";
import { now as wallClock } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { metrics } from "@/lib/platform/http/metrics";
import type { JobCall } from "@/lib/platform/jobs/job";
import { enqueueWithin } from "@/lib/platform/jobs/queue";
import { log } from "@/lib/platform/log";
import { withTenant } from "@/lib/platform/tenant";
import { organizationId as brand, type OrganizationId } from "@/lib/shared/ids";
import { deliverWebhook, deliveryKey } from "./deliver-webhook.job";
import { takeLane } from "./lanes";
import { type AttemptResult, postSigned } from "./post-signed";
import { nextAttemptAt } from "./retry-schedule";
import { isPlainSecret, openSecret, sealSecret } from "./secret";
import {
  type AttemptOutcome,
  type DeliveryToAttempt,
  recordAttempt,
  replaceSecret,
  selectDeliveryToAttempt,
} from "./store";
import { toAttempts } from "./views";

/** Where a busy endpoint's delivery waits for its turn. */
const BUSY_SECONDS = 5;
/** Of the attempts at one delivery the log keeps the latest: a whole schedule, and some that were asked for by hand. */
const ATTEMPTS_KEPT = 20;

export async function handle(payload: { organizationId: string; deliveryId: string }, call: JobCall): Promise<void> {
  const org = brand(payload.organizationId);
  const delivery = await withTenant(org, (t) => selectDeliveryToAttempt(t, payload.deliveryId));
  if (delivery?.status !== "pending") return;
  if (delivery.endpoint.disabledAt !== null) {
    const result: AttemptResult = { status: null, error: "endpoint_disabled" };
    await settle(org, delivery, { result, ms: 0, at: call.now, next: null });
    return;
  }
  const lane = takeLane(delivery.endpointId);
  if (!lane) {
    await again(org, delivery.id, new Date(call.now.getTime() + BUSY_SECONDS * 1_000));
    return;
  }
  try {
    const startedMs = performance.now();
    const result = await attempt(org, delivery, call);
    const [at, ms] = [wallClock(), Math.round(performance.now() - startedMs)];
    await settle(org, delivery, { result, ms, at, next: nextAttemptAt(delivery.attempts + 1, at, Math.random()) });
  } finally {
    lane.release();
  }
}

async function attempt(org: OrganizationId, delivery: DeliveryToAttempt, call: JobCall): Promise<AttemptResult> {
  const secrets = secretsOf(org, delivery, call.now);
  if (!secrets) return { status: null, error: "secret_unreadable" };
  await sealPlain(org, delivery);
  const body = JSON.stringify(delivery.payload);
  const allowPrivate = env().SEKISHO_WEBHOOK_ALLOW_HTTP === "1";
  return postSigned(
    { url: delivery.endpoint.url, secrets, eventId: delivery.eventId, body, sentAt: call.now },
    { allowPrivate, signal: call.signal },
  );
}

/** The secret in force, and for a while after a rotation the one before it; null when the one in force can't be read. */
function secretsOf(org: OrganizationId, { endpoint, endpointId }: DeliveryToAttempt, now: Date): string[] | null {
  const current = openSecret(org, endpointId, endpoint.secret);
  if (current === null) return null;
  const { previousSecret, previousSecretUntil } = endpoint;
  const overlaps = previousSecret !== null && previousSecretUntil !== null && previousSecretUntil > now;
  const previous = overlaps ? openSecret(org, endpointId, previousSecret) : null;
  return previous === null ? [current] : [current, previous];
}

/** A secret from before secrets were sealed is sealed when it is first used. */
async function sealPlain(org: OrganizationId, { endpoint, endpointId }: DeliveryToAttempt): Promise<void> {
  if (!isPlainSecret(endpoint.secret)) return;
  const sealed = sealSecret(org, endpointId, endpoint.secret);
  await withTenant(org, (t) => replaceSecret(t, endpointId, endpoint.secret, sealed));
}

type Attempted = {
  readonly result: AttemptResult;
  readonly ms: number;
  readonly at: Date;
  readonly next: Date | null;
};

/** Records the attempt and plans the next one, in one transaction. */
async function settle(org: OrganizationId, delivery: DeliveryToAttempt, attempted: Attempted): Promise<void> {
  const outcome = outcomeOf(delivery, attempted);
  const counted = await withTenant(org, async (t) => {
    if (!(await recordAttempt(t, delivery, outcome))) return false;
    if (outcome.nextAttemptAt) {
      const payload = { organizationId: org, deliveryId: delivery.id };
      const jobKey = deliveryKey(delivery.id);
      await enqueueWithin(t, deliverWebhook, [{ payload, runAt: outcome.nextAttemptAt, jobKey }]);
    }
    return true;
  });
  if (!counted) return;
  metrics().webhooks.inc({ result: outcome.status === "pending" ? "failed" : outcome.status });
  if (outcome.status === "dead") {
    log().warn({ event: "webhook.dead", organizationId: org, deliveryId: delivery.id, error: outcome.lastError });
  }
}

function outcomeOf(delivery: DeliveryToAttempt, { result, ms, at, next }: Attempted): AttemptOutcome {
  const delivered = result.status !== null && result.status >= 200 && result.status < 300;
  const failed = next === null ? "dead" : "pending";
  const error = delivered ? null : (result.error ?? `http_${result.status}`);
  const attempt = { at: at.toISOString(), status: result.status, error, ms };
  return {
    status: delivered ? "delivered" : failed,
    attempts: delivery.attempts + 1,
    lastStatus: result.status,
    lastError: error,
    attemptedAt: at,
    nextAttemptAt: delivered ? null : next,
    attemptLog: [...toAttempts(delivery.attemptLog), attempt].slice(-ATTEMPTS_KEPT),
    lastAnswer: result.status === null ? null : result.answer,
  };
}

function again(org: OrganizationId, deliveryId: string, runAt: Date): Promise<void> {
  const payload = { organizationId: org, deliveryId };
  return withTenant(org, (t) =>
    enqueueWithin(t, deliverWebhook, [{ payload, runAt, jobKey: deliveryKey(deliveryId) }]),
  );
}
