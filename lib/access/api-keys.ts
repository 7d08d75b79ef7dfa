import "server-only";
import { timingSafeEqual } from "node:crypto";
import { ExpiringCache } from "@/lib/platform/expiring-cache";
import { log } from "@/lib/platform/log";
import { singleton } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import type { ApiKeyActor, UserActor } from "./actor";
import { type ParsedApiKey, parseApiKey } from "./api-key-text";
import { apiKeyExists, createApiKey, findApiKey, markRevoked, markUsed } from "./api-keys-store";
import { recordAct } from "./audit-store";
import type { ApiKeyRequest } from "./contract";
import { openShopIdByCode } from "./shops-store";

export { createApiKey } from "./api-keys-store";

/** How long a key revoked by another process may still be believed in this one. */
const CACHE_MS = 5_000;
const CACHE_ENTRIES_MAX = 10_000;
/** The last use of a key is written at most this often. */
const USED_EVERY_MS = 60_000;

type Known = { readonly actor: ApiKeyActor; readonly expiresAt: Date | null };
type State = {
  readonly known: ExpiringCache<Known | null>;
  /** When the last use of each key was written, in epoch milliseconds. */
  readonly usedAt: Map<string, number>;
  readonly writing: Set<Promise<void>>;
};

const state = (): State =>
  singleton(
    "access.api_keys",
    () => ({
      known: new ExpiringCache<Known | null>({ entriesMax: CACHE_ENTRIES_MAX, lifetimeMs: CACHE_MS }),
      usedAt: new Map(),
      writing: new Set(),
    }),
    settleLastUse,
  );

const cacheKey = (hash: Uint8Array): string => Buffer.from(hash).toString("base64");

/** Whose key this is; null for garbage, an unknown, an expired and a revoked one. Costs a query at most every five seconds per key. */
export async function authenticateApiKey(key: string, now: Date): Promise<ApiKeyActor | null> {
  const parsed = parseApiKey(key);
  if (!parsed) return null;
  const found = await state().known.load(cacheKey(parsed.hash), now, () => lookUp(parsed));
  if (!found || (found.expiresAt && found.expiresAt <= now)) return null;
  noteUse(found.actor, now);
  return found.actor;
}

async function lookUp(parsed: ParsedApiKey): Promise<Known | null> {
  const row = await withTenant(parsed.organizationId, (t) => findApiKey(t, parsed.hash));
  if (!row || row.revokedAt || !timingSafeEqual(row.keyHash, parsed.hash)) return null;
  const actor: ApiKeyActor = {
    kind: "api_key",
    organizationId: parsed.organizationId,
    apiKeyId: row.id,
    shopId: row.shopId,
    scopes: row.scopes,
    rateLimitPerMinute: row.rateLimitPerMinute,
  };
  return { actor, expiresAt: row.expiresAt };
}

/** Writes the last use without making the request wait for it; that it fails harms nobody but the display. */
function noteUse(actor: ApiKeyActor, now: Date): void {
  const { usedAt, writing } = state();
  if (now.getTime() - (usedAt.get(actor.apiKeyId) ?? 0) < USED_EVERY_MS) return;
  if (usedAt.size >= CACHE_ENTRIES_MAX) usedAt.clear();
  usedAt.set(actor.apiKeyId, now.getTime());
  const write = withTenant(actor.organizationId, (t) => markUsed(t, actor.apiKeyId, now))
    .catch((error: unknown) => log().warn({ event: "api_key.use_not_written", apiKeyId: actor.apiKeyId, err: error }))
    .finally(() => writing.delete(write));
  writing.add(write);
}

/** Waits until all last uses are written. */
export async function settleLastUse(): Promise<void> {
  await Promise.all(state().writing);
}

/** Makes a key for an organisation's own system, by an administrator; `request.shopId` is a shop's code. */
export async function issueApiKey(
  actor: UserActor,
  request: ApiKeyRequest,
  at: Date,
  requestId: string,
): Promise<{ id: string; key: string; hint: string }> {
  const expiresAt = request.expiresAt ? new Date(request.expiresAt) : null;
  if (expiresAt && expiresAt <= at) {
    const errors = [{ pointer: "/expiresAt", code: "past_moment" }];
    throw new DomainError("invalid_request", { values: { count: 1 }, errors });
  }
  return withTenant(actor.organizationId, async (t) => {
    const code = request.shopId ?? null;
    const shopId = code === null ? null : await openShopIdByCode(t, code);
    if (code !== null && shopId === null) {
      throw new DomainError("shop_unknown", { errors: [{ pointer: "/shopId", code: "unknown_shop" }] });
    }
    const { name, scopes, rateLimitPerMinute = null } = request;
    const key = { name, shopId, scopes, rateLimitPerMinute, expiresAt, createdBy: actor.userId, at };
    const made = await createApiKey(t, key);
    await recordAct(t, actor, { now: at, requestId }, "api_key.create", ["api_key", made.id], {
      name,
      scopes: [...scopes],
      shopId: code,
      expiresAt: expiresAt?.toISOString() ?? null,
    });
    return made;
  });
}

/** From now on the key is refused: at once by this process, within five seconds by others. Revoking twice is no fault. */
export async function revokeApiKey(actor: UserActor, id: string, at: Date, requestId: string): Promise<void> {
  const hash = await withTenant(actor.organizationId, async (t) => {
    const revoked = await markRevoked(t, id, at);
    if (!revoked) {
      if (await apiKeyExists(t, id)) return null;
      throw new DomainError("not_found");
    }
    await recordAct(t, actor, { now: at, requestId }, "api_key.revoke", ["api_key", id]);
    return revoked;
  });
  if (hash) state().known.drop(cacheKey(hash));
}

/** Forgets what this process remembers of keys that were revoked by something else than `revokeApiKey`. */
export function forgetApiKeys(hashes: readonly Uint8Array[]): void {
  for (const hash of hashes) state().known.drop(cacheKey(hash));
}
