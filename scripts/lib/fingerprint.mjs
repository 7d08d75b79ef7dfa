import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Generated, or copied out of packages, whose versions are in package-lock.json. */
const IGNORED = new Set(["node_modules", "generated", "vendor", ".git", ".next", "dist", ".data"]);
const TEST_FILE = /\.test\.tsx?$/;

/** Every file under the given files and folders, sorted; those missing are left out. */
export function filesUnder(root, entries) {
  return entries.flatMap((entry) => walk(path.join(root, entry))).sort();
}

function walk(entry) {
  const stat = statSync(entry, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [entry];
  return readdirSync(entry)
    .filter((name) => !IGNORED.has(name))
    .flatMap((name) => walk(path.join(entry, name)));
}

/**
 * A hash over the content of files, tests left out: equal inputs, equal build.
 * @param {string} root
 * @param {string[]} entries files and folders relative to root
 * @param {string[]} [more] further text that decides the outcome
 */
export function fingerprint(root, entries, more = []) {
  const hash = createHash("sha256").update(more.join("\n"));
  for (const file of filesUnder(root, entries)) {
    if (TEST_FILE.test(file)) continue;
    hash.update(`\n${path.relative(root, file)}\n`).update(readFileSync(file));
  }
  return hash.digest("hex");
}
