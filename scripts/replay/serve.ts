import { getRequestListener } from "@hono/node-server";
import { v7 } from "uuid";
import { authenticateApiKey, createApiKey } from "@/lib/access/api-keys";
import { createOrganization } from "@/lib/access/setup";
import { routes } from "@/lib/api/routes";
import { sessionActor } from "@/lib/platform/auth";
import type { Route } from "@/lib/platform/http/route";
import { createServer } from "@/lib/platform/http/server";
import { withTenant } from "@/lib/platform/tenant";
import { starterRuleset } from "@/lib/risk/starter-ruleset";
import { dispatcher } from "@/lib/server/dispatch";
import { createHttpServer, drain } from "@/lib/server/http-server";
import { onceStopped, survive } from "@/lib/server/process";
import { API_SCOPES } from "@/lib/shared/vocabulary";

export type Shop = { readonly code: string; readonly name: string };

export type Serving = { readonly url: string; readonly key: string; readonly close: () => Promise<void> };

/** The API as `npm start` serves it, on its fast path, without pages and jobs; and an organisation of its own with a key. */
export async function serve(shops: readonly Shop[], extra: readonly Route[] = []): Promise<Serving> {
  const key = await furnish(shops);
  const app = createServer([...routes, ...extra], { apiKey: authenticateApiKey, session: sessionActor });
  const server = createHttpServer();
  const api = getRequestListener((request, bindings) => app.fetch(request, bindings), { overrideGlobalObjects: false });
  server.on(
    "request",
    dispatcher({ api, pages: (_, response) => response.writeHead(404).end(), stopping: () => false }),
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    key,
    close: async () => {
      await drain(server, 2_000);
    },
  };
}

async function furnish(shops: readonly Shop[]): Promise<string> {
  const at = new Date();
  const created = await createOrganization(
    {
      name: "Replay",
      shops,
      administrator: { email: `replay-${v7()}@example.jp`, name: "Replay", password: v7(), locale: "en" },
      ruleset: starterRuleset(1, "en"),
    },
    at,
  );
  const { key } = await withTenant(created.organizationId, (t) =>
    createApiKey(t, {
      name: "Replay",
      shopId: null,
      scopes: API_SCOPES,
      rateLimitPerMinute: null,
      createdBy: null,
      at,
    }),
  );
  return key;
}

/** Body of a child process: serves, tells its parent where, and ends with it. */
export async function serveAsChild(shops: readonly Shop[], extra: readonly Route[] = []): Promise<void> {
  survive();
  const serving = await serve(shops, extra);
  onceStopped(serving.close);
  process.send?.({ url: serving.url, key: serving.key });
}
