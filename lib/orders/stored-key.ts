import "server-only";
import { type IdentifierReading, STORED_KINDS } from "./read-search";

/** An identifier as sightings hold it. `key` is a signed 64-bit integer. */
export type StoredKey = { readonly kind: number; readonly key: bigint };

/** A room is stored under two kinds: of ship-tos, and of buyers that live elsewhere. */
export const storedKeys = ({ kind, key }: Pick<IdentifierReading, "kind" | "key">): readonly StoredKey[] =>
  STORED_KINDS[kind].map((stored) => ({ kind: stored, key: BigInt(key) }));
