import { existsSync } from "node:fs";
import { startBundle } from "../lib/child.mjs";
import { applicationEnvironment } from "../lib/environment.mjs";
import { inRoot } from "../lib/paths.mjs";
import { freePort } from "../lib/preflight.mjs";
import { median } from "../replay/metrics/quantile";
import { residentMemory } from "./process-memory";

const STARTS = 3;

/** The whole production server, pages included, from its start to its first listening: milliseconds, and its memory then. */
export async function benchStartUp(databaseUrl: string): Promise<Record<string, unknown>> {
  if (!existsSync(inRoot("dist/server.mjs")) || !existsSync(inRoot(".next/BUILD_ID"))) {
    return { bench: "start", skipped: "the pages are not built (npm start builds them)" };
  }
  const times: number[] = [];
  const memory: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    const port = await freePort();
    const secrets = { NEXTAUTH_SECRET: "of no value, for a benchmark" };
    const env = applicationEnvironment({ databaseUrl, port, demo: false, secrets, mode: "production" });
    const startedAt = performance.now();
    const server = startBundle("server", [], { ...env, LOG_LEVEL: "error" });
    const answer = await Promise.race([server.message, server.exited]);
    if (typeof answer === "number") return { bench: "start", skipped: `the server ended with ${answer}` };
    times.push(performance.now() - startedAt);
    memory.push(residentMemory(server.pid ?? 0).nowMiB ?? 0);
    await server.stop();
  }
  return { bench: "start", readyMs: Math.round(median(times) ?? 0), residentMiB: median(memory), starts: STARTS };
}
