import http from "node:http";
import type { AddressInfo } from "node:net";
import { v7 } from "uuid";
import { loginPool } from "@/lib/platform/jobs/pool";
import { organizationId } from "@/lib/shared/ids";

export type Received = { readonly headers: Record<string, string>; readonly body: string };

/** A merchant's server: answers with the status it is told to, and keeps what it was sent. */
export async function startReceiver(port = 0) {
  const received: Received[] = [];
  const state = { status: 204 };
  const server = http.createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    received.push({ headers: request.headers as Record<string, string>, body });
    response.writeHead(state.status, { location: "/elsewhere" }).end(state.status === 204 ? "" : "what went wrong");
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;
  return {
    received,
    state,
    port: address.port,
    url: `http://127.0.0.1:${address.port}/hooks`,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Looks at the database from outside: as the login role, past the application. Call after `createTestDatabase`. */
export function lookOutside() {
  const all = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await loginPool().query<T>(sql, values)).rows;
  const asTenant = async <T extends object>(org: string, sql: string, values: unknown[] = []): Promise<T[]> => {
    const client = await loginPool().connect();
    try {
      await client.query("BEGIN");
      await client.query("SELECT app_set_org($1)", [org]);
      const { rows } = await client.query<T>(sql, values);
      await client.query("COMMIT");
      return rows;
    } finally {
      client.release();
    }
  };
  return {
    all,
    asTenant,
    addOrganization: async () => {
      const id = v7();
      await asTenant(id, "INSERT INTO organization (organization_id, name, created_at) VALUES ($1, 'test', now())", [
        id,
      ]);
      return organizationId(id);
    },
    addEvent: (org: string, eventType = "case.decided") =>
      asTenant(
        org,
        "INSERT INTO outbox (organization_id, event_type, subject_id, created_at) VALUES ($1, $2, $3, now())",
        [org, eventType, v7()],
      ),
    /** Every waiting job is due now. */
    hurry: () => all("UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL"),
    outbox: (org: string) => asTenant<{ id: string }>(org, "SELECT id FROM outbox ORDER BY id"),
    deliveries: (org: string) =>
      asTenant<{
        id: string;
        event_id: string;
        status: string;
        attempts: number;
        last_status: number | null;
        last_error: string | null;
        payload: { type: string };
      }>(org, "SELECT * FROM webhook_delivery ORDER BY created_at, id"),
  };
}
