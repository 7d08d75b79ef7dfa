import "server-only";
import { z } from "zod";
import { env } from "@/lib/platform/env";
import { type Route, route } from "@/lib/platform/http/route";
import { jobsState } from "@/lib/platform/jobs/runner";
import { pendingMigrations, pingDatabase } from "@/lib/platform/probes";

/** A probe that takes longer than this has failed: who asks is a load balancer, and waits no longer either. */
const PROBE_MS = 3_000;

const check = z.enum(["ok", "failed", "external"]);
const readiness = z
  .object({
    status: z.enum(["ready", "not_ready"]),
    checks: z.object({
      /** Reached through the application's own role. */
      database: check,
      /** All that this version brings are applied. */
      migrations: check,
      /** `external`: background jobs run in a process of their own. */
      jobs: check,
    }),
  })
  .meta({ id: "Readiness" });
type Check = z.infer<typeof check>;

const live = route({
  method: "get",
  path: "/api/health/live",
  access: "public",
  tag: "health",
  summary: { ja: "プロセスが動いているか", en: "Whether the process runs" },
  responses: { 200: z.object({ status: z.literal("live") }) },
  handle: async () => ({ status: 200, body: { status: "live" } }),
});

const ready = route({
  method: "get",
  path: "/api/health/ready",
  access: "public",
  tag: "health",
  summary: {
    ja: "要求に応えられるか（データベース・移行・ジョブ）",
    en: "Whether it can serve: database, migrations, jobs",
  },
  responses: { 200: readiness, 503: readiness },
  handle: async () => {
    const [database, migrations] = await Promise.all([
      probe(pingDatabase().then(() => true)),
      probe(pendingMigrations().then((pending) => pending.length === 0)),
    ]);
    const checks = { database, migrations, jobs: jobs() };
    const ok = Object.values(checks).every((state) => state !== "failed");
    return { status: ok ? 200 : 503, body: { status: ok ? "ready" : "not_ready", checks } };
  },
});

function jobs(): Check {
  // In development, too, they run beside the server.
  if (env().SEKISHO_WORKER === "external" || env().NODE_ENV === "development") return "external";
  return jobsState() === "running" ? "ok" : "failed";
}

async function probe(work: Promise<boolean>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PROBE_MS);
  });
  const passed = await Promise.race([work, late]).catch(() => false);
  clearTimeout(timer);
  return passed ? "ok" : "failed";
}

export const healthRoutes: readonly Route[] = [live, ready];
