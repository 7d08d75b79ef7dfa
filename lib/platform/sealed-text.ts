import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "./env";
import { singleton } from "./singleton";

/**
 * Text that must be readable again but is worthless in a copy of the database: AES-256-GCM under a key that is derived from the
 * installation's secret (NEXTAUTH_SECRET) for this one purpose. Written as `v1.<base64url of nonce, tag and ciphertext>`, so that
 * another algorithm or key can follow without guessing.
 */
const VERSION = "v1";
const PREFIX = `${VERSION}.`;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

const keyOf = (purpose: string): Buffer => {
  const keys = singleton("platform.sealing_keys", () => new Map<string, Buffer>());
  const known = keys.get(purpose);
  if (known) return known;
  const info = `sekisho/${purpose}/${VERSION}`;
  const key = Buffer.from(hkdfSync("sha256", env().NEXTAUTH_SECRET, "", info, KEY_BYTES));
  keys.set(purpose, key);
  return key;
};

/** Where a sealed text belongs: what it is for, and the ids of its row. Moved to another row it no longer opens. */
export type SealPlace = { readonly purpose: string; readonly row: readonly string[] };

const boundTo = ({ row }: SealPlace): Buffer => Buffer.from(JSON.stringify(row));

export function sealText(text: string, place: SealPlace): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyOf(place.purpose), nonce).setAAD(boundTo(place));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return PREFIX + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

export const isSealed = (stored: string): boolean => stored.startsWith(PREFIX);

/** Null when it can't be opened: made under another secret, for another row, or damaged. */
export function openText(stored: string, place: SealPlace): string | null {
  if (!isSealed(stored)) return null;
  const bytes = Buffer.from(stored.slice(PREFIX.length), "base64url");
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyOf(place.purpose), nonce, { authTagLength: TAG_BYTES })
      .setAAD(boundTo(place))
      .setAuthTag(tag);
    const rest = bytes.subarray(NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(rest), decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}
