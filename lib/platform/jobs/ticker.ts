import "server-only";
import { isDatabaseDown } from "../database-down";
import { metrics } from "../http/metrics";
import { log } from "../log";

/** Work done every few seconds in this process: too often for cron, whose unit is the minute, and not worth a row in the queue. */
export type Tick = { readonly name: string; readonly seconds: number; readonly run: () => Promise<unknown> };

/** Starts a tick; runs never overlap. `soon` runs it ahead of its time, once however often it is asked for meanwhile. */
export function startTick(tick: Tick, may: () => boolean): { soon: () => void; stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  const plan = (ms: number) => {
    if (stopped) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(go, ms);
    timer.unref();
  };
  const go = () => {
    if (running) return;
    again = false;
    running = once(tick, may).finally(() => {
      running = null;
      plan(again ? 0 : tick.seconds * 1_000);
    });
  };
  plan(0);
  return {
    soon: () => {
      if (again) return;
      again = true;
      if (!running) plan(50);
    },
    stop: async () => {
      stopped = true;
      if (timer) clearTimeout(timer);
      await running;
    },
  };
}

async function once(tick: Tick, may: () => boolean): Promise<void> {
  if (!may()) return;
  try {
    await tick.run();
  } catch (error) {
    metrics().jobs.inc({ job: tick.name, result: "failed" });
    if (isDatabaseDown(error)) log().warn({ event: "jobs.tick_postponed", job: tick.name });
    else log().error({ event: "jobs.tick_failed", job: tick.name, err: error });
  }
}
