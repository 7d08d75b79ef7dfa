import "server-only";
import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "@/prisma/generated/client";
import { env } from "./env";
import { log } from "./log";
import { singleton } from "./singleton";

/**
 * The application's connections. `role=sekisho_app` gives up whatever the login may do: that role owns nothing and cannot bypass
 * row-level security. `timezone=UTC` is mandatory: the Prisma adapter drops offsets, and would store instants hours wrong.
 */
const SESSION =
  "-c role=sekisho_app -c timezone=UTC -c idle_in_transaction_session_timeout=30000 -c plan_cache_mode=force_generic_plan";

const lazily = { commits: false };

/**
 * For a process that loads what could be loaded again: its commits are no longer waited for until they are on disk. Before the first
 * query; `flushCommits` at the end.
 */
export function commitLazily(): void {
  lazily.commits = true;
}

function pool(): pg.Pool {
  return singleton(
    "db.pool",
    () => createPool({ connectionTimeoutMillis: 10_000, options: sessionOptions() }),
    (value) => value.end(),
  );
}

/**
 * Connections of the hot path, so that a console that waits keeps no order waiting. The server itself ends what is late; what has no
 * answer some time later either comes from a server that is stopped or out of reach: then the connection is dropped, answer pending,
 * and the next query opens another one. The server does not time a commit; this does.
 */
function hotPool(): pg.Pool {
  return singleton(
    "db.pool.hot",
    () => {
      const limitMs = env().DATABASE_HOT_MS_MAX;
      // Nobody waits for a process that loads, and what it stores must not depend on how busy the machine was.
      if (lazily.commits) return createPool({ connectionTimeoutMillis: 10_000, options: sessionOptions() });
      return createPool({
        connectionTimeoutMillis: limitMs + ANSWER_MS,
        query_timeout: limitMs + ANSWER_MS,
        options: `${sessionOptions()} -c statement_timeout=${limitMs}`,
      });
    },
    (value) => value.end(),
  );
}

/** Left to a server to say itself that it gave up: then it is known to have stopped the statement. */
const ANSWER_MS = 500;

const sessionOptions = (): string => (lazily.commits ? `${SESSION} -c synchronous_commit=off` : SESSION);

function createPool(own: pg.PoolConfig): pg.Pool {
  const created = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL_MAX,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: "sekisho",
    ...own,
  });
  // An idle connection that breaks must not end the process; the next query opens another one.
  created.on("error", (error) =>
    log().warn({ event: "db.connection_lost", code: "code" in error ? error.code : null }),
  );
  return created;
}

/** A stable name per SQL text makes Prisma use prepared statements, which halves its cost per query. */
const statementName = (query: { sql: string }): string => createHash("sha1").update(query.sql).digest("base64url");

export function prisma(): PrismaClient {
  return singleton(
    "db.prisma",
    () =>
      new PrismaClient({
        adapter: new PrismaPg(pool(), { statementNameGenerator: statementName }),
        transactionOptions: { maxWait: 10_000, timeout: 15_000 },
      }),
    (value) => value.$disconnect(),
  );
}

/** A prepared statement with its name: planned once a connection. */
export type HotQuery = { readonly name: string; readonly text: string };

/** Values arrive as PostgreSQL's text; the hot path parses only what it uses. */
const asText = { getTypeParser: () => (value: string) => value };

/**
 * Runs a prepared statement outside Prisma, in one round trip. Only for statements that name their tenant themselves. Rejects when the
 * answer is late (`isLate`); whether a late statement that writes was carried out is then open.
 */
export async function hotQuery(
  query: HotQuery,
  values: readonly unknown[],
): Promise<readonly (readonly (string | null)[])[]> {
  const result = await hotPool().query<(string | null)[]>({
    ...query,
    values: [...values],
    rowMode: "array",
    types: asText,
  });
  return result.rows;
}

/**
 * Has the database look at its tables. Plans made while a table was empty read whole indexes of it until somebody does; after a
 * bulk load that should not wait for autovacuum.
 */
export const analyzeTables = (): Promise<void> => asOwner("ANALYZE");

/** Waits until all that was committed is on disk: the log is written in order, so one commit that is waited for is all of them. */
export const flushCommits = (): Promise<void> => asOwner("SELECT pg_logical_emit_message(true, 'sekisho', 'flush')");

/** As the login of DATABASE_URL, which owns the tables. */
async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
