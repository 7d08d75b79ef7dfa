import net from "node:net";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { env } from "@/lib/platform/env";
import { createServer } from "@/lib/platform/http/server";
import { loginPool } from "@/lib/platform/jobs/pool";
import { startJobs, stopJobs } from "@/lib/platform/jobs/runner";
import { disposeSingletons } from "@/lib/platform/singleton";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { healthRoutes } from "./health";
import { metricsRoutes } from "./metrics";

let database: TestDatabase;
let line: Awaited<ReturnType<typeof lineTo>>;
const nobody = { apiKey: async () => null, session: async () => null };
const app = createServer([...healthRoutes, ...metricsRoutes], nobody);

/** The way to the database, which can be cut and mended. */
async function lineTo({ hostname, port: far }: { hostname: string; port: string }) {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const away = net.connect(Number(far), hostname);
    for (const socket of [near, away]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        sockets.delete(socket);
        near.destroy();
        away.destroy();
      });
    }
    near.pipe(away).pipe(near);
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    port,
    mend: () => listen(port),
    cut: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

beforeAll(async () => {
  database = await createTestDatabase();
  const target = new URL(database.url);
  line = await lineTo({ hostname: target.hostname, port: target.port });
  target.port = String(line.port);
  env().DATABASE_URL = target.toString();
});
afterEach(async () => {
  await stopJobs();
});
afterAll(async () => {
  await disposeSingletons();
  await line.cut();
  await database.drop();
});

const start = () => startJobs({ jobs: [], cron: [], ticks: [] });
const ready = async () => {
  const response = await app.request("/api/health/ready");
  return { status: response.status, body: await response.json() };
};
const becomes = (status: number, checks: object) =>
  vi.waitFor(async () => expect(await ready()).toMatchObject({ status, body: { checks } }), {
    timeout: 30_000,
    interval: 100,
  });
const OK = { database: "ok", migrations: "ok", jobs: "ok" };

it("is alive whatever the database does", async () => {
  await line.cut();
  expect((await app.request("/api/health/live")).status).toBe(200);
  await line.mend();
});

it("is not ready while jobs do not run, and ready once they do", async () => {
  expect(await ready()).toEqual({
    status: 503,
    body: { status: "not_ready", checks: { ...OK, jobs: "failed" } },
  });
  start();
  await becomes(200, OK);
});

it("starts while the database is down, and recovers by itself", async () => {
  await line.cut();
  start();
  await becomes(503, { database: "failed", migrations: "failed", jobs: "failed" });
  await line.mend();
  await becomes(200, OK);
});

it("says so when the database goes away, and recovers by itself", async () => {
  start();
  await becomes(200, OK);
  await line.cut();
  await becomes(503, { database: "failed", migrations: "failed", jobs: "failed" });
  await line.mend();
  await becomes(200, OK);
});

it("is not ready while a migration is missing", async () => {
  start();
  await becomes(200, OK);
  const last = `"_prisma_migrations" WHERE migration_name = (SELECT max(migration_name) FROM "_prisma_migrations")`;
  const { rows } = await loginPool().query(`SELECT * FROM ${last}`);
  await loginPool().query(`DELETE FROM ${last}`);
  await becomes(503, { ...OK, migrations: "failed" });
  await loginPool().query(
    `INSERT INTO "_prisma_migrations" SELECT * FROM json_populate_record(NULL::"_prisma_migrations", $1)`,
    [JSON.stringify(rows[0])],
  );
  await becomes(200, OK);
});

it("tells Prometheus how requests were answered", async () => {
  await ready();
  const response = await app.request("/api/metrics");
  expect(response.headers.get("content-type")).toContain("text/plain");
  const text = await response.text();
  expect(text).toMatch(/sekisho_http_requests_total\{route="\/api\/health\/ready",method="get",status="\d+"\} \d+/);
  expect(text).toContain("sekisho_process_cpu_user_seconds_total");
});
