import "server-only";
import { runMigrations } from "graphile-worker";
import { Prisma } from "@/prisma/generated/client";
import { singleton } from "../singleton";
import type { TenantTx } from "../tenant";
import type { Job } from "./job";
import { libraryLogger } from "./library-logger";
import { loginPool } from "./pool";

export type EnqueueOptions = {
  readonly runAt?: Date;
  /** A job with this key replaces one that waits under the same key; one that is running is left alone and followed by this one. */
  readonly jobKey?: string;
};

const ADD = "SELECT graphile_worker.add_job($1::text, $2::json, NULL, $3::timestamptz, $4::int, $5::text)";

/** The queue's tables, brought up to date once per process. Rejects while the database is down, and tries again on the next call. */
export function ensureQueue(): Promise<void> {
  const holder = singleton<{ done: Promise<void> | null }>("jobs.migrated", () => ({ done: null }));
  holder.done ??= runMigrations({ pgPool: loginPool(), logger: libraryLogger() }).catch((error: unknown) => {
    holder.done = null;
    throw error;
  });
  return holder.done;
}

/** Adds a job at once, by itself. Where the job belongs to a change of data, use `enqueueWithin`. */
export async function enqueue<P>(job: Job<P>, payload: P, options: EnqueueOptions = {}): Promise<void> {
  await ensureQueue();
  const body = JSON.stringify(job.payload.parse(payload));
  await loginPool().query(ADD, [job.name, body, options.runAt ?? null, job.attemptsMax, options.jobKey ?? null]);
}

/** Forgets jobs that were given up before then, which nobody runs again. Answers how many. */
export async function forgetGivenUp(before: Date): Promise<number> {
  await ensureQueue();
  const { rows } = await loginPool().query<{ forgotten: number }>(
    `SELECT count(*)::int AS forgotten FROM graphile_worker.complete_jobs(ARRAY(
       SELECT id FROM graphile_worker._private_jobs WHERE attempts >= max_attempts AND locked_at IS NULL AND updated_at < $1))`,
    [before],
  );
  return rows[0]?.forgotten ?? 0;
}

/**
 * Adds jobs in the transaction of the change that asks for them: both are stored or neither. The queue belongs to the login role,
 * so the application's role is laid down for this one statement.
 */
export async function enqueueWithin<P>(
  t: TenantTx,
  job: Job<P>,
  jobs: readonly (EnqueueOptions & { readonly payload: P })[],
): Promise<void> {
  if (jobs.length === 0) return;
  const specs = jobs.map((each) => ({
    payload: job.payload.parse(each.payload),
    run_at: each.runAt?.toISOString() ?? null,
    job_key: each.jobKey ?? null,
  }));
  await t.db.$executeRaw`SET LOCAL ROLE NONE`;
  await t.db.$queryRaw(Prisma.sql`
    SELECT count(graphile_worker.add_job(${job.name}::text, s.payload, NULL, s.run_at, ${job.attemptsMax}::int, s.job_key))
    FROM json_to_recordset(${JSON.stringify(specs)}::json) AS s(payload json, run_at timestamptz, job_key text)`);
  await t.db.$executeRaw`SET LOCAL ROLE sekisho_app`;
}
