import "server-only";
import { v7 } from "uuid";
import type { TenantTx } from "@/lib/platform/tenant";
import { API_SCOPES, type ApiScope } from "@/lib/shared/vocabulary";
import { hashApiKey, newApiKeyText } from "./api-key-text";
import type { ApiKeyView } from "./contract";

export type NewApiKey = {
  readonly name: string;
  /** Id (not code) of the one shop it serves; null = all. */
  readonly shopId: string | null;
  readonly scopes: readonly ApiScope[];
  readonly rateLimitPerMinute: number | null;
  /** Null or absent: it works until it is revoked. */
  readonly expiresAt?: Date | null;
  readonly createdBy: string | null;
  readonly at: Date;
};

/** Makes a key. Its text is in the answer and nowhere else. */
export async function createApiKey(t: TenantTx, key: NewApiKey): Promise<{ id: string; key: string; hint: string }> {
  const text = newApiKeyText(t.org);
  const id = v7();
  await t.db.apiKey.createMany({
    data: [
      {
        organizationId: t.org,
        id,
        shopId: key.shopId,
        name: key.name,
        hint: text.hint,
        keyHash: hashApiKey(text.key),
        scopes: [...key.scopes],
        rateLimitPerMinute: key.rateLimitPerMinute,
        expiresAt: key.expiresAt ?? null,
        createdAt: key.at,
        createdBy: key.createdBy,
      },
    ],
  });
  return { id, ...text };
}

const scopesOf = (stored: readonly string[]): ApiScope[] => API_SCOPES.filter((scope) => stored.includes(scope));

export async function findApiKey(t: TenantTx, keyHash: Uint8Array<ArrayBuffer>) {
  const row = await t.db.apiKey.findUnique({
    where: { organizationId_keyHash: { organizationId: t.org, keyHash } },
    select: {
      id: true,
      shopId: true,
      scopes: true,
      rateLimitPerMinute: true,
      keyHash: true,
      expiresAt: true,
      revokedAt: true,
    },
  });
  return row ? { ...row, scopes: scopesOf(row.scopes) } : null;
}

export async function listApiKeys(t: TenantTx): Promise<ApiKeyView[]> {
  const rows = await t.db.apiKey.findMany({
    where: { organizationId: t.org },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: {
      id: true,
      name: true,
      hint: true,
      scopes: true,
      rateLimitPerMinute: true,
      createdAt: true,
      lastUsedAt: true,
      expiresAt: true,
      revokedAt: true,
      shop: { select: { code: true } },
    },
  });
  return rows.map(({ shop, ...row }) => ({
    ...row,
    shopId: shop?.code ?? null,
    scopes: scopesOf(row.scopes),
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }));
}

/** Answers the hash of the key that was revoked now, or null when there is none or it was revoked before. */
export async function markRevoked(t: TenantTx, id: string, at: Date): Promise<Uint8Array | null> {
  const rows = await t.db.apiKey.updateManyAndReturn({
    where: { organizationId: t.org, id, revokedAt: null },
    data: { revokedAt: at },
    select: { keyHash: true },
  });
  return rows[0]?.keyHash ?? null;
}

/** Revokes all keys that serve this shop alone; answers which those were. */
export function markRevokedOfShop(
  t: TenantTx,
  shopId: string,
  at: Date,
): Promise<{ id: string; keyHash: Uint8Array }[]> {
  return t.db.apiKey.updateManyAndReturn({
    where: { organizationId: t.org, shopId, revokedAt: null },
    data: { revokedAt: at },
    select: { id: true, keyHash: true },
  });
}

export const apiKeyExists = async (t: TenantTx, id: string): Promise<boolean> =>
  (await t.db.apiKey.count({ where: { organizationId: t.org, id } })) > 0;

export async function markUsed(t: TenantTx, id: string, at: Date): Promise<void> {
  await t.db.apiKey.updateMany({ where: { organizationId: t.org, id }, data: { lastUsedAt: at } });
}
