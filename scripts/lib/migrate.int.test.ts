import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeEach, expect, inject, it } from "vitest";
import { migrate } from "./migrate.mjs";
import { inRoot } from "./paths.mjs";

const base = mkdtempSync(path.join(os.tmpdir(), "sekisho-migrate-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

let directory = "";
let url = "";
let count = 0;

beforeEach(async () => {
  directory = path.join(base, `migrations-${++count}`);
  mkdirSync(directory);
  const name = `migrate_${process.pid}_${count}`;
  await query(withDatabase("postgres"), `CREATE DATABASE ${name}`);
  url = withDatabase(name);
  write("1_people", "CREATE TABLE people (id int PRIMARY KEY);");
});

function withDatabase(name: string): string {
  const address = new URL(inject("templateUrl"));
  address.pathname = `/${name}`;
  return address.toString();
}

function write(name: string, sql: string): void {
  mkdirSync(path.join(directory, name), { recursive: true });
  writeFileSync(path.join(directory, name, "migration.sql"), sql);
}

async function query(on: string, sql: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: on });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function prisma(...args: string[]): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(inRoot("node_modules/.bin/prisma"), args, {
    cwd: inRoot(),
    env: { ...process.env, DATABASE_URL: url },
    encoding: "utf8",
  });
  return { code: status, output: stdout + stderr };
}

it("applies what is missing, in order, once", async () => {
  write("2_names", "ALTER TABLE people ADD name text;");
  expect(await migrate(url, directory)).toEqual(["1_people", "2_names"]);
  expect(await migrate(url, directory)).toEqual([]);
});

it("leaves prisma migrate deploy nothing to do", async () => {
  await migrate(url, inRoot("prisma/migrations"));
  const { code, output } = prisma("migrate", "deploy");
  expect(output).toContain("No pending migrations to apply");
  expect(code).toBe(0);
});

it("goes on where prisma migrate deploy stopped", async () => {
  expect(prisma("migrate", "deploy").code).toBe(0);
  cpSync(inRoot("prisma/migrations"), directory, { recursive: true });
  rmSync(path.join(directory, "1_people"), { recursive: true });
  write("99999999999999_later", "CREATE TABLE later (id int);");
  expect(await migrate(url, directory)).toEqual(["99999999999999_later"]);
});

it("leaves nothing of a migration that fails, and applies it once it is mended", async () => {
  write("2_wrong", "CREATE TABLE half (id int);\nALTER TABLE no_such_table ADD x int;");
  await expect(migrate(url, directory)).rejects.toMatchObject({
    message: expect.stringContaining('Migration 2_wrong failed: relation "no_such_table" does not exist'),
    advice: expect.stringContaining("start again"),
  });
  expect(await query(url, "SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
  write("2_wrong", "CREATE TABLE half (id int);");
  expect(await migrate(url, directory)).toEqual(["2_wrong"]);
});

it("survives being cut off in the middle of a migration", async () => {
  write("2_slow", "CREATE TABLE slow (id int);\nSELECT pg_sleep(600);");
  const cut = migrate(url, directory).catch((error: unknown) => error);
  const sleeping = "SELECT pid FROM pg_stat_activity WHERE query LIKE '%pg_sleep(600)%' AND pid <> pg_backend_pid()";
  let pid: number | undefined;
  while (pid === undefined) pid = (await query(url, sleeping))[0]?.pid;
  await query(url, `SELECT pg_terminate_backend(${pid})`);
  expect(await cut).toBeInstanceOf(Error);
  write("2_slow", "CREATE TABLE slow (id int);");
  expect(await migrate(url, directory)).toEqual(["2_slow"]);
});

it("refuses to go on after a failed migration that commits in between, and names the commands that help", async () => {
  write("2_index", "CREATE INDEX CONCURRENTLY broken ON no_such_table (id);");
  await expect(migrate(url, directory)).rejects.toThrow("no_such_table");
  await expect(migrate(url, directory)).rejects.toMatchObject({
    message: expect.stringContaining("Migration 2_index failed earlier"),
    advice: expect.stringContaining("prisma migrate resolve --rolled-back 2_index"),
  });
});

it("applies a migration that PostgreSQL refuses inside a transaction", async () => {
  write("2_index", "CREATE INDEX CONCURRENTLY people_id ON people (id);");
  expect(await migrate(url, directory)).toEqual(["1_people", "2_index"]);
});

it("refuses a migration that was edited after it had been applied", async () => {
  await migrate(url, directory);
  write("1_people", "CREATE TABLE people (id bigint PRIMARY KEY);");
  await expect(migrate(url, directory)).rejects.toThrow("Migration 1_people was changed after it had been applied");
});

it("refuses a database that a newer version has migrated", async () => {
  write("2_newer", "CREATE TABLE newer (id int);");
  await migrate(url, directory);
  rmSync(path.join(directory, "2_newer"), { recursive: true });
  await expect(migrate(url, directory)).rejects.toMatchObject({
    message: expect.stringContaining("does not know: 2_newer"),
    advice: expect.stringContaining("newer version"),
  });
});

it("lets several nodes start at once", async () => {
  const all = await Promise.all([1, 2, 3, 4].map(() => migrate(url, directory)));
  expect(all.flat()).toEqual(["1_people"]);
});
