import "server-only";
import { getRequestListener } from "@hono/node-server";
import next from "next";
import { announceSetup } from "@/lib/access/setup-token";
import { api } from "@/lib/api/app";
import { closeLive } from "@/lib/live/hub";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { ensureQueue } from "@/lib/platform/jobs/queue";
import { startJobs, stopJobs } from "@/lib/platform/jobs/runner";
import { log } from "@/lib/platform/log";
import { warmTables } from "@/lib/screening/enrich/warm";
import { dispatcher } from "./dispatch";
import { createHttpServer, drain } from "./http-server";
import { jobsSpec } from "./jobs-spec";
import { onceStopped, survive } from "./process";

/** The production server: one process, one port. The API on a fast path of its own, all else by Next. */
const DRAIN_MS = 10_000;

const { HOST: hostname, PORT: port, SEKISHO_WORKER: worker, NEXTAUTH_URL } = env();
survive();

const server = createHttpServer();
const pages = next({ dev: false, hostname, port, httpServer: server });
let stopping = false;

if (worker === "internal") startJobs(jobsSpec);
else ensureQueue().catch((error: unknown) => log().warn({ event: "jobs.queue_unavailable", err: error }));

await pages.prepare();
warmTables();
const fetchApi = api();
server.on(
  "request",
  dispatcher({
    api: getRequestListener((request, bindings) => fetchApi.fetch(request, bindings), { overrideGlobalObjects: false }),
    pages: pages.getRequestHandler(),
    stopping: () => stopping,
  }),
);
server.once("error", (error: NodeJS.ErrnoException) => {
  const inUse = error.code === "EADDRINUSE";
  const hint = inUse
    ? `Port ${port} is in use. Stop the program that holds it, or choose another with PORT=…`
    : error.message;
  process.stderr.write(`✖ ${hint}\n`);
  process.exit(1);
});
server.listen(port, hostname, () => {
  const address = server.address();
  const actual = typeof address === "object" && address ? address.port : port;
  const url =
    NEXTAUTH_URL ?? `http://${hostname === "0.0.0.0" || hostname === "::" ? "localhost" : hostname}:${actual}`;
  process.stdout.write(`ready ${url}\n`);
  process.send?.({ type: "ready", port: actual });
  announceSetup(url, now()).catch((error: unknown) => log().warn({ event: "setup.not_announced", err: error }));
});

onceStopped(async () => {
  stopping = true;
  closeLive();
  const clean = await drain(server, DRAIN_MS);
  if (!clean) log().warn({ event: "server.connections_cut" });
  await stopJobs();
  await pages.close();
});
