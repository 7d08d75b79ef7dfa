import "server-only";
import type { Hono } from "hono";
import { authenticateApiKey } from "@/lib/access/api-keys";
import { sessionActor } from "@/lib/platform/auth";
import { createServer } from "@/lib/platform/http/server";
import { routes } from "./routes";

let server: Hono | null = null;

/** The HTTP application with its authenticators: what Next and the fast path of the production server both mount. */
export function api(): Hono {
  server ??= createServer(routes, { apiKey: authenticateApiKey, session: sessionActor });
  return server;
}
