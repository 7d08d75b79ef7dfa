import { v7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeMerchant } from "@/lib/api/testing/merchant";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { prisma } from "../db";
import { loginPool } from "../jobs/pool";
import { enqueue } from "../jobs/queue";
import { disposeSingletons } from "../singleton";
import { withTenant } from "../tenant";
import { housekeeping } from "./housekeeping.job";
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

it("forgets jobs that were given up a month ago, and neither those given up lately nor those that wait", async () => {
  for (const jobKey of ["old", "young", "waiting"]) await enqueue(housekeeping, {}, { jobKey });
  const giveUp = (key: string, days: number) =>
    loginPool().query(
      `UPDATE graphile_worker._private_jobs SET attempts = max_attempts, updated_at = $2 WHERE key = $1`,
      [key, daysAgo(days)],
    );
  await giveUp("old", 31);
  await giveUp("young", 29);
  await handle({}, { now });
  const left = await loginPool().query("SELECT key FROM graphile_worker._private_jobs ORDER BY key");
  expect(left.rows).toEqual([{ key: "waiting" }, { key: "young" }]);
});

it("removes links that have long opened nothing, used or not, and keeps those that ended lately", async () => {
  const { organizationId, administratorId } = await makeMerchant();
  const invitation = (id: number, endedDaysAgo: number) => ({
    organizationId,
    id: v7(),
    email: `${id}@shop.example`,
    role: "analyst",
    locale: "ja",
    tokenHash: new Uint8Array([id]),
    createdAt: daysAgo(endedDaysAgo + 7),
    createdBy: administratorId,
    sentAt: daysAgo(endedDaysAgo + 7),
    expiresAt: daysAgo(endedDaysAgo),
    mail: "none",
  });
  const reset = (id: number, endedDaysAgo: number) => ({
    organizationId,
    id: v7(),
    userId: v7(),
    tokenHash: new Uint8Array([id]),
    passwordMark: new Uint8Array(32),
    createdAt: daysAgo(endedDaysAgo + 1),
    expiresAt: daysAgo(endedDaysAgo),
    mail: "none",
  });
  await withTenant(organizationId, async ({ db }) => {
    await db.invitation.createMany({
      data: [{ ...invitation(1, 91), acceptedAt: daysAgo(95) }, invitation(2, 91), invitation(3, 89)],
    });
    await db.passwordReset.createMany({ data: [{ ...reset(1, 8), usedAt: daysAgo(9) }, reset(2, 8), reset(3, 6)] });
  });
  await handle({}, { now });
  const left = await withTenant(organizationId, async ({ db, org }) => ({
    invitations: await db.invitation.findMany({ where: { organizationId: org }, select: { email: true } }),
    resets: (await db.passwordReset.findMany({ where: { organizationId: org } })).map((one) => one.tokenHash[0]),
  }));
  expect(left).toEqual({ invitations: [{ email: "3@shop.example" }], resets: [3] });
});
