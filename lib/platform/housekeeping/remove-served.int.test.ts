import { afterAll, beforeAll, expect, it } from "vitest";
import { makeMerchant } from "@/lib/api/testing/merchant";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { prisma } from "../db";
import { disposeSingletons } from "../singleton";
import { withTenant } from "../tenant";
import { handle } from "./remove-served";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const now = new Date();
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

it("removes idempotency keys older than a day of every organisation, and keeps younger ones", async () => {
  const merchants = [await makeMerchant(), await makeMerchant()];
  for (const { organizationId, apiKeyId } of merchants) {
    const key = { organizationId, actorId: apiKeyId, requestHash: new Uint8Array(32), status: 201, response: "{}" };
    await withTenant(organizationId, ({ db }) =>
      db.idempotencyKey.createMany({
        data: [
          { ...key, key: "old", createdAt: daysAgo(1.1) },
          { ...key, key: "young", createdAt: daysAgo(0.9) },
        ],
      }),
    );
  }
  await handle({}, { now });
  for (const { organizationId } of merchants) {
    const left = await withTenant(organizationId, ({ db, org }) =>
      db.idempotencyKey.findMany({ where: { organizationId: org }, select: { key: true } }),
    );
    expect(left).toEqual([{ key: "young" }]);
  }
});

it("removes sessions a week after their end and sign-in failures after two days", async () => {
  const db = prisma();
  await db.signInThrottle.createMany({
    data: [
      { key: "old", failures: 3, lastAt: daysAgo(3) },
      { key: "young", failures: 3, lastAt: daysAgo(1) },
    ],
  });
  await handle({}, { now });
  expect(await db.signInThrottle.findMany({ select: { key: true } })).toEqual([{ key: "young" }]);
});
