import "server-only";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { type CountryResponse, Reader } from "mmdb-lib";
import { log } from "@/lib/platform/log";
import { singleton } from "@/lib/platform/singleton";
import type { IpFacts, Known } from "@/lib/risk/facts";
import type { IpIdentity } from "@/lib/risk/order";
import { networkClass } from "./network-classes";

/**
 * Country of an address (table: IP location database "geo-whois-asn-country", CC0) and its autonomous system (table "asn",
 * CC BY 4.0, by RouteViews and DB-IP). Both ship inside npm packages and are read into memory once.
 */
/** A row of the country table. */
type CountryRow = CountryResponse & { readonly country_code?: string };
type Tables = {
  readonly country: Reader<CountryRow>;
  readonly v4: Ranges<number>;
  readonly v6: Ranges<bigint>;
};

/** Sorted, disjoint ranges; IPv6 by its upper 64 bits, below which no network is divided between operators. */
type Ranges<N extends number | bigint> = {
  readonly from: ArrayLike<N>;
  readonly to: ArrayLike<N>;
  readonly asn: Uint32Array;
  readonly names: ReadonlyMap<number, string>;
};

function folder(packageName: string): string {
  // Resolved from the working directory, not from this file: bundles live elsewhere.
  const require = createRequire(path.join(process.cwd(), "package.json"));
  return path.dirname(require.resolve(`${packageName}/package.json`));
}

function tables(): Tables | null {
  return singleton("ip-tables", () => {
    try {
      const asn = folder("@ip-location-db/asn");
      const country = folder("@ip-location-db/geo-whois-asn-country-mmdb");
      return {
        country: new Reader<CountryRow>(readFileSync(path.join(country, "geo-whois-asn-country.mmdb"))),
        v4: readV4(readFileSync(path.join(asn, "asn-ipv4-num.csv"), "latin1")),
        v6: readV6(readFileSync(path.join(asn, "asn-ipv6-num.csv"), "latin1")),
      };
    } catch (error) {
      log().error({ event: "ip_tables.unreadable", err: error });
      return null;
    }
  });
}

/** Reads the tables ahead of the first order. */
export function warmIpTables(): void {
  tables();
}

export function lookUpIp(ip: IpIdentity | null, wasSent: boolean): Known<IpFacts> {
  if (!ip) return { known: false, why: wasSent ? "not_readable" : "not_sent" };
  const known = tables();
  if (!known) return { known: false, why: "source_failed" };
  const country = known.country.get(ip.key)?.country_code ?? null;
  const system = ip.version === 4 ? find(known.v4, v4Number(ip.key)) : find(known.v6, upperBits(ip.key));
  if (country === null && system === null) return { known: false, why: "not_in_reference_data" };
  return {
    known: true,
    value: {
      country,
      asn: system?.asn ?? null,
      asnName: system?.name ?? null,
      networkClass: networkClass(system?.asn ?? null, system?.name ?? null),
    },
  };
}

function find<N extends number | bigint>(ranges: Ranges<N>, address: N): { asn: number; name: string | null } | null {
  let low = 0;
  let high = ranges.asn.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const from = ranges.from[middle];
    const to = ranges.to[middle];
    if (from === undefined || to === undefined) return null;
    if (address < from) high = middle - 1;
    else if (address > to) low = middle + 1;
    else {
      const asn = ranges.asn[middle] ?? 0;
      return { asn, name: ranges.names.get(asn) ?? null };
    }
  }
  return null;
}

function v4Number(text: string): number {
  return text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** The upper 64 bits of a canonical IPv6 text. */
function upperBits(text: string): bigint {
  const [head = "", tail] = text.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array.from({ length: zeros }, () => "0"), ...right].slice(0, 4);
  return groups.reduce((sum, group) => (sum << 16n) + BigInt(`0x${group}`), 0n);
}

function readV4(csv: string): Ranges<number> {
  const rows = csv.split("\n");
  const from = new Uint32Array(rows.length);
  const to = new Uint32Array(rows.length);
  const asn = new Uint32Array(rows.length);
  const names = new Map<number, string>();
  let count = 0;
  for (const row of rows) {
    const fields = fourFields(row);
    if (!fields) continue;
    from[count] = Number(fields[0]);
    to[count] = Number(fields[1]);
    asn[count] = Number(fields[2]);
    names.set(Number(fields[2]), fields[3]);
    count++;
  }
  return { from: from.subarray(0, count), to: to.subarray(0, count), asn: asn.subarray(0, count), names };
}

function readV6(csv: string): Ranges<bigint> {
  const rows = csv.split("\n");
  const from = new BigUint64Array(rows.length);
  const to = new BigUint64Array(rows.length);
  const asn = new Uint32Array(rows.length);
  const names = new Map<number, string>();
  let count = 0;
  for (const row of rows) {
    const fields = fourFields(row);
    if (!fields) continue;
    from[count] = BigInt(fields[0]) >> 64n;
    to[count] = BigInt(fields[1]) >> 64n;
    asn[count] = Number(fields[2]);
    names.set(Number(fields[2]), fields[3]);
    count++;
  }
  return { from: from.subarray(0, count), to: to.subarray(0, count), asn: asn.subarray(0, count), names };
}

/** from, to, number, name; the name may be quoted and hold commas. */
function fourFields(row: string): readonly [string, string, string, string] | null {
  const first = row.indexOf(",");
  const second = row.indexOf(",", first + 1);
  const third = row.indexOf(",", second + 1);
  if (first < 0 || second < 0 || third < 0) return null;
  const name = row.slice(third + 1).trim();
  return [row.slice(0, first), row.slice(first + 1, second), row.slice(second + 1, third), name.replace(/^"|"$/g, "")];
}
