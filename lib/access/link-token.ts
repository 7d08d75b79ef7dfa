import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { type OrganizationId, organizationId } from "@/lib/shared/ids";

/** What a link is for: to join an organisation, or to choose another password. */
export type LinkPurpose = "invitation" | "reset";

/**
 * `inv_<organisation, 32 hex digits>_<secret, 43 characters of base64url>`, or `rst_…`: the tenant stands in the token, so that looking
 * it up needs no query across tenants. The secret has 256 random bits; its SHA-256 is what is stored.
 */
const PREFIX: Readonly<Record<LinkPurpose, string>> = { invitation: "inv", reset: "rst" };
const SHAPE = /^([a-z]{3})_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_[A-Za-z0-9_-]{43}$/;
const SECRET_BYTES = 32;

export type LinkToken = { readonly org: OrganizationId; readonly hash: Uint8Array<ArrayBuffer> };

export function newLinkToken(
  purpose: LinkPurpose,
  org: OrganizationId,
): { text: string; hash: Uint8Array<ArrayBuffer> } {
  const text = `${PREFIX[purpose]}_${org.replaceAll("-", "")}_${randomBytes(SECRET_BYTES).toString("base64url")}`;
  return { text, hash: sha256(text) };
}

/** Null for what can't be a token for this purpose: it never reaches the database. */
export function parseLinkToken(purpose: LinkPurpose, text: string): LinkToken | null {
  const [, prefix, ...org] = SHAPE.exec(text) ?? [];
  return prefix === PREFIX[purpose] ? { org: organizationId(org.join("-")), hash: sha256(text) } : null;
}

export const sha256 = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash("sha256").update(text).digest());
