// Runs the PostgreSQL that comes with the npm package, or takes over the one an earlier launcher left running.
import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { ensureDirectory, readIfExists, writeAtomically } from "./files.mjs";
import { root } from "./paths.mjs";
import {
  ADMIN,
  adminPassword,
  checkCluster,
  createCluster,
  ownerPassword,
  startupProblem,
} from "./postgres-cluster.mjs";
import { chooseIdentity, commandLine, locatePrograms } from "./postgres-program.mjs";
import { Problem } from "./problem.mjs";
import { commandOf, isAlive, waitForExit } from "./processes.mjs";

const OWNER = "sekisho_owner";
const START_MS_MAX = 120_000;
const STOP_MS_MAX = 30_000;
const LOG_BYTES_MAX = 5_000_000;

/** An eighth of the machine, at most 1 GB: the hot path's working set, with room left for Node and the file cache. */
export function sharedBuffersMb(totalBytes = memoryBytes()) {
  const eighth = Math.floor(totalBytes / 8 / 1024 / 1024);
  return Math.max(128, Math.min(1024, eighth));
}

function memoryBytes() {
  const limit = process.constrainedMemory?.() ?? 0;
  return limit > 0 && limit < os.totalmem() ? limit : os.totalmem();
}

const settings = (sharedBuffers) => ({
  listen_addresses: "127.0.0.1",
  max_connections: "100",
  timezone: "UTC",
  log_timezone: "UTC",
  shared_buffers: `${sharedBuffers}MB`,
  wal_buffers: "16MB",
  max_wal_size: "4GB",
  checkpoint_timeout: "15min",
  jit: "off",
  random_page_cost: "1.1",
  plan_cache_mode: "force_generic_plan",
  // Plans made while a table was empty read whole indexes; they are dropped only when the table has been analysed. A minute of
  // that (the default) costs a new installation half of its speed.
  autovacuum_naptime: "5s",
});

/**
 * @typedef {object} Database
 * @property {string} url of the application's database, as its owner
 * @property {string} adminUrl as the cluster's administrator, for tests and tools only
 * @property {number} port
 * @property {number} pid
 * @property {"created" | "started" | "adopted"} how
 * @property {string} mode under whose identity it runs
 * @property {() => Promise<void>} stop
 */

/**
 * @param {{ directory: string, database?: string, sharedBuffers?: number, durable?: boolean, socket?: boolean, extraSettings?: Record<string, string> }} options
 *   socket: true gives an address through a socket file, which saves both sides a good part of TCP's cost per query;
 *   durable: false gives up crash safety for speed (throw-away clusters only); sharedBuffers in MB
 * @returns {Promise<Database>}
 */
