import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureBundles, ensurePages } from "../lib/build.mjs";
import { startBundle } from "../lib/child.mjs";
import { migrateDatabase } from "../lib/database.mjs";
import { ensureDemo } from "../lib/demo.mjs";
import { applicationEnvironment, quietTools } from "../lib/environment.mjs";
import { readJsonIfValid } from "../lib/files.mjs";
import { inRoot, root } from "../lib/paths.mjs";
import { startPostgres } from "../lib/postgres.mjs";
import { freePort } from "../lib/preflight.mjs";
import { Problem } from "../lib/problem.mjs";
import { runProgram } from "../lib/processes.mjs";
import { step } from "../lib/report.mjs";
import { loadSecrets } from "../lib/secrets.mjs";
import { waitUntilReady } from "../lib/serve.mjs";
import { ensureDemoProvider } from "../reference-provider/demo.mjs";

/**
 * Journeys in a browser against the production server, with a database and demo data of their own. The tests are given
 * SEKISHO_E2E_URL, SEKISHO_DATA_DIR (demo.json is in there) and SEKISHO_CHROMIUM.
 * @param {{ browser: string, atEnd: (undo: () => unknown) => void }} context
 * @param {string[]} filters
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runBrowserTests({ browser, atEnd }, filters) {
  if (!existsSync(inRoot("e2e"))) throw new Problem("There are no browser tests: the folder e2e is missing.");
  const directory = mkdtempSync(path.join(os.tmpdir(), "sekisho-e2e-"));
  atEnd(() => rmSync(directory, { recursive: true, force: true }));
  const { env, url } = await serveDemo(directory, atEnd);
  const report = path.join(directory, "report.json");
  const { code } = await runProgram(inRoot("node_modules/.bin/playwright"), ["test", ...filters], {
    cwd: root,
    env: {
      ...env,
      ...quietTools,
      NODE_ENV: "test",
      SEKISHO_E2E_URL: url,
      SEKISHO_CHROMIUM: browser,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  });
  return tally(readJsonIfValid(report), code);
}

async function serveDemo(directory, atEnd) {
  await ensureBundles();
  const database = await step("Starting a database for the browser tests", () =>
    startPostgres({ directory: path.join(directory, "postgres"), socket: true, sharedBuffers: 256, durable: false }),
  );
  atEnd(() => database.stop());
  await migrateDatabase(database.url);
  const port = await freePort();
  const about = { databaseUrl: database.url, port, demo: true, secrets: loadSecrets(directory), mode: "production" };
  const env = { ...applicationEnvironment(about), SEKISHO_DATA_DIR: directory, SEKISHO_GALLERY: "1" };
  await ensureDemoProvider({ env, directory, atEnd });
  await Promise.all([ensurePages(), ensureDemo({ env, directory, atEnd })]);
  const server = startBundle("server", [], env);
  atEnd(() => server.stop());
  await step("Starting the server", () => waitUntilReady(server, port));
  return { env, url: `http://localhost:${port}` };
}

/**
 * @param {any} report of Playwright's JSON reporter, if it was written
 * @param {number} code exit code
 */
export function tally(report, code) {
  if (!report) throw new Problem(`Playwright ended with exit code ${code} and left no report.`);
  const { expected, flaky, unexpected } = report.stats;
  const passed = expected + flaky;
  const failed = unexpected + (report.errors?.length ?? 0);
  if (passed + failed === 0) throw new Problem("Playwright found no tests.");
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}
