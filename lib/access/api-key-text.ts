import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { type OrganizationId, organizationId } from "@/lib/shared/ids";

/**
 * `sk_<organisation, 32 hex digits>_<secret, 43 characters of base64url>`. The tenant stands in the key, so that looking it up
 * needs no query across tenants. The secret has 256 random bits: a plain SHA-256 protects it as well as a slow hash would.
 */
const SHAPE = /^sk_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/;
const SECRET_BYTES = 32;
/** Enough of the secret to tell keys apart; 222 of its 256 bits remain unknown. */
const HINT_CHARACTERS = 6;

export type ParsedApiKey = { readonly organizationId: OrganizationId; readonly hash: Uint8Array<ArrayBuffer> };

/** Null for what can't be a key: it never reaches the database. */
export function parseApiKey(key: string): ParsedApiKey | null {
  const hex = SHAPE.exec(key)?.[1];
  if (!hex) return null;
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return { organizationId: organizationId(id), hash: hashApiKey(key) };
}

export const hashApiKey = (key: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(key).digest());

export function newApiKeyText(org: OrganizationId): { key: string; hint: string } {
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  return { key: `sk_${org.replaceAll("-", "")}_${secret}`, hint: `sk_…_${secret.slice(0, HINT_CHARACTERS)}…` };
}
