import "server-only";
import { authenticateApiKey } from "@/lib/access/api-keys";
import { sessionActor } from "@/lib/platform/auth";
import { createServer, type HttpApplication } from "@/lib/platform/http/server";
import { routes } from "./routes";

let server: HttpApplication | null = null;

/** The HTTP application with its authenticators: what Next and the fast path of the production server both mount. */
export function api(): HttpApplication {
  server ??= createServer(routes, { apiKey: authenticateApiKey, session: sessionActor });
  return server;
}
