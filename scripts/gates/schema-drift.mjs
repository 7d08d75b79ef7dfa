import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startPostgres } from "../lib/postgres.mjs";
import { linesOf, runBin } from "./tool.mjs";

const CLEAN = 0;
const DRIFT = 2;

/**
 * The migrations, replayed on an empty database, give what prisma/schema.prisma describes. Prisma does not see functions, policies,
 * checks, partial and expression indexes; tests look at those.
 */
export async function check(root) {
  const directory = mkdtempSync(path.join(os.tmpdir(), "sekisho-drift-"));
  try {
    const server = await startPostgres({
      directory: path.join(directory, "postgres"),
      sharedBuffers: 128,
      durable: false,
    });
    try {
      return { name: "schema drift", problems: await compare(root, server.url) };
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function compare(root, url) {
  const args = [
    "migrate",
    "diff",
    "--from-migrations",
    "prisma/migrations",
    "--to-schema",
    "prisma/schema.prisma",
    "--exit-code",
  ];
  const { code, output } = await runBin(root, "prisma", args, { DATABASE_URL: url });
  // A stand-in that did nothing would end with 0 as well: without its own sentence there was no comparison.
  if (code === CLEAN && output.includes("No difference detected")) return [];
  const heading =
    code === DRIFT ? "migrations and schema.prisma differ:" : `prisma migrate diff failed (exit code ${code}):`;
  return [heading, ...linesOf(output)];
}
