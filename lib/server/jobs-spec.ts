import "server-only";
import { housekeeping } from "@/lib/platform/housekeeping/housekeeping.job";
import type { JobsSpec } from "@/lib/platform/jobs/runner";
import { RELAY_TICK, relayOutbox } from "@/lib/platform/outbox/relay";
import { deliverWebhook } from "@/lib/webhooks/deliver-webhook.job";
import { relayEvents } from "@/lib/webhooks/relay-events";
import { renderers } from "@/lib/webhooks/renderers";

const receive = relayEvents(renderers);

/** All background work of this installation. */
export const jobsSpec: JobsSpec = {
  jobs: [deliverWebhook, housekeeping],
  cron: [{ job: housekeeping, pattern: "17 * * * *" }],
  ticks: [{ name: RELAY_TICK, seconds: 2, run: () => relayOutbox(receive) }],
};
