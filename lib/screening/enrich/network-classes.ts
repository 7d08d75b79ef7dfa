import type { NetworkClass } from "@/lib/risk/facts";

/**
 * Networks that rent servers, by autonomous system number, as their operators publish them: an order placed from one comes from a
 * server, a VPN or a proxy rather than from somebody's home or phone. Only systems whose purpose is beyond doubt are listed.
 */
const HOSTING: readonly number[] = [
  16509,
  14618,
  8987, // Amazon
  15169,
  396982, // Google
  8075, // Microsoft
  31898, // Oracle
  36351, // IBM Cloud (SoftLayer)
  45102,
  37963, // Alibaba
  132203,
  45090, // Tencent
  14061, // DigitalOcean
  63949, // Akamai (Linode)
  20473, // Vultr (Choopa)
  16276, // OVH
  24940,
  213230, // Hetzner
  51167, // Contabo
  60781,
  28753,
  30633, // Leaseweb
  9009, // M247
  60068,
  212238, // Datacamp
  13335, // Cloudflare
  9370,
  9371,
  7684, // Sakura Internet
  7506, // GMO Internet
  131965, // Xserver
  4694, // IDC Frontier
];

/** Systems that carry phones only. Carriers that share one number between phones and homes are not listed. */
const MOBILE: readonly number[] = [
  9605, // NTT DOCOMO
  138384, // Rakuten Mobile
];

const BY_NUMBER: ReadonlyMap<number, NetworkClass> = new Map([
  ...HOSTING.map((asn) => [asn, "hosting"] as const),
  ...MOBILE.map((asn) => [asn, "mobile"] as const),
]);

/** Names that operators of rented servers give their networks. Checked on the name of the system, where the number is not listed. */
const HOSTING_NAME =
  /\b(?:hosting|host(?:er|ed)|cloud|data ?cent(?:er|re)s?|dedicated|colo(?:cation)?|vps|servers?|vpn|proxy)\b/i;

/** A system that is known and not one of those is taken as an access provider. */
export function networkClass(asn: number | null, name: string | null): NetworkClass {
  if (asn === null) return "unknown";
  const listed = BY_NUMBER.get(asn);
  if (listed) return listed;
  return name !== null && HOSTING_NAME.test(name) ? "hosting" : "isp";
}
