// What `npm start` does once packages are installed.
import { setTimeout as sleep } from "node:timers/promises";
import { ensureDemoProvider } from "../reference-provider/demo.mjs";
import { ensureBundles, ensureGenerated, ensurePages } from "./build.mjs";
import { startBundle } from "./child.mjs";
import { migrateDatabase, openDatabase } from "./database.mjs";
import { ensureDemo, readDemo } from "./demo.mjs";
import { applicationEnvironment, wantsDemo } from "./environment.mjs";
import { greeting } from "./greeting.mjs";
import { rememberServer } from "./leftover.mjs";
import { dataDir } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { step } from "./report.mjs";
import { loadSecrets } from "./secrets.mjs";

const READY_MS_MAX = 60_000;

/**
 * @param {{ port: number, requested: Promise<string>, guard: <T>(work: Promise<T>) => Promise<T>, atEnd: (undo: () => unknown) => void }} context
 * @returns {Promise<number>} the exit code
 */
export async function serve({ port, requested, guard, atEnd }) {
  const directory = dataDir();
  const secrets = loadSecrets(directory);
  const database = await openDatabase();
  atEnd(() => (database.embedded ? step("Stopping the database", () => database.stop()) : undefined));
  await guard(migrateDatabase(database.url));
  const env = applicationEnvironment({
    databaseUrl: database.url,
    port,
    demo: wantsDemo(),
    secrets,
    mode: "production",
  });
  await guard(ensureDemoProvider({ env, directory, atEnd }));
  await guard(prepare({ env, directory, atEnd }));

  const server = startBundle("server", [], env);
  atEnd(() => (server.running() ? step("Stopping the server", () => server.stop()) : undefined));
  rememberServer(directory, server.pid);
  await guard(step("Starting the server", () => waitUntilReady(server, port)));
  const url = `http://localhost:${port}`;
  console.log(greeting(url, readDemo(directory, url)));
  const stopped = requested.then(() => undefined);
  const code = await Promise.race([stopped, server.exited]);
  return code === undefined ? 0 : reportExit(code);
}

/** One after the other: either of the long steps takes all the processors there are. */
async function prepare(options) {
  await ensureGenerated();
  await ensureBundles();
  await ensurePages();
  await ensureDemo(options);
}

function reportExit(code) {
  console.error(
    `✖ The server ended by itself (exit code ${code}); its messages are above. Start again with npm start.`,
  );
  return 1;
}

/** Resolves once the server says that it is ready; fails when it ends before that. */
export async function waitUntilReady(server, port) {
  const deadline = Date.now() + READY_MS_MAX;
  let answer = "no answer";
  while (server.running()) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/health/ready`, { signal: AbortSignal.timeout(5_000) });
      if (response.ok) return;
      answer = `${response.status} ${(await response.text()).slice(0, 500)}`;
    } catch (error) {
      answer = String(error.cause?.code ?? error.message);
    }
    if (Date.now() > deadline) throw new Problem(`The server did not become ready: ${answer}`);
    await sleep(100);
  }
  throw new Problem("The server ended while starting; its messages are above.");
}
