import "server-only";
import { openText, type SealPlace, sealText } from "@/lib/platform/sealed-text";
import type { OrganizationId } from "@/lib/shared/ids";

/** A provider's secret opens only in its own row. */
const placeOf = (org: OrganizationId, providerId: string): SealPlace => ({
  purpose: "provider",
  row: [org, providerId],
});

export function sealSecret(org: OrganizationId, providerId: string, secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(sealText(secret, placeOf(org, providerId))));
}

/** Null when it was sealed under another secret of the installation, or for another row. */
export function openSecret(org: OrganizationId, providerId: string, sealed: Uint8Array): string | null {
  return openText(Buffer.from(sealed).toString(), placeOf(org, providerId));
}
