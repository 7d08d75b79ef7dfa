import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { disposeSingletons } from "../singleton";
import { defineJob, type JobCall } from "./job";
import { reclaimAbandoned } from "./lease";
import { loginPool } from "./pool";
import { enqueue, ensureQueue } from "./queue";
import { jobsState, startJobs, stopJobs } from "./runner";

let database: TestDatabase;
let outside: pg.Client;
const handle = vi.fn<(payload: { n: number }, call: JobCall) => Promise<void>>();
const job = defineJob({
  name: "test.job",
  payload: z.object({ n: z.int() }),
  attemptsMax: 3,
  load: async () => ({ handle }),
});
const start = () => startJobs({ jobs: [job], cron: [], ticks: [] });
const running = () => vi.waitFor(() => expect(jobsState()).toBe("running"), { timeout: 20_000 });

beforeAll(async () => {
  database = await createTestDatabase();
  outside = new pg.Client({ connectionString: database.url });
  outside.on("error", () => {});
  await outside.connect();
});
afterEach(async () => {
  await stopJobs();
  handle.mockReset();
  await outside.query("DELETE FROM graphile_worker._private_jobs");
});
afterAll(async () => {
  await disposeSingletons();
  await outside.end();
  await database.drop();
});

it("runs a job with its payload, and counts nothing it did not run", async () => {
  handle.mockResolvedValue();
  start();
  await enqueue(job, { n: 7 });
  await vi.waitFor(() => expect(handle).toHaveBeenCalledOnce(), { timeout: 20_000 });
  expect(handle.mock.calls[0]?.[0]).toEqual({ n: 7 });
});

it("refuses a payload that the job does not take", async () => {
  await expect(enqueue(job, { n: 1.5 })).rejects.toThrow();
});

it("keeps one job per key while it waits", async () => {
  await ensureQueue();
  const runAt = new Date(Date.now() + 3_600_000);
  await enqueue(job, { n: 1 }, { jobKey: "same", runAt });
  await enqueue(job, { n: 2 }, { jobKey: "same", runAt });
  const { rows } = await outside.query("SELECT payload FROM graphile_worker._private_jobs");
  expect(rows).toEqual([{ payload: { n: 2 } }]);
});

it("tries a failed job again", async () => {
  handle.mockRejectedValueOnce(new Error("once")).mockResolvedValue();
  start();
  await enqueue(job, { n: 1 });
  await vi.waitFor(() => expect(handle).toHaveBeenCalledTimes(1), { timeout: 20_000 });
  await vi.waitFor(
    async () => {
      await outside.query("UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL");
      expect(handle).toHaveBeenCalledTimes(2);
    },
    { timeout: 20_000 },
  );
  expect(handle.mock.calls[1]?.[1].attempt).toBe(2);
});

it("hands a job back when it stops before the job is done", async () => {
  handle.mockImplementation(
    (_payload, call) =>
      new Promise((_resolve, reject) => call.signal.addEventListener("abort", () => reject(new Error("stopping")))),
  );
  start();
  await enqueue(job, { n: 1 });
  await vi.waitFor(() => expect(handle).toHaveBeenCalledOnce(), { timeout: 20_000 });
  await stopJobs();
  const { rows } = await outside.query("SELECT locked_by, attempts FROM graphile_worker._private_jobs");
  expect(rows).toEqual([{ locked_by: null, attempts: 1 }]);
});

it("hands back the jobs of a killed worker, and only those", async () => {
  let finish = () => {};
  handle.mockImplementation(() => new Promise((resolve) => (finish = resolve)));
  start();
  await running();
  await enqueue(job, { n: 1 });
  await vi.waitFor(() => expect(handle).toHaveBeenCalledOnce(), { timeout: 20_000 });
  const later = new Date(Date.now() + 3_600_000);
  await enqueue(job, { n: 2 }, { runAt: later });
  await outside.query("UPDATE graphile_worker._private_jobs SET locked_by = 'pool-dead' WHERE locked_by IS NULL");
  await outside.query("UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 minute'");
  expect(await reclaimAbandoned(loginPool())).toBe(1);
  const { rows } = await outside.query(
    "SELECT payload->>'n' AS n, locked_by IS NULL AS free FROM graphile_worker._private_jobs ORDER BY 1",
  );
  expect(rows).toEqual([
    { n: "1", free: false },
    { n: "2", free: true },
  ]);
  finish();
});

it("says so when its connections break, and recovers by itself", async () => {
  handle.mockResolvedValue();
  start();
  await running();
  await outside.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'sekisho-jobs' AND datname = current_database()",
  );
  await vi.waitFor(() => expect(jobsState()).toBe("retrying"), { timeout: 5_000, interval: 5 });
  await running();
  await vi.waitFor(() => enqueue(job, { n: 3 }), { timeout: 10_000 });
  await vi.waitFor(() => expect(handle).toHaveBeenCalled(), { timeout: 20_000 });
});
