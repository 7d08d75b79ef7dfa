import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, expect, it } from "vitest";
import { inRoot } from "./paths.mjs";
import { sharedBuffersMb, startPostgres } from "./postgres.mjs";
import { isAlive, waitForExit } from "./processes.mjs";

const base = mkdtempSync(path.join(os.tmpdir(), "sekisho-postgres-"));
const directory = path.join(base, "postgres");
const pidFile = path.join(directory, "data/postmaster.pid");
afterAll(() => rmSync(base, { recursive: true, force: true }));

const start = (where = directory) => startPostgres({ directory: where, sharedBuffers: 128 });

async function query(url: string, sql: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Starts the database from another process, runs `work`, and kills that process without warning. */
async function withKilledLauncher(work: (held: { pid: number; url: string }) => Promise<void>): Promise<number> {
  const launcher = spawn(process.execPath, [inRoot("scripts/lib/holder.fixture.mjs"), directory], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(launcher.stdout, "data");
  const held: { pid: number; url: string } = JSON.parse(String(line));
  await work(held);
  launcher.kill("SIGKILL");
  await once(launcher, "exit");
  return held.pid;
}

it("makes a cluster, keeps its secrets to its user, and stops", async () => {
  const server = await start();
  expect(server.how).toBe("created");
  expect(statSync(path.join(directory, "owner-password")).mode & 0o077).toBe(0);
  expect(statSync(path.join(directory, "admin-password")).mode & 0o077).toBe(0);
  await server.stop();
  expect(isAlive(server.pid)).toBe(false);
});

it("hands out a role that owns the database and can neither bypass policies nor act as superuser", async () => {
  const server = await start();
  const [role] = await query(
    server.url,
    `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, pg_get_userbyid(d.datdba) = current_user AS owner
       FROM pg_roles, pg_database d WHERE rolname = current_user AND d.datname = current_database()`,
  );
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: true, rolcreatedb: true, owner: true });
  await query(server.url, "CREATE EXTENSION IF NOT EXISTS pg_trgm");
  await server.stop();
});

it("takes over the server of a killed launcher, and stops it at the end", async () => {
  const pid = await withKilledLauncher(async ({ url }) => {
    await query(url, "CREATE TABLE kept AS SELECT 1 AS n");
  });
  expect(isAlive(pid)).toBe(true);
  const server = await start();
  expect([server.how, server.pid]).toEqual(["adopted", pid]);
  expect(await query(server.url, "SELECT n FROM kept")).toEqual([{ n: 1 }]);
  await server.stop();
  expect(isAlive(pid)).toBe(false);
});

it("recovers what was committed when launcher and server are killed together", async () => {
  const pid = await withKilledLauncher(async (held) => {
    await query(held.url, "CREATE TABLE acknowledged AS SELECT 1 AS n");
    process.kill(held.pid, "SIGKILL");
  });
  await waitForExit(pid, 5_000);
  const server = await start();
  expect(server.how).toBe("started");
  expect(await query(server.url, "SELECT n FROM acknowledged")).toEqual([{ n: 1 }]);
  await server.stop();
});

it("is not misled by a pid file whose number now belongs to another program", async () => {
  writeFileSync(pidFile, `${process.pid}\n${path.join(directory, "data")}\n1\n1\n\n127.0.0.1\n0 0\nready   \n`);
  const server = await start();
  expect(server.how).toBe("started");
  await server.stop();
});

it("finishes what an interrupted first start began", async () => {
  const where = path.join(base, "interrupted");
  mkdirSync(path.join(where, "data.unfinished/base"), { recursive: true });
  writeFileSync(path.join(where, "data.unfinished/PG_VERSION"), "18\n");
  const server = await start(where);
  expect(server.how).toBe("created");
  await server.stop();
});

it("gives the owner its password again when the file was lost", async () => {
  rmSync(path.join(directory, "owner-password"));
  const server = await start();
  expect(await query(server.url, "SELECT 1 AS n")).toEqual([{ n: 1 }]);
  await server.stop();
});

it.each([
  ["17", "made by PostgreSQL 17"],
  ["99", "newer than"],
])("refuses a directory of PostgreSQL %s and says what to do", async (version, message) => {
  const file = path.join(directory, "data/PG_VERSION");
  const original = readFileSync(file);
  writeFileSync(file, `${version}\n`);
  await expect(start()).rejects.toMatchObject({
    message: expect.stringContaining(message),
    advice: expect.any(String),
  });
  writeFileSync(file, original);
});

it("refuses a damaged directory and says what to do", async () => {
  const where = path.join(base, "damaged");
  const server = await start(where);
  await server.stop();
  rmSync(path.join(where, "data/global/pg_control"));
  await expect(start(where)).rejects.toMatchObject({
    message: expect.stringContaining("damaged"),
    advice: expect.stringContaining("backup"),
  });
  expect(existsSync(path.join(where, "data/PG_VERSION"))).toBe(true);
});

it("sizes its buffers to the machine, between bounds", () => {
  const gigabyte = 1024 ** 3;
  expect([0.5, 4, 64].map((size) => sharedBuffersMb(size * gigabyte))).toEqual([128, 512, 1024]);
});

const asRoot = it.runIf(process.getuid?.() === 0 && process.platform === "linux");
asRoot.each(["namespace", "nobody", "capable"])(
  "as root runs in the mode %s on one and the same directory",
  async (mode) => {
    process.env.SEKISHO_POSTGRES_AS = mode;
    try {
      const server = await start().catch((error: Error) => error);
      // A mode needs what not every system grants; refusing with advice is the other right answer.
      if (server instanceof Error) expect(server.message).toContain("PostgreSQL refuses to run as root");
      else {
        expect(server.mode).toBe(mode);
        expect(await query(server.url, "SELECT n FROM kept")).toEqual([{ n: 1 }]);
        await server.stop();
      }
    } finally {
      delete process.env.SEKISHO_POSTGRES_AS;
    }
  },
);
