import pg from "pg";
import { afterAll, expect, it } from "vitest";
import { createTestDatabase } from "./database";

const database = await createTestDatabase();
afterAll(() => database.drop());

async function query<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

it("gives each test file a migrated database of its own", async () => {
  const rows = await query<{ name: string; migrated: boolean }>(
    "SELECT current_database() AS name, to_regclass('app_user') IS NOT NULL AS migrated",
  );
  expect(rows[0]).toEqual({ name: new URL(database.url).pathname.slice(1), migrated: true });
});

it("connects as a role that is no superuser and cannot bypass row-level security", async () => {
  const rows = await query("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user");
  expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
});
