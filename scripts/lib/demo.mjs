import { existsSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { startBundle } from "./child.mjs";
import { readJsonIfValid, writeAtomically } from "./files.mjs";
import { inRoot } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { step } from "./report.mjs";

/** A database is empty while nobody can sign in to it. */
async function isEmpty(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query("SELECT NOT EXISTS (SELECT FROM app_user) AS empty");
    return rows[0].empty;
  } finally {
    await client.end();
  }
}

/** What lib/demo keeps in the data directory while it loads: loading that was cut short goes on where it stopped. */
const UNFINISHED = "demo.loading.json";

/**
 * Loads the demo data into an empty database, or finishes what was begun.
 * @param {{ env: NodeJS.ProcessEnv, directory: string, atEnd: (undo: () => unknown) => void }} options
 */
export async function ensureDemo({ env, directory, atEnd }) {
  if (env.SEKISHO_DEMO !== "1" || !existsSync(inRoot("dist/seed.mjs"))) return;
  const unfinished = existsSync(path.join(directory, UNFINISHED));
  if (!unfinished && !(await isEmpty(env.DATABASE_URL))) return;
  await step("Loading the demo data", async () => {
    const child = startBundle("seed", [], env);
    atEnd(() => child.stop());
    const code = await child.exited;
    if (code !== 0) throw new Problem(`Loading the demo data failed (exit code ${code}); see above.`);
  });
}

/**
 * @param {string} directory
 * @param {string} url where this start serves
 * @returns {any} demo.json, its address brought up to date
 */
export function readDemo(directory, url) {
  const file = path.join(directory, "demo.json");
  const demo = readJsonIfValid(file);
  if (!demo) return undefined;
  if (demo.url !== url) writeAtomically(file, `${JSON.stringify({ ...demo, url }, null, 2)}\n`);
  return { ...demo, url };
}
