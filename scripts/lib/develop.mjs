// `npm run dev`: Next's own server with hot reload, on the same database and secrets as `npm start`.
import { existsSync } from "node:fs";
import { copyVendor } from "../copy-vendor.mjs";
import { ensureBundles, ensureGenerated } from "./build.mjs";
import { startBundle, startNode } from "./child.mjs";
import { migrateDatabase, openDatabase } from "./database.mjs";
import { ensureDemo, readDemo } from "./demo.mjs";
import { applicationEnvironment, wantsDemo } from "./environment.mjs";
import { greeting } from "./greeting.mjs";
import { dataDir, inRoot } from "./paths.mjs";
import { loadSecrets } from "./secrets.mjs";

/** @param {Parameters<typeof import("./serve.mjs").serve>[0]} context */
export async function develop({ port, requested, guard, atEnd }) {
  const directory = dataDir();
  const secrets = loadSecrets(directory);
  const database = await openDatabase();
  atEnd(() => database.stop());
  await guard(migrateDatabase(database.url));
  const about = { databaseUrl: database.url, port, demo: wantsDemo(), secrets };
  const production = applicationEnvironment({ ...about, mode: "production" });
  await guard(ensureGenerated());
  await guard(ensureBundles());
  await guard(ensureDemo({ env: production, directory, atEnd }));

  const next = inRoot("node_modules/next/dist/bin/next");
  copyVendor();
  // Jobs run beside Next here: its server is restarted too often to own them. They are not reloaded.
  const env = { ...applicationEnvironment({ ...about, mode: "development" }), SEKISHO_WORKER: "external" };
  const pages = startNode([next, "dev", "--port", String(port)], env);
  atEnd(() => pages.stop());
  if (process.env.SEKISHO_WORKER !== "external" && existsSync(inRoot("dist/worker.mjs"))) {
    const worker = startBundle("worker", [], production);
    atEnd(() => worker.stop());
  }
  const url = `http://localhost:${port}`;
  console.log(greeting(url, readDemo(directory, url)));
  return Promise.race([requested.then(() => 0), pages.exited]);
}
