import { randomBytes } from "node:crypto";
import path from "node:path";
import { readIfExists, writeAtomically } from "./files.mjs";
import { Problem } from "./problem.mjs";

/** Secrets the application needs; made on first use, kept, and overridden by an environment variable of the same name. */
const NAMES = ["NEXTAUTH_SECRET"];

/**
 * @param {string} directory the data directory
 * @param {Record<string, string | undefined>} env
 * @returns {Record<string, string>}
 */
export function loadSecrets(directory, env = process.env) {
  const file = path.join(directory, "secrets.json");
  const stored = parse(file);
  const missing = NAMES.filter((name) => typeof stored[name] !== "string" && !env[name]);
  for (const name of missing) stored[name] = randomBytes(32).toString("base64url");
  if (missing.length > 0) writeAtomically(file, `${JSON.stringify(stored, null, 2)}\n`);
  return Object.fromEntries(NAMES.map((name) => [name, env[name] || stored[name]]));
}

function parse(file) {
  const text = readIfExists(file);
  if (text === undefined) return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(
      `${file} is damaged: it is not JSON.`,
      "Restore it from a backup, or delete it: new secrets are made then, and everybody has to sign in again.",
    );
  }
}
