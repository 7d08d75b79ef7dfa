import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { prisma } from "@/lib/platform/db";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { organizationId } from "@/lib/shared/ids";
import { createTestDatabase } from "@/scripts/test/database";
import type { UserActor } from "./actor";
import { newApiKeyText, parseApiKey } from "./api-key-text";
import { authenticateApiKey, issueApiKey, revokeApiKey, settleLastUse } from "./api-keys";
import { listApiKeys } from "./api-keys-store";
import { listAudit } from "./audit-store";
import type { ApiKeyRequest } from "./contract";
import { createOrganization } from "./setup";

const database = await createTestDatabase();
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const now = new Date("2026-04-01T00:00:00.000Z");
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1_000);

async function organization(name: string): Promise<UserActor> {
  const made = await createOrganization(
    {
      name,
      shops: [{ code: "main", name: "本店" }],
      administrator: { email: `${name}@shop.example`, name, password: "correct horse battery", locale: "en" },
      ruleset: { rules: [], settings: {}, note: "" },
    },
    now,
  );
  const { organizationId: org, administratorId: user } = made;
  return { kind: "user", organizationId: org, userId: user, sessionId: "s", name, role: "administrator" };
}

let one: UserActor;
let two: UserActor;
beforeAll(async () => {
  [one, two] = [await organization("one"), await organization("two")];
});

const issue = (actor: UserActor, shopId: string | null = null) =>
  issueApiKey(actor, { name: "shop system", scopes: ["screen", "read"], shopId }, now, "r");

describe("an API key", () => {
  it("answers its own organisation, shop and scopes", async () => {
    const { key } = await issue(two, "main");
    const actor = await authenticateApiKey(key, now);
    expect(actor).toMatchObject({ kind: "api_key", organizationId: two.organizationId, scopes: ["screen", "read"] });
    expect(actor?.shopId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("names its tenant, so that the same secret under another organisation's name opens nothing", async () => {
    const { key } = await issue(one);
    const secret = key.slice(-43);
    const transplanted = `sk_${two.organizationId.replaceAll("-", "")}_${secret}`;
    expect(await authenticateApiKey(transplanted, now)).toBeNull();
  });

  it("is stored as a hash only", async () => {
    const { key, hint } = await issue(one);
    const stored = await withTenant(one.organizationId, ({ db }) => db.apiKey.findMany());
    expect(JSON.stringify(stored)).not.toContain(key.slice(-37));
    expect(hint).toContain(key.slice(-43, -37));
  });

  it("is refused at once after its revocation, and revoking it twice is no fault", async () => {
    const { id, key } = await issue(one);
    expect(await authenticateApiKey(key, now)).not.toBeNull();
    await revokeApiKey(one, id, now, "r");
    expect(await authenticateApiKey(key, now)).toBeNull();
    await expect(revokeApiKey(one, id, now, "r")).resolves.toBeUndefined();
  });

  it("revoked by another process is refused within five seconds", async () => {
    const { id, key } = await issue(one);
    await authenticateApiKey(key, now);
    await withTenant(one.organizationId, ({ db }) => db.apiKey.updateMany({ where: { id }, data: { revokedAt: now } }));
    expect(await authenticateApiKey(key, later(5.1))).toBeNull();
  });

  it("with an end is refused from that moment on, also where it was used a moment before", async () => {
    const request: ApiKeyRequest = { name: "for a while", scopes: ["read"], expiresAt: later(3).toISOString() };
    const { key } = await issueApiKey(one, request, now, "r");
    expect(await authenticateApiKey(key, later(2.9))).not.toBeNull();
    expect(await authenticateApiKey(key, later(3))).toBeNull();
    const past = { ...request, expiresAt: now.toISOString() };
    await expect(issueApiKey(one, past, now, "r")).rejects.toMatchObject({
      code: "invalid_request",
      errors: [{ pointer: "/expiresAt" }],
    });
  });

  it("can't be revoked by another organisation", async () => {
    const { id, key } = await issue(one);
    await expect(revokeApiKey(two, id, now, "r")).rejects.toMatchObject({ code: "not_found" });
    expect(await authenticateApiKey(key, later(60))).not.toBeNull();
  });

  it("notes its last use at most once a minute", async () => {
    const { id, key } = await issue(one);
    const lastUse = async () => {
      await settleLastUse();
      return (await withTenant(one.organizationId, listApiKeys)).find((row) => row.id === id)?.lastUsedAt;
    };
    await authenticateApiKey(key, now);
    expect(await lastUse()).toBe(now.toISOString());
    await authenticateApiKey(key, later(59));
    expect(await lastUse()).toBe(now.toISOString());
    await authenticateApiKey(key, later(60));
    expect(await lastUse()).toBe(later(60).toISOString());
  });

  it("for a shop that does not exist is not made", async () => {
    await expect(issue(one, "nowhere")).rejects.toMatchObject({ code: "shop_unknown" });
  });

  it("leaves its making and its revocation in the audit log, without its text", async () => {
    const { id, key } = await issue(two);
    await revokeApiKey(two, id, later(1), "r-7");
    const { items } = await withTenant(two.organizationId, (t) => listAudit(t, { cursor: null, limit: 50 }));
    const told = items.filter((event) => event.subjectId === id).map((event) => [event.action, event.actorName]);
    expect(told).toEqual([
      ["api_key.revoke", "two"],
      ["api_key.create", "two"],
    ]);
    expect(JSON.stringify(items)).not.toContain(key.slice(-43));
  });
});

describe("garbage in place of a key", () => {
  const org = organizationId("01890a5d-ac96-774b-bcce-b302099a8057");
  it.each([
    "",
    "sk_",
    "Bearer",
    `${newApiKeyText(org).key}x`,
    newApiKeyText(org).key.toUpperCase(),
    "sk_';DROP TABLE api_key--",
  ])("%j never reaches the database", async (key) => {
    const query = vi.spyOn(prisma(), "$transaction");
    expect(await authenticateApiKey(key, now)).toBeNull();
    expect(query).not.toHaveBeenCalled();
  });

  it("of the right shape but of no organisation answers null", async () => {
    expect(await authenticateApiKey(newApiKeyText(org).key, now)).toBeNull();
  });

  it("is told from a key, whose tenant reads back", () => {
    expect(parseApiKey(newApiKeyText(org).key)?.organizationId).toBe(org);
  });
});
