import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { startBundle } from "../lib/child.mjs";
import { migrateDatabase } from "../lib/database.mjs";
import { applicationEnvironment } from "../lib/environment.mjs";
import { startPostgres } from "../lib/postgres.mjs";
import { Problem } from "../lib/problem.mjs";
import { step } from "../lib/report.mjs";

export type Installation = {
  readonly url: string;
  readonly key: string;
  readonly serverPid: number;
  readonly databaseUrl: string;
  /** As the cluster's administrator. */
  readonly adminUrl: string;
  readonly postgresPid: number;
};

type Context = {
  readonly guard: <T>(work: Promise<T>) => Promise<T>;
  readonly atEnd: (undo: () => unknown) => void;
};

const greeting = z.object({ url: z.string(), key: z.string() });

/**
 * A throw-away installation: a database in a temporary directory (durable, as in production), the API in a process of its own, one
 * organisation with the starter ruleset. `bundle` is the bundle whose `serve` argument runs the server. Undone by `atEnd`.
 */
export async function startInstallation(
  { guard, atEnd }: Context,
  options: { readonly bundle: string; readonly serverEnv?: Readonly<Record<string, string>> },
): Promise<Installation> {
  const directory = mkdtempSync(path.join(os.tmpdir(), "sekisho-throw-away-"));
  atEnd(() => rmSync(directory, { recursive: true, force: true }));
  const database = await step("Starting a throw-away database", () =>
    startPostgres({ directory: path.join(directory, "postgres"), socket: true }),
  );
  atEnd(() => database.stop());
  await guard(migrateDatabase(database.url));
  const env = applicationEnvironment({
    databaseUrl: database.url,
    port: 0,
    demo: false,
    secrets: { NEXTAUTH_SECRET: randomBytes(32).toString("base64url") },
    mode: "production",
  });
  const server = startBundle(options.bundle, ["serve"], {
    LOG_LEVEL: "warn",
    ...env,
    SEKISHO_DATA_DIR: directory,
    SEKISHO_WORKER: "external",
    ...options.serverEnv,
  });
  atEnd(() => server.stop());
  const ended = server.exited.then((code) => {
    throw new Problem(`The server ended while starting (exit code ${code}); its messages are above.`);
  });
  ended.catch(() => {});
  const answer = await guard(step("Starting the server", () => Promise.race([server.message, ended])));
  const { url, key } = greeting.parse(answer);
  return {
    url,
    key,
    serverPid: server.pid ?? 0,
    databaseUrl: database.url,
    adminUrl: database.adminUrl,
    postgresPid: database.pid,
  };
}
