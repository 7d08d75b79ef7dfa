// One launcher per data directory.
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { ensureDirectory, readJsonIfValid } from "./files.mjs";
import { dataDir } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { birthOf, isAlive, parentOf, waitForExit } from "./processes.mjs";

/**
 * @typedef {{ pid: number, birth?: string }} Identity
 * @typedef {Identity & { what: string, port?: number, npm?: Identity[] }} Holder
 */

const WAIT_MS_MAX = 45_000;

/** @param {number} pid @returns {Identity} */
const identityOf = (pid) => ({ pid, birth: birthOf(pid) });

/** @param {Identity} identity */
const lives = ({ pid, birth }) => isAlive(pid) && (!birth || birthOf(pid) === birth);

/**
 * The processes between this one and the npm that started it, npm last; undefined when it was started without npm.
 * A shell usually stands in between, and would not notice npm's end.
 */
function npmAncestors() {
  if (!process.env.npm_lifecycle_event) return undefined;
  const grandparent = parentOf(process.ppid);
  return [process.ppid, ...(grandparent && grandparent > 1 ? [grandparent] : [])].map(identityOf);
}

/** @returns {(() => boolean) | undefined} whether npm, which started this process, is gone; undefined without npm */
export function npmWatch() {
  const ancestors = npmAncestors();
  return ancestors && (() => !ancestors.every(lives));
}

/** @param {string} directory @returns {Holder | undefined} the living launcher that holds the directory */
export function holderOf(directory) {
  const holder = readJsonIfValid(path.join(directory, "launcher.lock"));
  return holder && lives(holder) ? holder : undefined;
}

/**
 * @param {string} directory
 * @param {{ what: string, port?: number }} about
 * @returns {{ held: true, release: () => void } | { held: false, by: Holder }}
 */
export function takeLock(directory, about) {
  ensureDirectory(directory);
  const file = path.join(directory, "launcher.lock");
  const content = JSON.stringify({ ...identityOf(process.pid), npm: npmAncestors(), ...about });
  for (let attempt = 0; ; attempt++) {
    try {
      const handle = openSync(file, "wx", 0o600);
      writeSync(handle, content);
      closeSync(handle);
      return { held: true, release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if (error.code !== "EEXIST" || attempt > 5) throw error;
    }
    const by = holderOf(directory);
    if (by) return { held: false, by };
    rmSync(file, { force: true });
  }
}

/**
 * Refuses a second launcher on one data directory. One whose npm was killed is on its way out, and is waited for.
 * @param {{ what: string, port?: number }} about
 * @returns {Promise<() => void>} gives the directory back
 */
export async function claimDataDir(about) {
  for (;;) {
    const lock = takeLock(dataDir(), about);
    if (lock.held) return lock.release;
    const orphaned = lock.by.npm && !lock.by.npm.every(lives);
    if (!orphaned || !(await waitForOrphan(lock.by.pid))) throw alreadyRunning(lock.by);
  }
}

function waitForOrphan(pid) {
  console.log("… an earlier start is still stopping");
  return waitForExit(pid, WAIT_MS_MAX);
}

function alreadyRunning(by) {
  const where = by.port ? ` on port ${by.port}` : "";
  return new Problem(
    `Sekisho already runs on ${dataDir()} (${by.what}, process ${by.pid})${where}.`,
    "Stop that one first, or give this one its own data directory: SEKISHO_DATA_DIR=/path/to/another",
  );
}
