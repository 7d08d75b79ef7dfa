import { afterAll, describe, expect, it, vi } from "vitest";
import { prisma } from "@/lib/platform/db";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { organizationId } from "@/lib/shared/ids";
import { createTestDatabase } from "@/scripts/test/database";
import { authenticateApiKey } from "./api-keys";
import type { SetupRequest } from "./contract";
import { setUp } from "./setup";
import { announceSetup, needsSetup } from "./setup-token";

vi.stubEnv("SEKISHO_SETUP_TOKEN", "the token of this installation");
const database = await createTestDatabase();
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const now = new Date("2026-04-01T00:00:00.000Z");
const ruleset = { rules: [], settings: {}, note: "first" };
const request = (over: Partial<SetupRequest> = {}): SetupRequest => ({
  token: "the token of this installation",
  organizationName: "はじめ商事",
  shop: { shopId: "main", name: "本店" },
  administrator: { name: "花子", email: "hanako@first.example", password: "correct horse battery", locale: "ja" },
  ...over,
});
const users = () => prisma().user.count();

describe("first-run set-up", () => {
  it("is refused without the token that only the operator sees, and leaves nothing behind", async () => {
    await expect(setUp(request({ token: "a guess" }), ruleset, now, "r")).rejects.toMatchObject({
      code: "setup_token_wrong",
    });
    expect(await users()).toBe(0);
  });

  it("is refused for a password that is easy to guess, with a pointer to it", async () => {
    for (const password of ["aaaaaaaaaaaaaaaa", "short", "hanako-hanako-1"]) {
      const administrator = { ...request().administrator, password };
      await expect(setUp(request({ administrator }), ruleset, now, "r")).rejects.toMatchObject({
        code: "invalid_request",
        errors: [{ pointer: "/administrator/password", code: "weak_password" }],
      });
    }
    expect(await users()).toBe(0);
  });

  it("prints its address where the server runs, at most once a minute, while there is no user", async () => {
    const print = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    await announceSetup("http://localhost:3000", now);
    await announceSetup("http://localhost:3000", now);
    expect(print).toHaveBeenCalledTimes(1);
    expect(String(print.mock.calls[0]?.[0])).toContain("/setup?token=the%20token%20of%20this%20installation");
  });

  it("lets exactly one of several at once win", async () => {
    const tries = ["a", "b", "c"].map((name) =>
      setUp(
        request({ administrator: { ...request().administrator, email: `${name}@first.example` } }),
        ruleset,
        now,
        "r",
      ),
    );
    const settled = await Promise.allSettled(tries);
    const refused = settled.filter((one) => one.status === "rejected").map((one) => one.reason.code);
    expect(refused).toEqual(["setup_closed", "setup_closed"]);
    expect(await users()).toBe(1);
    expect(await needsSetup()).toBe(false);

    const made = settled.find((one) => one.status === "fulfilled")?.value;
    if (!made) throw new Error("nobody won");
    const actor = await authenticateApiKey(made.apiKey.key, now);
    expect(actor).toMatchObject({ organizationId: made.organizationId, shopId: null });
    expect(actor?.scopes).not.toContain("backfill");
    const stored = await withTenant(organizationId(made.organizationId), async ({ db }) => ({
      versions: await db.rulesetVersion.findMany({ select: { version: true, note: true } }),
      roles: await db.membership.findMany({ select: { role: true } }),
      audit: (await db.auditEvent.findMany({ select: { action: true } })).map((row) => row.action).sort(),
    }));
    expect(stored).toEqual({
      versions: [{ version: 1, note: "first" }],
      roles: [{ role: "administrator" }],
      audit: ["organization.create", "user.create"],
    });
  });

  it("is closed for good afterwards, and the token opens nothing", async () => {
    await expect(setUp(request(), ruleset, now, "r")).rejects.toMatchObject({ code: "setup_closed" });
    const print = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    await announceSetup("http://localhost:3000", new Date(now.getTime() + 3_600_000));
    expect(print).not.toHaveBeenCalled();
  });
});
