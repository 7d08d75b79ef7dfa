import "server-only";
import { log } from "@/lib/platform/log";
import { holidayAt } from "@/lib/reference/holidays";
import { isAssignable, prefecturesOf } from "@/lib/reference/phone-plan";
import type { Facts, IpFacts, Known, NetworkClass, PhoneFacts, UnknownWhy } from "@/lib/risk/facts";
import type { Order, PhoneIdentity } from "@/lib/risk/order";
import { byDeadline } from "@/lib/shared/deadline";
import type { OrganizationId } from "@/lib/shared/ids";
import { lookUpIp } from "./ip-tables";
import { known, unknown } from "./known";
import { networkFacts } from "./network";
import { type ProviderFacts, providerFacts } from "./providers";
import { type Place, type TableFacts, tableFacts } from "./reference";

export type ProvideJob = {
  readonly organizationId: OrganizationId;
  readonly shopId: string;
  readonly order: Order;
  /** Tables and the network as they stood then: now for a live order, the order's own moment for one of the past. */
  readonly asOf: Date;
  readonly isPast: boolean;
};

/** What does not come from the organisation's own orders and lists. */
export type Provided = Pick<Facts, "ip" | "outside" | "network" | "degraded">;

/** Left to say which of the providers was late, rather than that some were. */
const OWN_MS = 10;

export const TABLES_SOURCE = "tables";
export const NETWORK_SOURCE = "network";

/**
 * Gathers what uploaded tables, live providers and the network say of an order, side by side. Never rejects, and never answers later
 * than `deadlineAt` (clock of `performance.now()`): what failed or was late is unknown, and its source is named in `degraded`.
 * Without any table, provider or membership it looks into memory only.
 */
export async function provide(job: ProvideJob, deadlineAt: number): Promise<Provided> {
  const failedSources = new Set<string>();
  const orFailed = <T>(source: string, value: T | Promise<T>, failed: T): T | Promise<T> => {
    if (!(value instanceof Promise)) return value;
    return byDeadline(value, deadlineAt).catch((error: unknown) => {
      log().warn({ event: "enrich.source_failed", source, organizationId: job.organizationId, err: error });
      failedSources.add(source);
      return failed;
    });
  };
  const networkAsked = orFailed(NETWORK_SOURCE, networkFacts({ ...job, at: job.asOf }), unknown("source_failed"));
  const tables = await orFailed(TABLES_SOURCE, tableFacts(job.organizationId, job.order, job.asOf), NO_TABLES);
  const providerJob = { ...job, now: job.asOf, answered: tables.vacancy.known ? (["room_vacancy"] as const) : [] };
  const providers = await orFailed("providers", providerFacts(providerJob, deadlineAt - OWN_MS), NO_PROVIDERS);
  return {
    ip: ipOf(job.order, tables, providers),
    outside: {
      card: tables.card,
      phones: phonesOf(job.order).map(([touchpoint, phone]) => phoneOf(touchpoint, phone, tables, providers)),
      vacancy: orElse(tables.vacancy, providers.vacancy),
      shortStay: tables.shortStay,
      forwarder: tables.forwarder,
      addressExists: providers.addressExists,
      ipDistance: distanceOf(providers, tables.place),
      mailDomain: providers.mailDomain,
      mailbox: providers.mailbox,
      holiday: holidayOf(job.order.at),
    },
    network: await networkAsked,
    degraded: [...failedSources, ...providers.degraded],
  };
}

const FAILED = unknown("source_failed");
const NO_TABLES: TableFacts = {
  card: FAILED,
  forwarder: FAILED,
  shortStay: FAILED,
  vacancy: FAILED,
  facility: () => FAILED,
  networkClass: "unknown",
  place: FAILED,
};
const NO_PROVIDERS: ProviderFacts = {
  phone: () => FAILED,
  vacancy: FAILED,
  ip: FAILED,
  mailDomain: FAILED,
  mailbox: FAILED,
  addressExists: FAILED,
  degraded: [],
};

/** The first that knows; where neither does, the one that could have. */
function orElse<T>(first: Known<T>, second: Known<T>): Known<T> {
  if (first.known) return first;
  return second.known || second.why !== "no_reference_data" ? second : first;
}

type Touchpoint = PhoneFacts["touchpoint"];

/** Each number once, the buyer's first. */
function phonesOf({ buyer, delivery }: Order): readonly (readonly [Touchpoint, PhoneIdentity])[] {
  const found = new Map<string, readonly [Touchpoint, PhoneIdentity]>();
  for (const phone of buyer?.phones ?? []) if (!found.has(phone.key)) found.set(phone.key, ["buyer.phone", phone]);
  for (const phone of delivery?.phones ?? [])
    if (!found.has(phone.key)) found.set(phone.key, ["delivery.phone", phone]);
  return [...found.values()];
}

function phoneOf(
  touchpoint: Touchpoint,
  phone: PhoneIdentity,
  tables: TableFacts,
  providers: ProviderFacts,
): PhoneFacts {
  const planned = isAssignable(phone);
  const told = providers.phone(phone);
  // The plan says what can be, the provider what is.
  const assignable = planned === true && told.known ? told.value.assigned : planned;
  const prefectures = prefecturesOf(phone);
  return {
    touchpoint,
    kind: phone.type,
    assignable: assignable === null ? unknown("not_in_reference_data") : known({ assignable }),
    area:
      prefectures === null
        ? unknown(phone.type === "fixed" ? "not_in_reference_data" : "not_applicable")
        : known({ prefectures }),
    reachable: told.known ? known({ reachable: told.value.reachable }) : told,
    facility: tables.facility(phone),
  };
}

/** A Tor exit or a range that the organisation listed itself counts before the provider, the provider before the built-in table. */
function ipOf(order: Order, tables: TableFacts, providers: ProviderFacts): Known<IpFacts> {
  const builtIn = lookUpIp(order.ip, order.input.device?.ip !== undefined);
  if (order.ip === null) return builtIn;
  const listed = tables.networkClass === "unknown" ? null : tables.networkClass;
  const told = providers.ip.known ? providers.ip.value.networkClass : null;
  const base = builtIn.known ? builtIn.value : { country: null, asn: null, asnName: null, networkClass: null };
  const found = listed ?? told ?? base.networkClass;
  if (found === null) return builtIn;
  // A table of exits and ranges that is out of date can't say that an address is none of them.
  const networkClass: NetworkClass = tables.networkClass === "unknown" && isOrdinary(found) ? "unknown" : found;
  return known({ ...base, networkClass });
}

const isOrdinary = (networkClass: NetworkClass): boolean => networkClass === "isp" || networkClass === "mobile";

function distanceOf(providers: ProviderFacts, shipTo: Known<Place>): Known<{ readonly km: number }> {
  if (!providers.ip.known) return providers.ip;
  if (providers.ip.value.place === null) return unknown("not_in_reference_data");
  return shipTo.known ? known({ km: Math.round(kilometres(providers.ip.value.place, shipTo.value)) }) : shipTo;
}

const EARTH_KM = 6_371;

/** Along a great circle. */
function kilometres(from: Place, to: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const height = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2;
  const width = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  const chord = height + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * width;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function holidayOf(at: number): Known<{ readonly name: string | null }> {
  const name = holidayAt(at);
  const why: UnknownWhy = "not_in_reference_data";
  return name === undefined ? unknown(why) : known({ name });
}
