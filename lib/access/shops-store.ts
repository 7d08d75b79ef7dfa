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

export async function shopIdByCode(t: TenantTx, code: string): Promise<string | null> {
  const row = await t.db.shop.findUnique({
    where: { organizationId_code: { organizationId: t.org, code } },
    select: { id: true },
  });
  return row?.id ?? null;
}

export async function listShops(t: TenantTx): Promise<ShopView[]> {
  const rows = await t.db.shop.findMany({
    where: { organizationId: t.org },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, code: true, name: true, createdAt: true },
  });
  return rows.map(({ code, ...row }) => ({ ...row, shopId: code, createdAt: row.createdAt.toISOString() }));
}
