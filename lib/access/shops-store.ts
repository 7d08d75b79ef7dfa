import "server-only";
import { v7 } from "uuid";
import type { TenantTx } from "@/lib/platform/tenant";
import type { ShopView } from "./contract";

/** Answers the new shop's id, or null when the code is taken. */
export async function insertShop(t: TenantTx, shop: { code: string; name: string; at: Date }): Promise<string | null> {
  const id = v7();
  const created = await t.db.shop.createMany({
    data: [{ organizationId: t.org, id, code: shop.code, name: shop.name, createdAt: shop.at }],
    skipDuplicates: true,
  });
  return created.count === 1 ? id : null;
}

/** Of a shop that takes orders; null when there is none of that code, or it is closed. */
export async function openShopIdByCode(t: TenantTx, code: string): Promise<string | null> {
  const row = await t.db.shop.findUnique({
    where: { organizationId_code: { organizationId: t.org, code } },
    select: { id: true, archivedAt: true },
  });
  return row && row.archivedAt === null ? row.id : null;
}

const VIEW = {
  id: true,
  code: true,
  name: true,
  createdAt: true,
  archivedAt: true,
  revision: true,
  _count: { select: { apiKeys: { where: { revokedAt: null } } } },
} as const;

type ShopRow = Omit<ShopView, "shopId" | "createdAt" | "archivedAt" | "ownKeys"> & {
  readonly code: string;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
  readonly _count: { readonly apiKeys: number };
};

const toView = ({ code, createdAt, archivedAt, _count, ...row }: ShopRow): ShopView => ({
  ...row,
  shopId: code,
  createdAt: createdAt.toISOString(),
  archivedAt: archivedAt?.toISOString() ?? null,
  ownKeys: _count.apiKeys,
});

export async function listShops(t: TenantTx): Promise<ShopView[]> {
  const rows = await t.db.shop.findMany({
    where: { organizationId: t.org },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: VIEW,
  });
  return rows.map(toView);
}

export async function findShop(t: TenantTx, id: string): Promise<ShopView | null> {
  const row = await t.db.shop.findUnique({
    where: { organizationId_id: { organizationId: t.org, id } },
    select: VIEW,
  });
  return row && toView(row);
}

/** Answers whether the shop still was what the caller saw. */
export async function updateShop(
  t: TenantTx,
  id: string,
  seen: number,
  fields: { name: string } | { archivedAt: Date | null },
): Promise<boolean> {
  const { count } = await t.db.shop.updateMany({
    where: { organizationId: t.org, id, revision: seen },
    data: { ...fields, revision: { increment: 1 } },
  });
  return count === 1;
}

/** How many take orders; with the shops held until the end of the transaction, so that two can't close the last two at once. */
export async function countOpenShopsLocked(t: TenantTx): Promise<number> {
  const rows = await t.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM shop WHERE organization_id = ${t.org}::uuid AND archived_at IS NULL ORDER BY id FOR NO KEY UPDATE`;
  return rows.length;
}
