// The files of a cluster: making them, and telling whether this PostgreSQL can open them.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readIfExists, writeAtomically } from "./files.mjs";
import { commandLine } from "./postgres-program.mjs";
import { Problem } from "./problem.mjs";

/** The cluster's own administrator. The application never sees this role. */
export const ADMIN = "sekisho_admin";

const startAfresh = (directory) =>
  `To start again with an empty database, move ${directory} away. To keep its data, restore it from a backup.`;

/**
 * Makes the cluster on first use. The files appear under their final name only when they are complete.
 * @param {{ directory: string, initdb: string, identity: import("./postgres-program.mjs").Identity, durable: boolean }} options
 * @returns {boolean} whether it was made now
 */
export function createCluster({ directory, initdb, identity, durable }) {
  const data = path.join(directory, "data");
  if (existsSync(data)) return false;
  const unfinished = path.join(directory, "data.unfinished");
  rmSync(unfinished, { recursive: true, force: true });
  const passwordFile = path.join(directory, "admin-password");
  writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (identity.user) chownSync(passwordFile, identity.user.uid, identity.user.gid);
  const [command, args, options] = commandLine(identity, initdb, [
    `--pgdata=${unfinished}`,
    `--username=${ADMIN}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    ...(durable ? [] : ["--no-sync"]),
  ]);
  const { status, stderr, stdout, error } = spawnSync(command, args, { ...options, encoding: "utf8" });
  if (status !== 0) {
    throw new Problem(
      `The embedded database could not be created in ${directory}:\n${error?.message ?? (stderr || stdout).trim()}`,
      "Check free space and permissions there, or set SEKISHO_DATA_DIR to another directory.",
    );
  }
  renameSync(unfinished, data);
  return true;
}

/**
 * Refuses a data directory that this PostgreSQL can't open.
 * @param {string} directory
 * @param {number} major the version of the programs
 */
export function checkCluster(directory, major) {
  const data = path.join(directory, "data");
  const version = readIfExists(path.join(data, "PG_VERSION"))?.trim();
  if (version === undefined || !existsSync(path.join(data, "global/pg_control"))) {
    const empty = readdirSync(data).length === 0;
    throw new Problem(
      `The database directory ${data} is ${empty ? "empty" : "damaged: files PostgreSQL needs are missing"}.`,
      startAfresh(directory),
    );
  }
  if (Number(version) > major) {
    throw new Problem(
      `The database in ${data} was made by PostgreSQL ${version}, newer than the ${major} that comes with this version of Sekisho.`,
      `Use the newer version of Sekisho that made it. ${startAfresh(directory)}`,
    );
  }
  if (Number(version) < major) {
    throw new Problem(
      `The database in ${data} was made by PostgreSQL ${version}; this version of Sekisho comes with ${major}.`,
      "Start the older version of Sekisho, write a dump with pg_dump, move the directory away, start this version and\n" +
        `load the dump with psql. ${startAfresh(directory)}`,
    );
  }
}

/** @param {string} directory */
export function adminPassword(directory) {
  const password = readIfExists(path.join(directory, "admin-password"))?.trim();
  if (password) return password;
  throw new Problem(
    `The embedded database's password file ${path.join(directory, "admin-password")} is missing.`,
    `Restore it from a backup; the database can't be opened without it. ${startAfresh(directory)}`,
  );
}

/**
 * The password of the role that owns the application's database; made on first use.
 * @param {string} directory
 */
export function ownerPassword(directory) {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = path.join(directory, "owner-password");
  const existing = readIfExists(file)?.trim();
  if (existing) return existing;
  const password = randomBytes(24).toString("base64url");
  writeAtomically(file, password);
  return password;
}

/**
 * What PostgreSQL's log says when it would not start, with advice for the usual causes.
 * @param {string} directory
 * @param {string} log
 */
export function startupProblem(directory, log) {
  const reason = log
    .split("\n")
    .filter((line) => /FATAL|PANIC|ERROR|HINT|DETAIL/.test(line))
    .slice(-6)
    .join("\n");
  const advice = /No space left/.test(log)
    ? "The disk is full: free some space and start again; nothing that was stored is lost."
    : startAfresh(directory);
  return new Problem(
    `The embedded PostgreSQL did not start:\n${reason || log.slice(-1500).trim()}`,
    `${advice}\nIts log is ${path.join(directory, "log")}.`,
  );
}
