import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureBundles, ensureGenerated, ensurePages } from "./build.mjs";
import { startBundle } from "./child.mjs";
import { migrateDatabase } from "./database.mjs";
import { applicationEnvironment } from "./environment.mjs";
import { startPostgres } from "./postgres.mjs";
import { checkDatabase, freePort } from "./preflight.mjs";
import { step } from "./report.mjs";
import { loadSecrets } from "./secrets.mjs";

/**
 * Runs dist/bench.mjs with DATABASE_URL (migrated, else empty; durable settings), PORT (free) and SEKISHO_DATA_DIR of its own.
 * With DATABASE_URL given, that database is used; it should be empty.
 * @param {{ guard: <T>(work: Promise<T>) => Promise<T>, atEnd: (undo: () => unknown) => void, requested: Promise<string> }} context
 */
export async function measure({ guard, atEnd, requested }) {
  await guard(ensureGenerated());
  await guard(ensureBundles());
  await guard(ensurePages());
  const directory = mkdtempSync(path.join(os.tmpdir(), "sekisho-bench-"));
  atEnd(() => rmSync(directory, { recursive: true, force: true }));
  const databaseUrl = process.env.DATABASE_URL ?? (await ownDatabase(directory, atEnd));
  await checkDatabase(databaseUrl);
  await migrateDatabase(databaseUrl);
  const env = applicationEnvironment({
    databaseUrl,
    port: await freePort(),
    demo: false,
    secrets: loadSecrets(directory),
    mode: "production",
  });
  const child = startBundle("bench", process.argv.slice(2), { ...env, SEKISHO_DATA_DIR: directory });
  atEnd(() => child.stop());
  return Promise.race([child.exited, requested.then(() => 0)]);
}

async function ownDatabase(directory, atEnd) {
  const server = await step("Starting a database for the benchmarks", () =>
    startPostgres({ directory: path.join(directory, "postgres") }),
  );
  atEnd(() => server.stop());
  return server.url;
}
