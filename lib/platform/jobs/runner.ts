import "server-only";
import { EventEmitter } from "node:events";
import { parseCronItems, type Runner, run, type TaskList } from "graphile-worker";
import { now } from "../clock";
import { metrics } from "../http/metrics";
import { log } from "../log";
import { singleton } from "../singleton";
import type { AnyJob } from "./job";
import { holdLease, type Lease, reclaimAbandoned } from "./lease";
import { libraryLogger } from "./library-logger";
import { pause } from "./pause";
import { loginPool } from "./pool";
import { startTick, type Tick } from "./ticker";

export type JobsSpec = {
  readonly jobs: readonly AnyJob[];
  /** Cron pattern (minute hour day month weekday, UTC) by job. Its payload is empty. */
  readonly cron: readonly { readonly job: AnyJob; readonly pattern: string }[];
  readonly ticks: readonly Tick[];
};

/** `retrying`: the database is away or its queue can't be used; tried again until it can. */
export type JobsState = "stopped" | "starting" | "running" | "retrying";

const CONCURRENCY = 8;
const RECLAIM_SECONDS = 15;
const RETRY_MS_MAX = 10_000;
/** After this long a stopping worker tells its handlers to give up … */
const ABORT_MS = 3_000;
/** … and after this long what still runs is handed back, whatever its handler does. */
const FORCE_MS = 8_000;

type Supervisor = {
  state: JobsState;
  lease: Lease | null;
  runner: Runner | null;
  stop: AbortController;
  ended: Promise<void>;
  ticks: readonly { name: string; soon: () => void; stop: () => Promise<void> }[];
};

const holder = () => singleton<{ current: Supervisor | null }>("jobs.runner", () => ({ current: null }));

/** What the readiness report shows. A worker without its lease has lost its database. */
export function jobsState(): JobsState {
  const current = holder().current;
  if (!current) return "stopped";
  return current.state === "running" && !current.lease?.held() ? "retrying" : current.state;
}

/** Starts the workers of this process. Returns at once: a database that is away is waited for. */
export function startJobs(spec: JobsSpec): void {
  const box = holder();
  if (box.current) return;
  const supervisor: Supervisor = {
    state: "starting",
    lease: null,
    runner: null,
    stop: new AbortController(),
    ended: Promise.resolve(),
    ticks: [],
  };
  box.current = supervisor;
  const mayTick = () => jobsState() === "running";
  const reclaim: Tick = { name: "jobs.reclaim", seconds: RECLAIM_SECONDS, run: () => reclaimAbandoned(loginPool()) };
  supervisor.ticks = [...spec.ticks, reclaim].map((tick) => ({ name: tick.name, ...startTick(tick, mayTick) }));
  supervisor.ended = supervise(supervisor, spec);
}

/** Runs a tick ahead of its time, if this process runs jobs at all. */
export function hastenTick(name: string): void {
  for (const tick of holder().current?.ticks ?? []) if (tick.name === name) tick.soon();
}

/** Takes no new jobs, lets those under way end, hands back what does not end in time. */
export async function stopJobs(): Promise<void> {
  const box = holder();
  const supervisor = box.current;
  if (!supervisor) return;
  supervisor.stop.abort();
  await Promise.all(supervisor.ticks.map((tick) => tick.stop()));
  await supervisor.ended;
  supervisor.state = "stopped";
  box.current = null;
}

async function supervise(supervisor: Supervisor, spec: JobsSpec): Promise<void> {
  const { signal } = supervisor.stop;
  for (let failures = 0; !signal.aborted; failures++) {
    try {
      await runOnce(supervisor, spec, () => {
        failures = 0;
      });
    } catch (error) {
      log().warn({ event: "jobs.interrupted", err: error });
    }
    if (signal.aborted) break;
    supervisor.state = "retrying";
    await pause(Math.min(RETRY_MS_MAX, 500 * 2 ** Math.min(failures, 6)), signal);
  }
}

/** From the queue's migrations to the end of its workers, by our wish or by a fault. */
async function runOnce(supervisor: Supervisor, spec: JobsSpec, started: () => void): Promise<void> {
  const events = new EventEmitter();
  let workerId = "";
  events.on("pool:create", (event: { workerPool: { id: string } }) => {
    workerId = event.workerPool.id;
  });
  const runner = await run({
    pgPool: loginPool(),
    taskList: tasks(spec.jobs),
    parsedCronItems: parseCronItems(
      spec.cron.map(({ job, pattern }) => ({
        task: job.name,
        match: pattern,
        options: { maxAttempts: job.attemptsMax },
      })),
    ),
    concurrency: CONCURRENCY,
    pollInterval: 2_000,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: ABORT_MS,
    logger: libraryLogger(),
    events,
    // Without batches the library does not wait, when it stops, for what it writes about the last jobs.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  supervisor.runner = runner;
  const lease = holdLease(loginPool(), workerId);
  supervisor.lease = lease;
  supervisor.state = "running";
  started();
  log().info({ event: "jobs.started", workerId });
  try {
    await Promise.race([runner.promise, aborted(supervisor.stop.signal)]);
    if (supervisor.stop.signal.aborted) await end(runner);
  } finally {
    supervisor.lease = null;
    await lease.release();
  }
}

async function end(runner: Runner): Promise<void> {
  const force = setTimeout(() => void runner.kill("stopping").catch(() => {}), FORCE_MS);
  try {
    await runner.stop();
  } catch (error) {
    log().warn({ event: "jobs.stopped_by_force", err: error });
  } finally {
    clearTimeout(force);
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });

function tasks(jobs: readonly AnyJob[]): TaskList {
  return Object.fromEntries(
    jobs.map((job) => [
      job.name,
      async (raw: unknown, helpers: { job: { attempts: number }; abortSignal?: AbortSignal }) => {
        const attempt = helpers.job.attempts;
        const signal = helpers.abortSignal ?? new AbortController().signal;
        try {
          await job.run(raw, { now: now(), signal, attempt });
          metrics().jobs.inc({ job: job.name, result: "done" });
        } catch (error) {
          const result = attempt >= job.attemptsMax ? "dead" : "failed";
          metrics().jobs.inc({ job: job.name, result });
          log()[result === "dead" ? "error" : "warn"]({
            event: "jobs.failed",
            job: job.name,
            attempt,
            result,
            err: error,
          });
          throw error;
        }
      },
    ]),
  );
}
