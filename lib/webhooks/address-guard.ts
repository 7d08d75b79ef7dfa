import "server-only";
import { lookup as resolve } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/**
 * Addresses that are not the public internet (IANA special-purpose registries): a webhook URL is a stranger's word, and must not
 * make this server knock on the doors of its own network.
 */
const PRIVATE: readonly (readonly [network: string, prefix: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** In IPv6 only global unicast is public, less the ranges in it that wrap or stand for something else. */
const WRAPPED: readonly (readonly [network: string, prefix: number])[] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const refused = new BlockList();
for (const [network, prefix] of PRIVATE) refused.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of WRAPPED) refused.addSubnet(network, prefix, "ipv6");
const globalUnicast = new BlockList();
globalUnicast.addSubnet("2000::", 3, "ipv6");

/** Whether an IP address (no brackets) is on the public internet. */
export function isPublicAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return isPublicAddress(mapped);
  const family = isIP(address);
  if (family === 4) return !refused.check(address, "ipv4");
  return family === 6 && globalUnicast.check(address, "ipv6") && !refused.check(address, "ipv6");
}

/**
 * Whether a URL may be called at all, by its own text: https (or http where allowed), no credentials in it, no private address.
 * Names are checked when they are resolved, by `publicLookup`.
 */
export function isCallable(url: string, allowPrivate: boolean): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password, hostname } = new URL(url);
  if (username !== "" || password !== "") return false;
  if (allowPrivate) return protocol === "https:" || protocol === "http:";
  if (protocol !== "https:") return false;
  const host = hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0) return isPublicAddress(host);
  return !/(^|\.)(localhost|local|internal|home\.arpa)\.?$/i.test(host);
}

export class AddressRefused extends Error {
  readonly code = "ADDRESS_REFUSED";
}

/**
 * Name resolution that answers public addresses only. The connection goes to the very address that was checked, so a name that
 * changes its mind between check and call gains nothing.
 */
export const publicLookup: LookupFunction = (hostname, options, done) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    const first = addresses?.[0];
    if (error || !first) return done(error ?? new AddressRefused(hostname), "", 0);
    // One private address among public ones is as suspicious as a private one alone.
    if (!addresses.every(({ address }) => isPublicAddress(address))) return done(new AddressRefused(hostname), "", 0);
    if (options.all) return done(null, addresses);
    return done(null, first.address, first.family);
  });
};
