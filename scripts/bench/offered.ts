import { setTimeout as sleep } from "node:timers/promises";
import type { ApiClient } from "../replay/api-client";
import { quantile } from "../replay/metrics/quantile";

const SETTLE_MS = 1_000;

/**
 * Offers requests at a steady rate, whether the ones before have been answered or not, as customers do: `load` waits for an answer
 * before it asks again, and so never sees a queue.
 */
export async function offer(
  client: ApiClient,
  about: {
    readonly path: string;
    readonly perSecond: number;
    readonly seconds: number;
    readonly body: () => string;
  },
): Promise<{
  readonly requests: number;
  readonly failures: number;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
}> {
  const count = about.perSecond * about.seconds;
  const bodies = Array.from({ length: count }, about.body);
  // What making them has left behind is cleared away while nobody waits.
  await sleep(SETTLE_MS);
  const startedAt = performance.now();
  let failures = 0;
  const latencies = await Promise.all(
    bodies.map(async (body, index) => {
      const due = startedAt + (index * 1_000) / about.perSecond;
      await sleep(Math.max(0, due - performance.now()));
      const { status } = await client.post(about.path, body);
      if (status !== 201) failures += 1;
      // From when it was due: time spent waiting for a connection counts.
      return performance.now() - due;
    }),
  );
  return { requests: count, failures, p50Ms: quantile(latencies, 0.5), p99Ms: quantile(latencies, 0.99) };
}
