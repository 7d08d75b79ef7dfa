// Applies prisma/migrations the way `prisma migrate deploy` does, without its engine: same table, checksums and lock,
// so that either can go on where the other stopped.
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { Problem } from "./problem.mjs";

/** The advisory lock Prisma takes, so that several nodes may start at once. */
const LOCK = 72707369;

const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

/**
 * @typedef {{ name: string, sql: string, checksum: string }} Migration
 * @param {string} directory
 * @returns {Migration[]} in the order they are applied
 */
export function readMigrations(directory) {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(directory, entry.name, "migration.sql")))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(directory, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

/**
 * @param {string} url the owner's
 * @param {string} directory
 * @returns {Promise<string[]>} names of the migrations applied now
 */
export async function migrate(url, directory) {
  const migrations = readMigrations(directory);
  const client = new pg.Client({ connectionString: url, options: "-c timezone=UTC -c statement_timeout=0" });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await client.query("SET client_min_messages = warning");
    await client.query(TABLE);
    const { rows } = await client.query(
      `SELECT migration_name AS name, checksum, finished_at AS "finishedAt", logs
         FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at`,
    );
    const pending = pendingMigrations(migrations, rows);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/**
 * @param {Migration[]} migrations on disk
 * @param {{ name: string, checksum: string, finishedAt: Date | null, logs: string | null }[]} applied in the database
 */
export function pendingMigrations(migrations, applied) {
  const failed = applied.find((row) => row.finishedAt === null);
  if (failed) {
    throw new Problem(
      `Migration ${failed.name} failed earlier or was cut short${failed.logs ? `:\n${failed.logs}` : "."}`,
      "Look at what it left behind, then say how to go on:\n" +
        `  npx prisma migrate resolve --rolled-back ${failed.name}   (it will be applied again)\n` +
        `  npx prisma migrate resolve --applied ${failed.name}       (you have completed it by hand)`,
    );
  }
  const onDisk = new Map(migrations.map((migration) => [migration.name, migration]));
  const unknown = applied.filter((row) => !onDisk.has(row.name)).map((row) => row.name);
  if (unknown.length > 0) {
    throw new Problem(
      `The database holds migrations this version of Sekisho does not know: ${unknown.join(", ")}.`,
      "It was used by a newer version. Start that version, or restore a backup made before the upgrade.",
    );
  }
  const edited = applied.find((row) => onDisk.get(row.name)?.checksum !== row.checksum);
  if (edited) {
    throw new Problem(
      `Migration ${edited.name} was changed after it had been applied to this database.`,
      `Restore prisma/migrations/${edited.name}/migration.sql, and put the change into a new migration.`,
    );
  }
  const done = new Set(applied.map((row) => row.name));
  return migrations.filter(({ name }) => !done.has(name));
}

/** Scripts that end the transaction themselves, or hold what PostgreSQL refuses inside one. */
const UNTRANSACTIONAL = /^\s*(BEGIN|COMMIT|START\s+TRANSACTION|VACUUM|ALTER\s+SYSTEM)\b|\bCONCURRENTLY\b/im;

/** The script and its mark commit together where the script allows it, so that a crash leaves nothing half done. */
async function apply(client, migration) {
  const mark = (finished) =>
    client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, CASE WHEN $4 THEN now() END, CASE WHEN $4 THEN 1 ELSE 0 END)`,
      [randomUUID(), migration.checksum, migration.name, finished],
    );
  if (UNTRANSACTIONAL.test(withoutBodies(migration.sql))) return applyInSteps(client, migration, mark);
  try {
    await client.query("BEGIN");
    await client.query(migration.sql);
    await client.query("RESET ALL");
    await client.query("RESET ROLE");
    await mark(true);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw new Problem(
      `Migration ${migration.name} failed: ${explain(error, migration.sql)}`,
      "Nothing of it remains in the database. Mend the cause and start again.",
    );
  }
}

/** Function bodies and comments may hold words that mean nothing to the script itself. */
const withoutBodies = (sql) => sql.replace(/(\$\w*\$)[\s\S]*?\1/g, "").replace(/--.*$/gm, "");

async function applyInSteps(client, { name, sql }, mark) {
  await mark(false);
  try {
    await client.query(sql);
  } catch (error) {
    const logs = explain(error, sql);
    await client.query("ROLLBACK").catch(() => {});
    await client.query(`UPDATE "_prisma_migrations" SET logs = $2 WHERE migration_name = $1`, [name, logs]);
    throw new Problem(
      `Migration ${name} failed: ${logs}`,
      "It commits in between, so parts of it may remain. Look at what it left behind, mend the cause, then run\n" +
        `  npx prisma migrate resolve --rolled-back ${name}\nand start again.`,
    );
  }
  await client.query("RESET ALL");
  await client.query(
    `UPDATE "_prisma_migrations" SET finished_at = now(), applied_steps_count = 1
      WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
    [name],
  );
}

function explain(error, sql) {
  const line = error.position ? ` (line ${sql.slice(0, Number(error.position)).split("\n").length})` : "";
  const extra = [error.detail, error.hint].filter(Boolean).map((text) => `\n${text}`);
  return `${error.message}${line}${extra.join("")}`;
}
