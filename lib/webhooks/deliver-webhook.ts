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
import { type AttemptOutcome, type DeliveryToAttempt, recordAttempt, selectDeliveryToAttempt } from "./store";

/** Where a busy endpoint's delivery waits for its turn. */
const BUSY_SECONDS = 5;

export async function handle(payload: { organizationId: string; deliveryId: string }, call: JobCall): Promise<void> {
  const org = brand(payload.organizationId);
  const delivery = await withTenant(org, (t) => selectDeliveryToAttempt(t, payload.deliveryId));
  if (delivery?.status !== "pending") return;
  if (delivery.endpoint.disabledAt !== null) {
    await settle(org, delivery, { status: null, error: "endpoint_disabled" }, call.now, null);
    return;
  }
  const lane = takeLane(delivery.endpointId);
  if (!lane) {
    await again(org, delivery.id, new Date(call.now.getTime() + BUSY_SECONDS * 1_000));
    return;
  }
  try {
    const result = await attempt(delivery, call);
    const failedAt = wallClock();
    await settle(org, delivery, result, failedAt, nextAttemptAt(delivery.attempts + 1, failedAt));
  } finally {
    lane.release();
  }
}

function attempt(delivery: DeliveryToAttempt, call: JobCall): Promise<AttemptResult> {
  const { url, secret } = delivery.endpoint;
  const body = JSON.stringify(delivery.payload);
  const allowPrivate = env().SEKISHO_WEBHOOK_ALLOW_HTTP === "1";
  return postSigned(
    { url, secret, eventId: delivery.eventId, body, sentAt: call.now },
    { allowPrivate, signal: call.signal },
  );
}

/** Records the attempt and plans the next one, in one transaction. */
async function settle(
  org: OrganizationId,
  delivery: DeliveryToAttempt,
  result: AttemptResult,
  at: Date,
  next: Date | null,
): Promise<void> {
  const outcome = outcomeOf(delivery, result, at, next);
  const counted = await withTenant(org, async (t) => {
    if (!(await recordAttempt(t, delivery, outcome))) return false;
    if (outcome.status === "pending" && next) {
      const payload = { organizationId: org, deliveryId: delivery.id };
      await enqueueWithin(t, deliverWebhook, [{ payload, runAt: next, jobKey: deliveryKey(delivery.id) }]);
    }
    return true;
  });
  if (!counted) return;
  metrics().webhooks.inc({ result: outcome.status === "pending" ? "failed" : outcome.status });
  if (outcome.status === "dead") {
    log().warn({ event: "webhook.dead", organizationId: org, deliveryId: delivery.id, error: outcome.lastError });
  }
}

function outcomeOf(delivery: DeliveryToAttempt, result: AttemptResult, at: Date, next: Date | null): AttemptOutcome {
  const delivered = result.status !== null && result.status >= 200 && result.status < 300;
  const failed = next === null ? "dead" : "pending";
  return {
    status: delivered ? "delivered" : failed,
    attempts: delivery.attempts + 1,
    lastStatus: result.status,
    lastError: delivered ? null : (result.error ?? `http_${result.status}`),
    attemptedAt: at,
  };
}

function again(org: OrganizationId, deliveryId: string, runAt: Date): Promise<void> {
  const payload = { organizationId: org, deliveryId };
  return withTenant(org, (t) =>
    enqueueWithin(t, deliverWebhook, [{ payload, runAt, jobKey: deliveryKey(deliveryId) }]),
  );
}
