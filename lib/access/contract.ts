import { z } from "zod";
import { API_SCOPES, LOCALES } from "@/lib/shared/vocabulary";

/** What browser and server agree on about organisations, shops, people, keys and the audit log. */

const name = z.string().trim().min(1).max(100);

/** The `shopId` of the API: short, stable, safe in addresses and files. */
export const shopCode = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/);

export const PASSWORD_LENGTH_MIN = 12;
export const password = z.string().min(PASSWORD_LENGTH_MIN).max(200);

export const apiKeyView = z.object({
  id: z.uuid(),
  name: z.string(),
  hint: z.string(),
  /** Code of the one shop it serves; null = all. */
  shopId: z.string().nullable(),
  scopes: z.array(z.enum(API_SCOPES)),
  rateLimitPerMinute: z.number().int().nullable(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  /** Refused from then on; null = never. */
  expiresAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type ApiKeyView = z.infer<typeof apiKeyView>;

export const apiKeyRequest = z.strictObject({
  name,
  shopId: shopCode.nullable().default(null),
  scopes: z.array(z.enum(API_SCOPES)).min(1).max(API_SCOPES.length),
  rateLimitPerMinute: z.number().int().min(1).max(1_000_000).nullable().default(null),
  expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
});
export type ApiKeyRequest = z.input<typeof apiKeyRequest>;

/** `key` is shown this once; only its hash is kept. */
export const newApiKey = z.object({ id: z.uuid(), key: z.string(), hint: z.string() });
export type NewApiKey = z.infer<typeof newApiKey>;

export const apiKeyList = z.object({ items: z.array(apiKeyView), nextCursor: z.null() });
export type ApiKeyList = z.infer<typeof apiKeyList>;

export const shopView = z.object({
  id: z.uuid(),
  shopId: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime(),
  /** Closed since then: it takes no order any more. */
  archivedAt: z.iso.datetime().nullable(),
  /** Keys that serve it alone and are not revoked. */
  ownKeys: z.number().int(),
  revision: z.number().int(),
});
export type ShopView = z.infer<typeof shopView>;

export const shopList = z.object({ items: z.array(shopView), nextCursor: z.null() });
export type ShopList = z.infer<typeof shopList>;

export const shopRequest = z.strictObject({ shopId: shopCode, name });
export type ShopRequest = z.infer<typeof shopRequest>;

/** Counts changes: who changes something names the number they saw. */
export const revision = z.number().int().min(1).max(2_147_483_647);
export const seenRevision = z.strictObject({ revision });
export const shopRename = z.strictObject({ name, revision });
export type ShopRename = z.infer<typeof shopRename>;

export const organizationView = z.object({
  name: z.string(),
  reviewMinutes: z.number().int(),
  revision: z.number().int(),
});
export type OrganizationView = z.infer<typeof organizationView>;

/** Four weeks: what nobody looks at for longer is not under review. */
export const REVIEW_MINUTES_MAX = 40_320;
export const REVIEW_MINUTES_MIN = 5;
export const organizationRequest = z.strictObject({
  name,
  reviewMinutes: z.number().int().min(REVIEW_MINUTES_MIN).max(REVIEW_MINUTES_MAX),
  revision,
});
export type OrganizationRequest = z.infer<typeof organizationRequest>;

export const setupRequest = z.strictObject({
  /** The one-time token that the server printed where it runs. */
  token: z.string().min(1).max(200),
  organizationName: name,
  shop: shopRequest,
  administrator: z.strictObject({ name, email: z.email().max(254), password, locale: z.enum(LOCALES) }),
});
export type SetupRequest = z.infer<typeof setupRequest>;

export const setupAnswer = z.object({ organizationId: z.uuid(), shopId: z.string(), apiKey: newApiKey });
export type SetupAnswer = z.infer<typeof setupAnswer>;
