import { z } from "zod";
import { API_SCOPES, LOCALES, ROLES } from "@/lib/shared/vocabulary";

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
  revokedAt: z.iso.datetime().nullable(),
});
export type ApiKeyView = z.infer<typeof apiKeyView>;

export const apiKeyRequest = z.strictObject({
  name,
  shopId: shopCode.nullable().default(null),
  scopes: z.array(z.enum(API_SCOPES)).min(1).max(API_SCOPES.length),
  rateLimitPerMinute: z.number().int().min(1).max(1_000_000).nullable().default(null),
});
export type ApiKeyRequest = z.input<typeof apiKeyRequest>;

/** `key` is shown this once; only its hash is kept. */
export const newApiKey = z.object({ id: z.uuid(), key: z.string(), hint: z.string() });

export const shopView = z.object({ id: z.uuid(), shopId: z.string(), name: z.string(), createdAt: z.iso.datetime() });
export type ShopView = z.infer<typeof shopView>;

export const shopRequest = z.strictObject({ shopId: shopCode, name });

export const auditEventView = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  actorType: z.string(),
  actorId: z.uuid().nullable(),
  actorName: z.string().nullable(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  detail: z.json(),
  requestId: z.string().nullable(),
});
export type AuditEventView = z.infer<typeof auditEventView>;

export const meView = z.object({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  locale: z.enum(LOCALES),
  role: z.enum(ROLES),
  organization: z.object({ organizationId: z.uuid(), name: z.string() }),
});

export const meRequest = z.strictObject({ locale: z.enum(LOCALES) });

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
