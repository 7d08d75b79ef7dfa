import "server-only";
import { now } from "@/lib/platform/clock";
import { isDatabaseDown } from "@/lib/platform/database-down";
import { enqueue } from "@/lib/platform/jobs/queue";
import { log } from "@/lib/platform/log";
import { singleton } from "@/lib/platform/singleton";
import type { OrganizationId } from "@/lib/shared/ids";
import { evaluateAlertsJob, evaluationKey } from "./evaluate-alerts.job";

/** Declines come by the dozen: those of this time are looked at together. */
const GATHER_MS = 15_000;
/** What happened longer ago is no attack under way; the next sweep sees it. */
const FRESH_MS = 15 * 60_000;

type Gathering = { readonly waiting: Set<OrganizationId>; timer: NodeJS.Timeout | null };

const gathering = () =>
  singleton<Gathering>(
    "alerts.gathering",
    () => ({ waiting: new Set(), timer: null }),
    ({ timer }) => {
      if (timer) clearTimeout(timer);
    },
  );

/**
 * Has the quick group signals asked soon rather than with the next sweep. Call it after the commit of a failed authorisation, with the
 * time at which that happened; it neither waits nor fails, and however many there are, one job every few seconds comes of them.
 */
export function hastenAlerts(org: OrganizationId, at: Date): void {
  if (now().getTime() - at.getTime() > FRESH_MS) return;
  const box = gathering();
  box.waiting.add(org);
  if (box.timer) return;
  box.timer = setTimeout(() => void flush(box), GATHER_MS);
  box.timer.unref();
}

async function flush(box: Gathering): Promise<void> {
  const organizations = [...box.waiting];
  box.waiting.clear();
  box.timer = null;
  for (const organizationId of organizations) {
    try {
      await enqueue(
        evaluateAlertsJob,
        { organizationId, pace: "minutes" },
        { jobKey: evaluationKey(organizationId, "minutes") },
      );
    } catch (error) {
      log().warn({ event: "alerts.not_hastened", organizationId, databaseDown: isDatabaseDown(error) });
    }
  }
}
