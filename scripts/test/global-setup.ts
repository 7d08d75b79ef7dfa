import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "../lib/migrate.mjs";
import { inRoot } from "../lib/paths.mjs";
import { startPostgres } from "../lib/postgres.mjs";
import { TEMPLATE } from "./template";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the template database, as the role that owns the application's databases. */
    templateUrl: string;
    /** The cluster's administrator, for what no application may do. */
    adminUrl: string;
  }
}

/** One throw-away PostgreSQL for the whole run, with a migrated template that every test file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(path.join(os.tmpdir(), "sekisho-test-"));
  const server = await startPostgres({
    directory: path.join(directory, "postgres"),
    database: TEMPLATE,
    sharedBuffers: 256,
    durable: false,
    // Its workers sit in databases that a test wants to drop, and only a superuser may send them away.
    extraSettings: { autovacuum: "off" },
  });
  const stop = async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await migrate(server.url, inRoot("prisma/migrations"));
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide("templateUrl", server.url);
  project.provide("adminUrl", server.adminUrl);
  return stop;
}
