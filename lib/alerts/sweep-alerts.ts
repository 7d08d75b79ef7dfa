import "server-only";
import { enqueue } from "@/lib/platform/jobs/queue";
import { evaluateAlertsJob, evaluationKey } from "./evaluate-alerts.job";
import type { Pace } from "./pace";
import { organizationsToAsk } from "./sweep-store";

export const handle = (): Promise<void> => sweep("minutes");

/** One job an organisation: a large one holds up no other, and a failed one is tried again by itself. */
export async function sweep(pace: Pace): Promise<void> {
  for (const organizationId of await organizationsToAsk()) {
    await enqueue(evaluateAlertsJob, { organizationId, pace }, { jobKey: evaluationKey(organizationId, pace) });
  }
}
