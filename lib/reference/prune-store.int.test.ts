import { v7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeMerchant } from "@/lib/api/testing/merchant";
import { disposeSingletons } from "@/lib/platform/singleton";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { readCatalogue } from "./current-tables";
import { removeSuperseded } from "./prune-store";
import { insertActivation, insertVersion } from "./store";

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

async function addVersion(t: TenantTx, tableName: "bins" | "networks", uploadedAt: Date): Promise<string> {
  const id = v7();
  const bytes = new Uint8Array([1]);
  const about = { tableName, rowCount: 1, dataAsOf: uploadedAt, uploadedAt, uploadedBy: null, note: "" };
  await insertVersion(t, { id, ...about, source: bytes, indexFormat: 1, index: bytes });
  await activate(t, id, uploadedAt, tableName);
  return id;
}

const activate = (t: TenantTx, versionId: string, activatedAt: Date, tableName: "bins" | "networks" = "bins") =>
  insertActivation(t, { id: v7(), tableName, versionId, activatedAt, activatedBy: null });

const versionsOf = (t: TenantTx) =>
  t.db.referenceVersion.findMany({
    where: { organizationId: t.org, tableName: "bins" },
    orderBy: { version: "asc" },
    select: { version: true },
  });

it("keeps the last ten versions and all that were in force of late, and an order of another time meets none of the others' data", async () => {
  const { organizationId } = await makeMerchant();
  await withTenant(organizationId, async (t) => {
    const first = await addVersion(t, "bins", daysAgo(400));
    for (let version = 2; version <= 13; version++) await addVersion(t, "bins", daysAgo(400 - version * 10));
    await addVersion(t, "networks", daysAgo(390));
    await activate(t, first, daysAgo(200));
    await addVersion(t, "bins", daysAgo(80));

    expect(await removeSuperseded(t, "bins", now)).toBe(3);
    // The first was in force until eighty days ago; 2 to 4 gave way long before, and ten came after them.
    expect((await versionsOf(t)).map(({ version }) => version)).toEqual([1, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    expect(await t.db.referenceVersion.count({ where: { organizationId: t.org, tableName: "networks" } })).toBe(1);
    expect(await removeSuperseded(t, "bins", now)).toBe(0);

    const activations = (await readCatalogue(t)).activations.get("bins") ?? [];
    const inForce = (at: Date) => activations.find((one) => one.activatedAt <= at.getTime())?.versionId;
    expect(inForce(daysAgo(365))).toBeNull();
    expect(inForce(daysAgo(395))).toBe(first);
    expect(inForce(daysAgo(150))).toBe(first);
  });
});
