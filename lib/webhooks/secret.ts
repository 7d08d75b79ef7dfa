import "server-only";
import { randomBytes } from "node:crypto";
import { openText, sealText } from "@/lib/platform/sealed-text";
import type { OrganizationId } from "@/lib/shared/ids";

/** Within the 24 to 64 bytes of Standard Webhooks. */
const SECRET_BYTES = 32;
const PLAIN = "whsec_";

export const newSecret = (): string => PLAIN + randomBytes(SECRET_BYTES).toString("base64");

const place = (org: OrganizationId, endpointId: string) => ({ purpose: "webhook-secret", row: [org, endpointId] });

/** As it is stored: whoever has only the database can't sign in our name. */
export const sealSecret = (org: OrganizationId, endpointId: string, secret: string): string =>
  sealText(secret, place(org, endpointId));

/** Stored before secrets were sealed. */
export const isPlainSecret = (stored: string): boolean => stored.startsWith(PLAIN);

/** Null when it can't be read any more, the installation's own secret having been replaced: it must be rotated. */
export const openSecret = (org: OrganizationId, endpointId: string, stored: string): string | null =>
  isPlainSecret(stored) ? stored : openText(stored, place(org, endpointId));
