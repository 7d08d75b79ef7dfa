// Which database a command works on: DATABASE_URL, or the embedded one.
import path from "node:path";
import { readIfExists } from "./files.mjs";
import { claimDataDir, holderOf } from "./lock.mjs";
import { migrate } from "./migrate.mjs";
import { dataDir, inRoot } from "./paths.mjs";
import { startPostgres } from "./postgres.mjs";
import { checkDatabase } from "./preflight.mjs";
import { step } from "./report.mjs";

/**
 * @param {{ sharedBuffers?: number }} [options]
 * @returns {Promise<{ url: string, embedded: boolean, stop: () => Promise<void> }>}
 */
export async function openDatabase(options = {}) {
  if (process.env.DATABASE_URL) {
    const url = process.env.DATABASE_URL;
    await checkDatabase(url);
    return { url, embedded: false, stop: async () => {} };
  }
  const server = await step("Starting the database", async (note) => {
    const started = await startPostgres({ directory: path.join(dataDir(), "postgres"), socket: true, ...options });
    if (started.how === "created") note("created");
    if (started.how === "adopted") note("taken over from an earlier run");
    return started;
  });
  return { url: server.url, embedded: true, stop: server.stop };
}

/**
 * For helpers beside a running `npm start`: joins its database, else opens it for themselves.
 * @param {string} what
 */
export async function joinDatabase(what) {
  const holder = process.env.DATABASE_URL ? undefined : holderOf(dataDir());
  const url = holder && readIfExists(path.join(dataDir(), "postgres/url"));
  if (url) {
    await checkDatabase(url);
    return { url, embedded: true, stop: async () => {} };
  }
  const release = process.env.DATABASE_URL ? () => {} : await claimDataDir({ what });
  const database = await openDatabase();
  await migrateDatabase(database.url);
  return {
    ...database,
    stop: async () => {
      await database.stop();
      release();
    },
  };
}

/** @param {string} url */
export async function migrateDatabase(url) {
  await step("Applying migrations", async (note) => {
    const applied = await migrate(url, inRoot("prisma/migrations"));
    note(applied.length === 0 ? "up to date" : `${applied.length} applied`);
  });
}
