import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Problem } from "./problem.mjs";

const SERVER_VERSION_MIN = 150000;
const WAIT_MS = 15_000;

/** @param {string | undefined} value */
export function parsePort(value) {
  const port = Number(value || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new Problem(`PORT=${value} is not a port number.`, "Use a number from 1 to 65535, for example PORT=3000.");
}

/**
 * Refuses a port that another program listens on.
 * @param {number} port
 */
export async function checkPort(port) {
  for (const host of ["127.0.0.1", "0.0.0.0", "::"]) {
    const code = await bindError(port, host);
    if (code === "EADDRINUSE") {
      throw new Problem(
        `Port ${port} is in use by another program.`,
        `Stop that program, or choose another port: PORT=${port + 1} npm start`,
      );
    }
    if (code === "EACCES") {
      throw new Problem(
        `Port ${port} may not be opened by this user.`,
        "Ports below 1024 are reserved for root: choose a higher one (PORT=3000) and put a reverse proxy in front.",
      );
    }
  }
}

function bindError(port, host) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once("error", (error) => resolve(error.code));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}

/** @returns {Promise<number>} a port nobody listens on */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

const NOT_YET = new Set(["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EAI_AGAIN", "ENOTFOUND", "57P03", "53300"]);

/**
 * Waits for a database that may still be starting, and refuses one that is too old.
 * @param {string} url
 * @param {{ waitMs?: number }} [options]
 */
export async function checkDatabase(url, { waitMs = WAIT_MS } = {}) {
  const where = describe(url);
  const deadline = Date.now() + waitMs;
  for (let announced = false; ; await sleep(500)) {
    const error = await tryDatabase(url, where);
    if (!error) return;
    const code = error.code ?? error.errors?.[0]?.code;
    if (!(NOT_YET.has(code) || /timeout/i.test(error.message)) || Date.now() > deadline) {
      throw unreachable(error, code, where);
    }
    if (!announced) console.log(`… waiting for the database at ${where}`);
    announced = true;
  }
}

async function tryDatabase(url, where) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      "SELECT current_setting('server_version_num')::int AS number, version() AS text",
    );
    if (rows[0].number < SERVER_VERSION_MIN) {
      throw new Problem(
        `The database at ${where} is too old: ${rows[0].text.split(" on ")[0]}.`,
        "Sekisho needs PostgreSQL 15 or newer. Upgrade the server, or unset DATABASE_URL to use the embedded one.",
      );
    }
    return undefined;
  } catch (error) {
    if (error instanceof Problem) throw error;
    return error;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Host and database, never the password. */
function describe(url) {
  try {
    const { host, hostname, pathname, searchParams } = new URL(url);
    return `${host || hostname || searchParams.get("host") || "localhost"}${decodeURIComponent(pathname)}`;
  } catch {
    throw new Problem(
      "DATABASE_URL is not a database address.",
      "It looks like postgresql://user:password@host:5432/database; special characters in the password are percent-encoded.",
    );
  }
}

function unreachable(error, code, where) {
  const causes = {
    "28P01": "The user or password in DATABASE_URL is wrong.",
    28000: "The server refuses this user; see its pg_hba.conf.",
    "3D000": "That database does not exist: create it (createdb), owned by the user in DATABASE_URL.",
    ENOTFOUND: "The host name in DATABASE_URL is unknown.",
  };
  return new Problem(
    `The database at ${where} can't be reached: ${error.message || code}`,
    causes[code] ??
      "Check that the server runs and accepts connections, or unset DATABASE_URL to use the embedded one.",
  );
}
