import { afterAll, expect, it, vi } from "vitest";
import { authenticateApiKey } from "@/lib/access/api-keys";
import { sessionActor } from "@/lib/platform/auth";
import { createServer } from "@/lib/platform/http/server";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { starterRuleset } from "@/lib/risk/starter-ruleset";
import { organizationId } from "@/lib/shared/ids";
import { createTestDatabase } from "@/scripts/test/database";
import { setupRoutes } from "./setup";

vi.stubEnv("SEKISHO_SETUP_TOKEN", "the token of this installation");
const database = await createTestDatabase();
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

it("gives an administrator who sets up in English starter rules, and a note on them, in English", async () => {
  const server = createServer(setupRoutes, { apiKey: authenticateApiKey, session: sessionActor });
  const answer = await server.request("/api/console/setup", {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", "content-type": "application/json" },
    body: JSON.stringify({
      token: "the token of this installation",
      organizationName: "First Trading",
      shop: { shopId: "main", name: "Main" },
      administrator: { name: "Hana", email: "hana@first.example", password: "correct horse battery", locale: "en" },
    }),
  });
  expect(answer.status).toBe(201);
  const { organizationId: id }: { organizationId: string } = await answer.json();
  const stored = await withTenant(organizationId(id), ({ db }) =>
    db.rulesetVersion.findMany({ select: { version: true, rules: true, note: true } }),
  );
  const { rules, note } = starterRuleset(1, "en");
  expect(stored).toEqual([{ version: 1, rules, note }]);
});
