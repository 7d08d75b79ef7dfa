import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { TEMPLATE } from "./template";

export type TestDatabase = {
  /** Address of the new database, as its owner; what the application is given as DATABASE_URL. */
  url: string;
  drop: () => Promise<void>;
};

/**
 * A migrated, empty database for one test file (about 50 ms), for `*.int.test.ts` alone. Points this process's environment at it,
 * so that code which reads its environment on first use finds it; close such code's connections before `drop`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = new URL(inject("templateUrl"));
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(template, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  const url = addressOf(template, name);
  process.env.DATABASE_URL = url;
  process.env.NEXTAUTH_SECRET ??= "a secret for tests, of no value";
  return { url, drop: () => onServer(template, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

function addressOf(server: URL, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.toString();
}

async function onServer(server: URL, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf(server, "postgres") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
