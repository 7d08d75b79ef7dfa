import "server-only";
import { catalogueOf, type MetTable, meetTable, type TableCatalogue } from "@/lib/reference/current-tables";
import { prefecturalSeat } from "@/lib/reference/data/prefectural-seats";
import { PUBLIC_FACILITIES } from "@/lib/reference/data/public-facilities";
import { findAddress, findBin, findMunicipality, findPhone, findRoom } from "@/lib/reference/look-up";
import { findNetwork } from "@/lib/reference/network-range";
import type { TableIndex } from "@/lib/reference/table-index";
import { FUNDINGS, NETWORK_CLASSES, SHORT_STAY_KINDS, type TableName } from "@/lib/reference/vocabulary";
import type { CardFacts, Known, NetworkClass, ShortStayFacts, UnknownWhy, VacancyFacts } from "@/lib/risk/facts";
import { isComparable } from "@/lib/risk/identity/is-comparable";
import type { AddressIdentity, Order, PhoneIdentity } from "@/lib/risk/order";
import { DAY_MS } from "@/lib/shared/durations";
import type { OrganizationId } from "@/lib/shared/ids";
import { known, unknown } from "./known";

export type Place = { readonly latitude: number; readonly longitude: number };

/** What the organisation's uploaded tables say of an order. */
export type TableFacts = {
  readonly card: Known<CardFacts>;
  readonly forwarder: Known<{ readonly listed: boolean }>;
  readonly shortStay: Known<ShortStayFacts>;
  readonly vacancy: Known<VacancyFacts>;
  readonly facility: (phone: PhoneIdentity) => Known<{ readonly kind: string | null }>;
  /** Null where no table holds the address; `unknown` where a table that might is past its age limit. */
  readonly networkClass: NetworkClass | null;
  /** Of the ship-to's municipality. */
  readonly place: Known<Place>;
};

const TABLES = [
  "bins",
  "forwarders",
  "short_stays",
  "vacancies",
  "facility_phones",
  "networks",
  "tor_exits",
  "municipalities",
] as const satisfies readonly TableName[];
const ABSENT = { state: "absent" } as const;

/** The tables as they stood at `at`; at once where none was ever uploaded. Rejects when one could not be read. */
export function tableFacts(org: OrganizationId, order: Order, at: Date): TableFacts | Promise<TableFacts> {
  const catalogue = catalogueOf(org);
  if (catalogue instanceof Promise) return catalogue.then((known) => meetAll(org, known, order, at));
  return catalogue.activations.size === 0 ? factsOf(order, []) : meetAll(org, catalogue, order, at);
}

async function meetAll(org: OrganizationId, catalogue: TableCatalogue, order: Order, at: Date): Promise<TableFacts> {
  return factsOf(order, await Promise.all(TABLES.map((name) => meetTable(org, catalogue, name, at))));
}

/** `met` in the order of `TABLES`; those that are missing are absent. */
function factsOf(order: Order, met: readonly MetTable[]): TableFacts {
  const table = (name: (typeof TABLES)[number]): MetTable => met[TABLES.indexOf(name)] ?? ABSENT;
  const shipTo = order.delivery?.address ?? null;
  return {
    card: cardOf(table("bins"), order),
    forwarder: ofAddress(table("forwarders"), shipTo, (index, address) =>
      known({ listed: findAddress(index, address) !== null }),
    ),
    shortStay: ofAddress(table("short_stays"), shipTo, (index, address) =>
      known(shortStay(findAddress(index, address))),
    ),
    vacancy: ofAddress(table("vacancies"), shipTo, (index, address) => vacancyOf(findRoom(index, address), order.at)),
    facility: (phone) => facilityOf(table("facility_phones"), phone),
    networkClass: networkClassOf(table("networks"), table("tor_exits"), order),
    place: placeOf(table("municipalities"), shipTo),
  };
}

const whyNot = (table: { readonly state: "absent" | "stale" }): UnknownWhy =>
  table.state === "stale" ? "reference_data_stale" : "no_reference_data";

function cardOf(table: MetTable, order: Order): Known<CardFacts> {
  if (table.state !== "ready") return unknown(whyNot(table));
  const bin = order.input.payment?.card?.bin;
  if (bin === undefined) return unknown("not_sent");
  const found = findBin(table.index, bin);
  if (!found) return unknown("not_in_reference_data");
  const [country = "", funding] = found;
  return known({ issuerCountry: country || null, funding: FUNDINGS.find((one) => one === funding) ?? null });
}

function ofAddress<T>(
  table: MetTable,
  address: AddressIdentity | null,
  read: (index: TableIndex, address: AddressIdentity) => Known<T>,
): Known<T> {
  if (table.state !== "ready") return unknown(whyNot(table));
  if (address === null) return unknown("not_sent");
  return isComparable(address) ? read(table.index, address) : unknown("not_readable");
}

function shortStay(found: readonly string[] | null): ShortStayFacts {
  return { kind: found === null ? null : (SHORT_STAY_KINDS.find((one) => one === found[0]) ?? "other") };
}

/** A statement of a later day than the order's could not be known then. */
function vacancyOf(found: readonly string[] | null, orderedAt: number): Known<VacancyFacts> {
  if (found === null) return unknown("not_in_reference_data");
  const [status, asOf = ""] = found;
  const ageDays = Math.floor((orderedAt - Date.parse(`${asOf}T00:00:00+09:00`)) / DAY_MS);
  return ageDays < 0 ? unknown("not_in_reference_data") : known({ vacant: status === "vacant", ageDays });
}

function facilityOf(table: MetTable, phone: PhoneIdentity): Known<{ readonly kind: string | null }> {
  const builtIn = PUBLIC_FACILITIES.get(phone.key);
  if (builtIn !== undefined) return known({ kind: builtIn });
  if (table.state !== "ready") return unknown(whyNot(table));
  if (phone.type === "invalid") return unknown("not_readable");
  return known({ kind: findPhone(table.index, phone)?.[0] ?? null });
}

/** A Tor exit is one whatever else is said of its network. */
function networkClassOf(networks: MetTable, exits: MetTable, { ip }: Order): NetworkClass | null {
  if (ip === null) return null;
  if (exits.state === "ready" && findNetwork(exits.index, ip.key, ip.version)) return "tor";
  const found = networks.state === "ready" ? findNetwork(networks.index, ip.key, ip.version)?.[0] : undefined;
  const listed = NETWORK_CLASSES.find((one) => one === found);
  if (listed) return listed;
  return networks.state === "stale" || exits.state === "stale" ? "unknown" : null;
}

/** Seats of prefectures are known without a table; one that is past its age limit was to replace them. */
function placeOf(table: MetTable, address: AddressIdentity | null): Known<Place> {
  const told = ofAddress(table, address, (index, { prefecture, city }) => {
    const found = prefecture && city ? findMunicipality(index, prefecture, city) : null;
    return found ? known({ latitude: Number(found[0]), longitude: Number(found[1]) }) : NOT_LISTED;
  });
  if (told.known || table.state === "stale" || !address?.prefecture || !address.city) return told;
  const seat = prefecturalSeat(address.prefecture, address.city);
  return seat ? known(seat) : told;
}

const NOT_LISTED = unknown("not_in_reference_data");
