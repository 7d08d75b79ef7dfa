import "server-only";
import { z } from "zod";
import { isDatabaseDown } from "@/lib/platform/database-down";
import { log } from "@/lib/platform/log";
import { NOTICE_BYTES_MAX, notices } from "@/lib/platform/notices";
import { singleton } from "@/lib/platform/singleton";
import type { OrganizationId } from "@/lib/shared/ids";
import { CASE_CHANGES, type LiveCaseChange } from "./contract";

/** What happens within this time travels together: a batch of orders is one notice, not thousands. */
const GATHER_MS = 100;
/** A change is about 50 bytes in a notice. */
const CHANGES_MAX = Math.floor((NOTICE_BYTES_MAX - 100) / 60);

const notice = z.object({
  live: z.uuid(),
  changes: z.array(z.tuple([z.uuid(), z.enum(CASE_CHANGES)])).nullable(),
});

type Gathered = { changes: Map<string, LiveCaseChange["change"]>; timer: NodeJS.Timeout };
const gathering = () => singleton("live.gathering", () => new Map<OrganizationId, Gathered>());

/**
 * Tells the consoles of an organisation that cases have changed. Call it after the commit; it neither waits nor fails, and costs the
 * transaction nothing: a NOTIFY inside of it would make all such commits queue up behind one another.
 */
export function tellLive(org: OrganizationId, ...changes: readonly LiveCaseChange[]): void {
  if (changes.length > 0) gather(org, changes);
}

/** Likewise that its alerts have: consoles are counted anew, and no case changed. */
export const tellAlerts = (org: OrganizationId): void => gather(org, []);

function gather(org: OrganizationId, changes: readonly LiveCaseChange[]): void {
  let waiting = gathering().get(org);
  if (!waiting) {
    const timer = setTimeout(() => void flush(org), GATHER_MS);
    timer.unref();
    waiting = { changes: new Map(), timer };
    gathering().set(org, waiting);
  }
  for (const { caseId, change } of changes) waiting.changes.set(caseId, change);
}

async function flush(org: OrganizationId): Promise<void> {
  const gathered = gathering().get(org);
  gathering().delete(org);
  if (!gathered) return;
  const changes = gathered.changes.size > CHANGES_MAX ? null : [...gathered.changes];
  try {
    await notices().send(JSON.stringify({ live: org, changes }));
  } catch (error) {
    // Consoles count again by themselves; they only learn it later.
    log().warn({ event: "live.not_told", organizationId: org, databaseDown: isDatabaseDown(error) });
  }
}

/** Reads a notice; null when it is about something else. */
export function readNotice(text: string): { org: string; changes: LiveCaseChange[] | null } | null {
  if (!text.startsWith('{"live":')) return null;
  const parsed = notice.safeParse(JSON.parse(text));
  if (!parsed.success) return null;
  const changes = parsed.data.changes?.map(([caseId, change]) => ({ caseId, change })) ?? null;
  return { org: parsed.data.live, changes };
}
