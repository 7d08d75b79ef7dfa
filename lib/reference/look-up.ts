import "server-only";
import type { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import { withTenant } from "@/lib/platform/tenant";
import { addressIdentity } from "@/lib/risk/identity/address";
import { ipIdentity } from "@/lib/risk/identity/ip";
import { phoneIdentity } from "@/lib/risk/identity/phone";
import type { AddressIdentity, PhoneIdentity } from "@/lib/risk/order";
import type { lookUpQuery, lookUpView } from "./contract";
import { readCatalogue } from "./current-tables";
import { indexOf } from "./index-cache";
import { findNetwork } from "./network-range";
import type { TableIndex } from "./table-index";
import { addressKeys, municipalityKey, tableOf } from "./tables";
import type { TableName } from "./vocabulary";

/** By the first eight digits, then by the first six. */
export function findBin(index: TableIndex, bin: string): readonly string[] | null {
  return (bin.length >= 8 ? index.find(bin.slice(0, 8)) : null) ?? index.find(bin.slice(0, 6));
}

/** What is said of the room, else what is said of the block as a whole. */
export function findAddress(index: TableIndex, address: AddressIdentity): readonly string[] | null {
  const { room, block } = addressKeys(address);
  return (room === null ? null : index.find(room)) ?? index.find(block);
}

/** What is said of exactly this: a room's neighbour says nothing about it, nor does its house. */
export function findRoom(index: TableIndex, address: AddressIdentity): readonly string[] | null {
  const { room, block } = addressKeys(address);
  return index.find(room ?? block);
}

export const findPhone = (index: TableIndex, phone: PhoneIdentity): readonly string[] | null => index.find(phone.key);

/** Tables name a municipality with or without its district (西多摩郡瑞穂町), a ward or its city as a whole (横浜市西区). */
export function findMunicipality(index: TableIndex, prefecture: string, city: string): readonly string[] | null {
  const names = [city, city.replace(/^.+?郡/u, ""), /^(.+市).+区$/u.exec(city)?.[1] ?? city];
  for (const name of new Set(names)) {
    const found = index.find(municipalityKey(prefecture, name));
    if (found) return found;
  }
  return null;
}

/** For whoever wants to see what a table says: the version in force, whatever its age. */
export async function lookUp(
  actor: UserActor,
  query: z.output<typeof lookUpQuery>,
  now: Date,
): Promise<z.infer<typeof lookUpView>> {
  const catalogue = await withTenant(actor.organizationId, readCatalogue);
  const active = catalogue.activations.get(query.table)?.find((one) => one.activatedAt <= now.getTime());
  if (!active?.versionId) return { row: null, versionId: null };
  const fields = find(query.table, await indexOf(actor.organizationId, active.versionId), query.value.trim());
  return { row: fields && named(query.table, fields), versionId: active.versionId };
}

/** The fields of a row with the names of their columns: those behind what the row is found by. */
function named(table: TableName, fields: readonly string[]): Record<string, string> {
  const { columns } = tableOf(table);
  const names = columns.slice(Math.max(0, columns.length - fields.length)).map((column) => column.name);
  return Object.fromEntries(fields.map((field, at) => [names[at] ?? String(at), field]));
}

function find(table: TableName, index: TableIndex, value: string): readonly string[] | null {
  switch (table) {
    case "bins":
      return findBin(index, value);
    case "forwarders":
    case "short_stays":
    case "vacancies": {
      const address = addressIdentity({ address: value });
      return address && findAddress(index, address);
    }
    case "facility_phones": {
      const phone = phoneIdentity(value);
      return phone && findPhone(index, phone);
    }
    case "networks":
    case "tor_exits": {
      const ip = ipIdentity(value);
      return ip && findNetwork(index, ip.key, ip.version);
    }
    case "municipalities": {
      const address = addressIdentity({ address: value });
      return address?.prefecture && address.city ? findMunicipality(index, address.prefecture, address.city) : null;
    }
    default:
      return table satisfies never;
  }
}
