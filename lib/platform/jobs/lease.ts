import "server-only";
import type { Pool, PoolClient } from "pg";
import { isDatabaseDown } from "../database-down";
import { log } from "../log";
import { pause } from "./pause";

/** First half of the advisory lock's key, to keep clear of other locks in the database. */
const LOCK_SPACE = 0x5e_1c15;
/** Locks this young are left alone: their worker may not have its lease yet. */
const GRACE_SECONDS = 15;
const RETRY_MS_MAX = 5_000;

/**
 * A sign of life: an advisory lock that the database itself drops when this process, or its connection, is gone. The queue alone
 * would keep the jobs of a killed worker locked for four hours.
 */
export type Lease = { readonly held: () => boolean; readonly release: () => Promise<void> };

export function holdLease(pool: Pool, workerId: string): Lease {
  const stop = new AbortController();
  let client: PoolClient | null = null;
  const keeping = (async () => {
    for (let failures = 0; !stop.signal.aborted; failures++) {
      try {
        const connected = await pool.connect();
        await connected.query("SELECT pg_advisory_lock($1, hashtext($2))", [LOCK_SPACE, workerId]);
        client = connected;
        failures = 0;
        await lost(connected, stop.signal);
        client = null;
        connected.release(true);
      } catch (error) {
        client = null;
        log().debug({ event: "jobs.lease_failed", err: error });
      }
      await pause(Math.min(RETRY_MS_MAX, 250 * 2 ** Math.min(failures, 6)), stop.signal);
    }
  })();
  return {
    held: () => client !== null,
    release: async () => {
      stop.abort();
      await keeping;
    },
  };
}

/** Resolves when the connection breaks, or when the lease is to end. */
function lost(client: PoolClient, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    client.once("error", () => resolve());
    client.once("end", () => resolve());
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** Hands back the jobs of workers that are gone. Answers how many workers that were. */
export async function reclaimAbandoned(pool: Pool): Promise<number> {
  try {
    const { rows } = await pool.query<{ id: string }>(
      `SELECT w.id FROM (
         SELECT DISTINCT locked_by AS id FROM graphile_worker._private_jobs
         WHERE locked_by IS NOT NULL AND locked_at < now() - make_interval(secs => $2)
       ) AS w WHERE pg_try_advisory_xact_lock($1, hashtext(w.id))`,
      [LOCK_SPACE, GRACE_SECONDS],
    );
    if (rows.length === 0) return 0;
    const ids = rows.map((row) => row.id);
    await pool.query("SELECT graphile_worker.force_unlock_workers($1)", [ids]);
    log().warn({ event: "jobs.reclaimed", workers: ids });
    return ids.length;
  } catch (error) {
    if (!isDatabaseDown(error)) log().error({ event: "jobs.reclaim_failed", err: error });
    return 0;
  }
}
