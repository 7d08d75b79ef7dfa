import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { type OrganizationId, organizationId } from "@/lib/shared/ids";

/**
 * `inv_<organisation, 32 hex digits>_<secret, 43 characters of base64url>`: the tenant stands in the token, so that looking it up
 * needs no query across tenants. The secret has 256 random bits; its SHA-256 is what is stored.
 */
const SHAPE = /^inv_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_[A-Za-z0-9_-]{43}$/;
const SECRET_BYTES = 32;

export type InvitationToken = { readonly org: OrganizationId; readonly hash: Uint8Array<ArrayBuffer> };

export function newInvitationToken(org: OrganizationId): { text: string; hash: Uint8Array<ArrayBuffer> } {
  const text = `inv_${org.replaceAll("-", "")}_${randomBytes(SECRET_BYTES).toString("base64url")}`;
  return { text, hash: hashOf(text) };
}

/** Null for what can't be a token: it never reaches the database. */
export function parseInvitationToken(text: string): InvitationToken | null {
  const parts = SHAPE.exec(text);
  return parts ? { org: organizationId(parts.slice(1, 6).join("-")), hash: hashOf(text) } : null;
}

const hashOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(createHash("sha256").update(text).digest());
