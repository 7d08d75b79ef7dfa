import "server-only";
import { ipIdentity } from "@/lib/risk/identity/ip";
import type { TableIndex } from "./table-index";

/** IPv4 counts as the IPv6 it is mapped to, so that one table holds both. */
const MAPPED_BITS = 96;
const BITS = 128;

export type NetworkRange = { readonly key: string; readonly prefix: number };

/**
 * A network as a table's key: `192.0.2.0/24`, `2001:db8::/32`, or a single address. Null when it is none, or when bits beyond the
 * prefix are set: whoever wrote 192.0.2.7/24 meant one of two things.
 */
export function networkRange(text: string): NetworkRange | null {
  const [address = "", length, ...rest] = text.trim().split("/");
  const ip = ipIdentity(address);
  if (!ip || rest.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return null;
  const own = ip.version === 4 ? BITS - MAPPED_BITS : BITS;
  const written = length === undefined ? own : Number(length);
  if (written > own) return null;
  const prefix = written + BITS - own;
  const bits = bitsOf(ip.key, ip.version);
  if (masked(bits, prefix) !== bits) return null;
  return { key: keyOf(bits, prefix), prefix };
}

/** The fields of the narrowest network of the table that holds the address. */
export function findNetwork(index: TableIndex, address: string, version: 4 | 6): readonly string[] | null {
  const bits = bitsOf(address, version);
  for (const prefix of index.prefixes) {
    if (version === 4 && prefix < MAPPED_BITS) return null;
    const found = index.find(keyOf(masked(bits, prefix), prefix));
    if (found) return found;
  }
  return null;
}

const keyOf = (bits: bigint, prefix: number) => `${bits.toString(16)}/${prefix}`;
const masked = (bits: bigint, prefix: number) => (bits >> BigInt(BITS - prefix)) << BigInt(BITS - prefix);

/** Of an address in canonical form. */
function bitsOf(address: string, version: 4 | 6): bigint {
  if (version === 4) {
    return address.split(".").reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0xffffn);
  }
  const [head = "", tail] = address.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const middle = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill("0");
  return [...left, ...middle, ...right].reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}
