// The commands beside `npm start`: a bundle of dist/, on the database in use or on one of its own.
import { existsSync } from "node:fs";
import { ENTRIES, ensureBundles, ensureGenerated, ensurePages } from "./build.mjs";
import { startBundle } from "./child.mjs";
import { joinDatabase } from "./database.mjs";
import { applicationEnvironment, wantsDemo } from "./environment.mjs";
import { dataDir, inRoot } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { loadSecrets } from "./secrets.mjs";

/**
 * `database`: it works on the database in use; otherwise it sees to its own. `pages`: it needs Next's build.
 * @param {{ name: string, database?: boolean, pages?: boolean, guard: <T>(work: Promise<T>) => Promise<T>, atEnd: (undo: () => unknown) => void, requested: Promise<string> }} options
 * @returns {Promise<number>} the bundle's exit code
 */
export async function launch({ name, database = false, pages = false, guard, atEnd, requested }) {
  await guard(ensureGenerated());
  await guard(ensureBundles());
  if (pages) await guard(ensurePages());
  if (!existsSync(inRoot("dist", `${name}.mjs`))) throw new Problem(`There is no ${ENTRIES[name]}.`);
  const env = database ? await databaseEnvironment(name, atEnd) : { ...process.env, SEKISHO_DATA_DIR: dataDir() };
  const child = startBundle(name, process.argv.slice(2), env);
  atEnd(() => child.stop());
  return Promise.race([child.exited, requested.then(() => child.stop()).then(() => 0)]);
}

async function databaseEnvironment(name, atEnd) {
  const secrets = loadSecrets(dataDir());
  const database = await joinDatabase(`npm run ${name}`);
  atEnd(() => database.stop());
  return applicationEnvironment({ databaseUrl: database.url, demo: wantsDemo(), secrets, mode: "production" });
}
