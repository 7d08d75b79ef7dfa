import type { IpFacts } from "@/lib/risk/facts";
import type { World } from "@/lib/risk/scenarios/scenario";

/** Real networks, by what the built-in tables say of them. */
const NETWORKS: Readonly<Record<string, string>> = {
  "JP isp": "106.72.1",
  "JP mobile": "1.66.96",
  "JP hosting": "133.242.1",
  "US isp": "73.1.2",
  "RU isp": "95.24.1",
  "KP isp": "175.45.176",
  "SG hosting": "45.134.16",
};
/** Of documentation: no table knows it, and the reference provider places it in Naha. */
const NOWHERE = "192.0.2";
/** The address, on a line of which the installation knows what the scenario says of it. */
export function lineOf(ip: string, { ip: told, outside }: World): string {
  const facts: Partial<IpFacts> = typeof told === "object" ? told : {};
  const { country = "JP", networkClass = "isp" } = facts;
  const host = ip.split(".").at(-1);
  if (country === null || outside?.ipDistance?.known === true) return `${NOWHERE}.${host}`;
  const line = NETWORKS[`${country} ${networkClass}`] ?? NETWORKS[`${country} isp`] ?? NETWORKS[`${country} hosting`];
  if (line === undefined) throw new Error(`no network of ${country}`);
  return `${line}.${host}`;
}
