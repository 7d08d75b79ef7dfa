import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { UserActor } from "@/lib/access/actor";
import { makeMerchant } from "@/lib/api/testing/merchant";
import { disposeSingletons } from "@/lib/platform/singleton";
import { listProviders, tryProvider } from "@/lib/providers/manage-providers";
import { userId } from "@/lib/shared/ids";
import { ensureDemoProvider } from "@/scripts/reference-provider/demo.mjs";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { configureProviders } from "./providers";

let database: TestDatabase;
const directory = mkdtempSync(path.join(tmpdir(), "sekisho-demo-"));
let close: () => unknown = () => {};

beforeAll(async () => {
  const env: NodeJS.ProcessEnv = { NODE_ENV: "test", SEKISHO_DEMO: "1" };
  await ensureDemoProvider({ env, directory, atEnd: (undo) => (close = undo) });
  vi.stubEnv("SEKISHO_DATA_DIR", directory);
  vi.stubEnv("SEKISHO_PROVIDER_HOSTS", env.SEKISHO_PROVIDER_HOSTS ?? "");
  database = await createTestDatabase();
});
afterAll(async () => {
  await close();
  await disposeSingletons();
  await database.drop();
  rmSync(directory, { recursive: true });
});

it("the demo asks the provider that was started beside it, and configures it once", async () => {
  const { organizationId, administratorId } = await makeMerchant();
  const person = { kind: "user", organizationId, userId: userId(administratorId), sessionId: "0" } as const;
  const actor: UserActor = { ...person, name: "管理者", role: "administrator" };
  await configureProviders(actor, new Date());
  await configureProviders(actor, new Date());
  const { items: providers } = await listProviders(actor, new Date(), "ja");
  expect(providers).toHaveLength(5);
  const phone = providers.find((one) => one.kind === "phone_reachability");
  const asked = await tryProvider(
    actor,
    phone?.id ?? "",
    { e164: "+819012340000" },
    { now: new Date(), requestId: "t" },
  );
  expect(asked).toMatchObject({ ok: true, answer: { status: "unassigned" } });
});
