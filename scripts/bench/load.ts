import type { ApiClient } from "../replay/api-client";
import { quantile } from "../replay/metrics/quantile";

export type Load = {
  readonly requests: number;
  readonly failures: number;
  readonly firstFailure: string | null;
  readonly perSecond: number;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
};

/** Keeps `connections` requests under way for `seconds`; each has a body of its own. What is not answered with 201 is a failure. */
export async function load(
  client: ApiClient,
  about: {
    readonly path: string;
    readonly connections: number;
    readonly seconds: number;
    readonly body: () => string;
  },
): Promise<Load> {
  const latencies: number[] = [];
  let failures = 0;
  let firstFailure: string | null = null;
  const startedAt = performance.now();
  const until = startedAt + about.seconds * 1_000;
  const worker = async () => {
    while (performance.now() < until) {
      const answer = await client.post(about.path, about.body());
      latencies.push(answer.elapsedMs);
      if (answer.status === 201) continue;
      failures += 1;
      firstFailure ??= `${answer.status} ${answer.text.slice(0, 200)}`;
    }
  };
  await Promise.all(Array.from({ length: about.connections }, worker));
  const seconds = (performance.now() - startedAt) / 1_000;
  return {
    requests: latencies.length,
    failures,
    firstFailure,
    perSecond: latencies.length / seconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
  };
}
