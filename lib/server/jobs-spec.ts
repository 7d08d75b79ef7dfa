import "server-only";
import { findForgetful } from "@/lib/access/find-forgetful.job";
import { sendInvitation } from "@/lib/access/send-invitation.job";
import { sendReset } from "@/lib/access/send-reset.job";
import { evaluateAlertsJob } from "@/lib/alerts/evaluate-alerts.job";
import { sweepAlertsJob, sweepAllAlertsJob } from "@/lib/alerts/sweep-alerts.job";
import { expireNetwork } from "@/lib/network/expire.job";
import { relayToNetwork } from "@/lib/network/relay-to-network";
import { withdrawAll } from "@/lib/network/withdraw-all.job";
import { housekeeping } from "@/lib/platform/housekeeping/housekeeping.job";
import type { JobsSpec } from "@/lib/platform/jobs/runner";
import { type OutboxReceiver, RELAY_TICK, relayOutbox } from "@/lib/platform/outbox/relay";
import { removeExpiredProviderAnswers } from "@/lib/providers/remove-expired.job";
import { deliverWebhook } from "@/lib/webhooks/deliver-webhook.job";
import { relayEvents } from "@/lib/webhooks/relay-events";
import { renderers } from "@/lib/webhooks/renderers";

const relayToWebhooks = relayEvents(renderers);

/** Each takes the events that concern it, all in the relay's one transaction. */
const receive: OutboxReceiver = async (t, events) => {
  await relayToWebhooks(t, events);
  await relayToNetwork(t, events);
};

/** All background work of this installation. */
export const jobsSpec: JobsSpec = {
  jobs: [
    deliverWebhook,
    sendInvitation,
    findForgetful,
    sendReset,
    housekeeping,
    removeExpiredProviderAnswers,
    withdrawAll,
    expireNetwork,
    evaluateAlertsJob,
    sweepAlertsJob,
    sweepAllAlertsJob,
  ],
  cron: [
    { job: housekeeping, pattern: "17 * * * *" },
    { job: removeExpiredProviderAnswers, pattern: "27 * * * *" },
    { job: expireNetwork, pattern: "37 18 * * *" },
    { job: sweepAlertsJob, pattern: "*/3 * * * *" },
    { job: sweepAllAlertsJob, pattern: "47 * * * *" },
  ],
  ticks: [{ name: RELAY_TICK, seconds: 2, run: () => relayOutbox(receive) }],
};
