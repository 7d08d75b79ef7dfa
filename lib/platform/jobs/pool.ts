import "server-only";
import pg from "pg";
import { env } from "../env";
import { log } from "../log";
import { singleton } from "../singleton";

/**
 * Connections as the login role itself, for what belongs to the installation and to no tenant: the job queue's own tables and the
 * record of migrations. Tenant data is never read here.
 */
export function loginPool(): pg.Pool {
  return singleton(
    "db.login-pool",
    () => {
      const created = new pg.Pool({
        connectionString: env().DATABASE_URL,
        max: 10,
        connectionTimeoutMillis: 5_000,
        idleTimeoutMillis: 60_000,
        keepAlive: true,
        application_name: "sekisho-jobs",
        options: "-c timezone=UTC",
      });
      created.on("error", (error) =>
        log().warn({ event: "jobs.connection_lost", code: "code" in error ? error.code : null }),
      );
      // A client that is checked out reports on itself; without a listener its loss would end the process.
      created.on("connect", (client) => client.on("error", () => {}));
      return created;
    },
    (value) => value.end(),
  );
}
