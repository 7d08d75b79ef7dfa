import "server-only";
import pg from "pg";
import { env } from "./env";
import { pause } from "./jobs/pause";
import { loginPool } from "./jobs/pool";
import { log } from "./log";
import { singleton } from "./singleton";

/** Longest text that the database carries along with a notice (8,000 bytes), less what it adds itself. */
export const NOTICE_BYTES_MAX = 7_900;
const CHANNEL = "sekisho";
const RETRY_MS_MAX = 5_000;

type Listener = (text: string) => void;

/**
 * Short messages from any process of this installation to all of them, through one connection a process that does nothing but
 * listen. A notice can get lost (nobody listens while the database restarts): whoever relies on one looks again by itself, too.
 */
export type Notices = {
  /** Until the returned function is called. The connection is opened when somebody first listens. */
  readonly listen: (listener: Listener) => () => void;
  readonly send: (text: string) => Promise<void>;
};

export function notices(): Notices {
  return singleton("notices", openBoard, (board) => board.close());
}

function openBoard(): Notices & { close: () => Promise<void> } {
  const listeners = new Set<Listener>();
  const stop = new AbortController();
  let running: Promise<void> | null = null;
  const hear = (text: string) => {
    for (const listener of listeners) listener(text);
  };
  return {
    listen: (listener) => {
      listeners.add(listener);
      running ??= keepListening(hear, stop.signal);
      return () => void listeners.delete(listener);
    },
    send: async (text) => {
      await loginPool().query("SELECT pg_notify($1, $2)", [CHANNEL, text]);
    },
    close: async () => {
      stop.abort();
      await running;
    },
  };
}

async function keepListening(hear: (text: string) => void, signal: AbortSignal): Promise<void> {
  for (let failures = 0; !signal.aborted; failures++) {
    const client = new pg.Client({
      connectionString: env().DATABASE_URL,
      application_name: "sekisho-notices",
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    client.on("notification", ({ payload }) => hear(payload ?? ""));
    try {
      const ended = endOf(client, signal);
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      failures = 0;
      await ended;
    } catch (error) {
      log().debug({ event: "notices.connection_failed", err: error });
    }
    await client.end().catch(() => {});
    await pause(Math.min(RETRY_MS_MAX, 250 * 2 ** Math.min(failures, 6)), signal);
  }
}

/**
 * Resolves when the connection breaks, or when nobody is to listen any more. Attached before connecting: an error that nobody
 * listens to would end the process.
 */
function endOf(client: pg.Client, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      signal.removeEventListener("abort", end);
      resolve();
    };
    client.on("error", end);
    client.once("end", end);
    signal.addEventListener("abort", end);
  });
}