export async function startPostgres({
  database = "sekisho",
  durable = true,
  socket = false,
  extraSettings = {},
  ...options
}) {
  ensureDirectory(options.directory);
  const directory = realpathSync(options.directory);
  const programs = await locatePrograms();
  const identity = chooseIdentity(directory, programs.postgres);
  const created = createCluster({ directory, initdb: programs.initdb, identity, durable });
  checkCluster(directory, programs.major);
  const password = adminPassword(directory);
  const running = await adopt(directory, password);
  const unsafe = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
  const conf = {
    ...settings(options.sharedBuffers ?? sharedBuffersMb()),
    unix_socket_directories: socketDirectory(directory) ?? "",
    ...(durable ? {} : unsafe),
    ...extraSettings,
  };
  const server = running ?? (await launch({ directory, identity, program: programs.postgres, password, conf }));
  try {
    const tcp = await ensureDatabase(directory, server.port, password, database);
    const url = socket ? throughSocket(tcp, directory, server.port) : tcp;
    writeAtomically(path.join(directory, "url"), url);
    const started = created ? "created" : "started";
    return {
      ...server,
      url,
      adminUrl: adminUrl(server.port, password),
      mode: identity.mode,
      how: running ? "adopted" : started,
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** The name of a socket file has room for 103 bytes on every system. */
const SOCKET_PATH_BYTES_MAX = 103;

const socketFile = (directory, port) => path.join(directory, `.s.PGSQL.${port}`);

/** Where the server puts its socket, if that may be there at all. */
function socketDirectory(directory) {
  const fits = Buffer.byteLength(socketFile(directory, 65_535)) <= SOCKET_PATH_BYTES_MAX;
  const [first = ""] = path.relative(root, directory).split(path.sep);
  // The build reads every file of the project that version control does not ignore, and fails on a socket.
  const unseenByBuild = first === ".." || first === ".data";
  return fits && unseenByBuild && process.platform !== "win32" ? directory : undefined;
}

/** The same database by its socket; by TCP where the server has none. */
function throughSocket(url, directory, port) {
  if (!existsSync(socketFile(directory, port))) return url;
  const address = new URL(url);
  address.searchParams.set("host", directory);
  return address.toString();
}

const adminUrl = (port, password, database = "postgres") =>
  `postgresql://${ADMIN}:${password}@127.0.0.1:${port}/${database}`;

/**
 * postmaster.pid, by line: process, data directory, start, port, socket directory, address, shared memory, state.
 * @returns {{ pid: number, port: number, state: string } | undefined}
 */
function readPidFile(directory) {
  const lines = readIfExists(path.join(directory, "data/postmaster.pid"))?.split("\n");
  if (!lines) return undefined;
  return { pid: Number(lines[0]), port: Number(lines[3]), state: (lines[7] ?? "").trim() };
}

/** Finds a living server on this directory; clears away the traces of a dead one. */
async function adopt(directory, password) {
  const found = readPidFile(directory);
  if (!found) return undefined;
  if (!isAlive(found.pid) || !isPostgres(found.pid)) {
    // PostgreSQL itself distrusts a file whose process number now belongs to some other program.
    rmSync(path.join(directory, "data/postmaster.pid"), { force: true });
    return undefined;
  }
  const deadline = Date.now() + START_MS_MAX;
  while (isAlive(found.pid)) {
    const now = readPidFile(directory) ?? found;
    if (now.state === "ready" && (await serves(directory, now.port, password))) {
      return { port: now.port, pid: now.pid, stop: () => stopServer(now.pid) };
    }
    if (Date.now() > deadline) {
      throw new Problem(
        `A PostgreSQL (process ${found.pid}) holds ${directory} and does not answer.`,
        `Stop it (kill -INT ${found.pid}) and start again.`,
      );
    }
    await sleep(50);
  }
  return undefined;
}

const isPostgres = (pid) => /postgres/.test(commandOf(pid) ?? "postgres");

async function serves(directory, port, password) {
  const client = await connect(adminUrl(port, password), 2_000).catch(() => undefined);
  if (!client) return false;
  try {
    const { rows } = await client.query("SHOW data_directory");
    return rows[0].data_directory === path.join(directory, "data");
  } finally {
    await client.end();
  }
}

async function connect(url, connectionTimeoutMillis) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis });
  client.on("error", () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

/** Backends of a killed server may need a moment to notice and go; until then a new one is refused. */
async function launch(options) {
  // Nobody serves this directory: what a killed server left of its socket would only be in the way.
  const left = readdirSync(options.directory).filter((name) => name.startsWith(".s.PGSQL."));
  for (const name of left) rmSync(path.join(options.directory, name), { force: true });
  const deadline = Date.now() + 15_000;
  for (;;) {
    const outcome = await tryLaunch({ ...options, port: await choosePort(options.directory) });
    if (outcome.server) return outcome.server;
    const passing = /pre-existing shared memory block|Address already in use|could not bind/.test(outcome.log);
    if (!passing || Date.now() > deadline) throw startupProblem(options.directory, outcome.log);
    await sleep(250);
  }
}

async function tryLaunch({ directory, identity, program, password, conf, port }) {
  const logFile = path.join(directory, "log");
  if (existsSync(logFile) && statSync(logFile).size > LOG_BYTES_MAX) rmSync(logFile);
  const log = openSync(logFile, "a", 0o600);
  const before = statSync(logFile).size;
  const flags = Object.entries(conf).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const data = path.join(directory, "data");
  const [command, args, as] = commandLine(identity, program, ["-D", data, "-p", String(port), ...flags]);
  // A session of its own: Ctrl-C in the terminal must not reach it before the server has drained.
  const child = spawn(command, args, { ...as, stdio: ["ignore", log, log], detached: true });
  closeSync(log);
  child.unref();
  let failure = "";
  child.once("error", (error) => {
    failure = error.message;
  });
  const exited = () => child.exitCode !== null || child.signalCode !== null || failure !== "";
  const deadline = Date.now() + START_MS_MAX;
  while (!exited() && Date.now() < deadline) {
    if (readPidFile(directory)?.state === "ready" && (await serves(directory, port, password))) {
      writeFileSync(path.join(directory, "port"), String(port));
      return { server: { port, pid: child.pid, stop: () => stopServer(child.pid) } };
    }
    await sleep(20);
  }
  if (!exited()) await stopServer(child.pid);
  return { log: `${(readIfExists(logFile) ?? "").slice(before)}${failure}` };
}

/** The port of last time when it is free, so that tools can keep their settings. */
async function choosePort(directory) {
  const last = Number(readIfExists(path.join(directory, "port")));
  return (last > 0 && (await tryPort(last))) || (await tryPort(0));
}

function tryPort(port) {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", (error) => (port === 0 ? reject(error) : resolve(0)));
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Fast shutdown: sessions end, everything is written. Should that hang, stop at once; the log makes up for it. */
async function stopServer(pid) {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"]) {
    if (!isAlive(pid)) return;
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (error.code === "ESRCH") return;
      throw error;
    }
    if (await waitForExit(pid, STOP_MS_MAX)) return;
  }
}

/** Makes the plain role that owns the application's database, and the database. */
async function ensureDatabase(directory, port, password, database) {
  const owner = ownerPassword(directory);
  const url = `postgresql://${OWNER}:${owner}@127.0.0.1:${port}/${database}`;
  const client = await connect(adminUrl(port, password), 10_000);
  try {
    const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [OWNER]);
    const rights = `LOGIN CREATEROLE CREATEDB NOSUPERUSER NOBYPASSRLS PASSWORD ${client.escapeLiteral(owner)}`;
    if (rowCount === 0) await client.query(`CREATE ROLE ${OWNER} ${rights}`);
    else if (!(await canLogIn(url, database))) await client.query(`ALTER ROLE ${OWNER} ${rights}`);
    const existing = await client.query("SELECT FROM pg_database WHERE datname = $1", [database]);
    if (existing.rowCount === 0) {
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)} OWNER ${OWNER}`);
    }
  } finally {
    await client.end();
  }
  return url;
}

async function canLogIn(url) {
  const client = await connect(url, 10_000).catch((error) => {
    if (error.code === "28P01") return undefined;
    if (error.code === "3D000") return "no such database yet";
    throw error;
  });
  if (client instanceof pg.Client) await client.end();
  return client !== undefined;
}
