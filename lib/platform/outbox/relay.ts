import "server-only";
import { type OrganizationId, organizationId } from "@/lib/shared/ids";
import { isDatabaseDown } from "../database-down";
import { prisma } from "../db";
import { metrics } from "../http/metrics";
import { hastenTick } from "../jobs/runner";
import { log } from "../log";
import { type TenantTx, withTenant } from "../tenant";

/** Something that happened, told in the transaction in which it did. */
export type OutboxEvent = {
  readonly id: bigint;
  readonly eventType: string;
  readonly subjectId: string;
  readonly createdAt: Date;
};

/** Takes events over, within the transaction that removes them from the outbox. Whatever it throws leaves them there. */
export type OutboxReceiver = (t: TenantTx, events: readonly OutboxEvent[]) => Promise<void>;

export const RELAY_TICK = "outbox.relay";
const BATCH = 100;

/** Call after a commit that wrote to the outbox: what it tells of leaves now instead of within two seconds. Never fails. */
export const nudgeRelay = (): void => hastenTick(RELAY_TICK);

/**
 * Hands all waiting events to the receiver, organisation by organisation, in the order of their ids, and removes them in the same
 * transaction: a crash leaves them for the next run. An event that the receiver cannot take is stepped over and stays for the
 * next run, so that it holds up nobody else. Several relays may run at once; each claims rows that no other holds.
 * Answers how many events left.
 */
export async function relayOutbox(receive: OutboxReceiver): Promise<number> {
  let moved = 0;
  for (const org of await organizationsWaiting()) moved += await relayOrganization(org, receive);
  return moved;
}

async function organizationsWaiting(): Promise<OrganizationId[]> {
  const rows = await prisma().$transaction(async (db) => {
    await db.$executeRaw`SELECT app_set_relay()`;
    return db.$queryRaw<{ organization_id: string }[]>`SELECT DISTINCT organization_id FROM outbox`;
  });
  return rows.map((row) => organizationId(row.organization_id));
}

async function relayOrganization(org: OrganizationId, receive: OutboxReceiver): Promise<number> {
  let moved = 0;
  for (let after = 0n; ; ) {
    const batch = await relayBatch(org, after, BATCH, receive).catch(async (error: unknown) => {
      if (isDatabaseDown(error)) throw error;
      return relaySingly(org, after, receive);
    });
    moved += batch.moved;
    if (batch.last === null) return moved;
    after = batch.last;
  }
}

type Moved = { readonly moved: number; readonly last: bigint | null };

/** One of a batch was refused: move the others one by one, and say which it was. */
async function relaySingly(org: OrganizationId, start: bigint, receive: OutboxReceiver): Promise<Moved> {
  let moved = 0;
  let last: bigint | null = null;
  for (let count = 0, after = start; count < BATCH; count++) {
    const seen: { id: bigint | null } = { id: null };
    try {
      const one = await relayBatch(org, after, 1, receive, seen);
      moved += one.moved;
    } catch (error) {
      if (isDatabaseDown(error) || seen.id === null) throw error;
      metrics().jobs.inc({ job: RELAY_TICK, result: "failed" });
      log().error({ event: "outbox.event_refused", organizationId: org, outboxId: String(seen.id), err: error });
    }
    if (seen.id === null) return { moved, last: null };
    last = after = seen.id;
  }
  return { moved, last };
}

async function relayBatch(
  org: OrganizationId,
  after: bigint,
  limit: number,
  receive: OutboxReceiver,
  seen: { id: bigint | null } = { id: null },
): Promise<Moved> {
  return withTenant(org, async (t) => {
    const rows = await t.db.$queryRaw<OutboxEvent[]>`
      SELECT id, event_type AS "eventType", subject_id AS "subjectId", created_at AS "createdAt" FROM outbox
      WHERE organization_id = ${t.org}::uuid AND id > ${after} ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
    const last = rows.at(-1)?.id ?? null;
    seen.id = last;
    if (rows.length === 0) return { moved: 0, last: null };
    await receive(t, rows);
    const ids = rows.map((row) => row.id);
    await t.db.outbox.deleteMany({ where: { organizationId: t.org, id: { in: ids } } });
    return { moved: rows.length, last: rows.length < limit ? null : last };
  });
}
