import { afterAll, beforeAll, expect, it } from "vitest";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import type { UserActor } from "./actor";
import { authenticateApiKey, issueApiKey } from "./api-keys";
import type { ShopView } from "./contract";
import { archiveShop, createShop, renameShop, reopenShop } from "./shops";
import { listShops } from "./shops-store";
import { makeOrganization } from "./testing.fixture";

let database: TestDatabase;
let actor: UserActor;
beforeAll(async () => {
  database = await createTestDatabase();
  actor = await makeOrganization("shops");
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const now = new Date();
const call = { now, requestId: "r" };
const open = (code: string) => createShop(actor, { shopId: code, name: code }, call);
const key = async (shopId: string | null) =>
  (await issueApiKey(actor, { name: "k", scopes: ["screen"], shopId }, now, "r")).key;

it("a shop is renamed by who has seen its name, and its code stays", async () => {
  const shop = await open("renamed");
  const changed = await renameShop(actor, shop.id, { name: "新しい名前", revision: 1 }, call);
  expect(changed).toMatchObject({ shopId: "renamed", name: "新しい名前", revision: 2 });
  await expect(renameShop(actor, shop.id, { name: "late", revision: 1 }, call)).rejects.toMatchObject({
    code: "changed_meanwhile",
    extra: { current: { name: "新しい名前" } },
  });
});

it("closing a shop revokes the keys that serve it alone, at once, and no others", async () => {
  const shop = await open("closing");
  const [own, all] = [await key("closing"), await key(null)];
  expect(await authenticateApiKey(own, now)).not.toBeNull();
  const counted = (await withTenant(actor.organizationId, listShops)).find((one) => one.id === shop.id);
  expect(counted?.ownKeys).toBe(1);
  const closed = await archiveShop(actor, shop.id, 1, call);
  expect(closed).toMatchObject({ archivedAt: now.toISOString(), ownKeys: 0 });
  expect(await authenticateApiKey(own, now)).toBeNull();
  expect(await authenticateApiKey(all, now)).not.toBeNull();
  await expect(key("closing")).rejects.toMatchObject({ code: "shop_unknown" });
  const told = await withTenant(actor.organizationId, ({ db }) =>
    db.auditEvent.findMany({ where: { requestId: "r", action: { in: ["shop.archive", "api_key.revoke"] } } }),
  );
  expect(told.map((event) => event.action).toSorted()).toEqual(["api_key.revoke", "shop.archive"]);
  const reopened = await reopenShop(actor, shop.id, closed.revision, call);
  expect(reopened.archivedAt).toBeNull();
  expect(await authenticateApiKey(own, now)).toBeNull();
});

it("of the last shops, closed all at once, one stays open", async () => {
  const other = await makeOrganization("last");
  const shops: ShopView[] = await withTenant(other.organizationId, listShops);
  const settled = await Promise.allSettled(shops.map((shop) => archiveShop(other, shop.id, 1, call)));
  const refused = settled.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
  expect(refused).toEqual(["last_shop"]);
  const left = (await withTenant(other.organizationId, listShops)).filter((shop) => shop.archivedAt === null);
  expect(left).toHaveLength(1);
});
