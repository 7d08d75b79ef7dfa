import "server-only";
import { createHash, createHmac, hkdfSync } from "node:crypto";
import { env } from "@/lib/platform/env";
import { singleton } from "@/lib/platform/singleton";
import type { SharedKind } from "./vocabulary";

/** A key of the network, and the name under which entries say that they were made with it. */
export type NetworkKey = { readonly id: string; readonly secret: Buffer };

function keyFrom(source: string): NetworkKey {
  const secret = Buffer.from(hkdfSync("sha256", source, "", "sekisho network", 32));
  const id = createHash("sha256").update("sekisho network key id").update(secret).digest("hex").slice(0, 8);
  return { id, secret };
}

type Keys = readonly [NetworkKey, ...NetworkKey[]];

/** The present key first, then the one before it, if there is one. */
export const keysOf = (current: string, previous?: string): Keys =>
  previous === undefined ? [keyFrom(current)] : [keyFrom(current), keyFrom(previous)];

/** The keys in use: what was told under either is found, what is told is told under the first. */
export const networkKeys = (): Keys =>
  singleton("network.keys", () => {
    const { SEKISHO_NETWORK_KEY, SEKISHO_NETWORK_KEY_PREVIOUS, NEXTAUTH_SECRET } = env();
    return keysOf(SEKISHO_NETWORK_KEY ?? NEXTAUTH_SECRET, SEKISHO_NETWORK_KEY_PREVIOUS);
  });

/**
 * The hash under which an identifier is known to the network. `identity` is the key it has within an organisation
 * (`identityKey`), so that an order's stored identifiers are enough to tell of it, and no text of a person is needed.
 */
export function networkHash(key: NetworkKey, kind: SharedKind, identity: string): Buffer {
  return createHmac("sha256", key.secret).update(`${kind}\u0000${identity}`).digest();
}
