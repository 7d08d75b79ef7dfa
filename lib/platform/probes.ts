import "server-only";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { hotQuery } from "./db";
import { loginPool } from "./jobs/pool";

/** Rejects when the database can't be reached through the application's own connections. */
export async function pingDatabase(): Promise<void> {
  await hotQuery({ name: "ping", text: "SELECT 1" }, []);
}

/** Migrations that this version brings and the database lacks. Rejects when the database can't be reached. */
export async function pendingMigrations(directory = path.resolve("prisma/migrations")): Promise<string[]> {
  const entries = await readdir(/* turbopackIgnore: true */ directory, { withFileTypes: true });
  const wanted = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const { rows } = await loginPool()
    .query<{ name: string }>(
      `SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    )
    .catch((error: unknown) => {
      // No such table: nothing was ever applied.
      if (error instanceof Error && "code" in error && error.code === "42P01") return { rows: [] };
      throw error;
    });
  const applied = new Set(rows.map((row) => row.name));
  return wanted.filter((name) => !applied.has(name)).sort();
}
