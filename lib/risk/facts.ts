import type { ListableKind, ListName, OrderEventType, Touchpoint } from "../shared/vocabulary";
import type { PhoneType } from "./order";

/**
 * Everything the engine may know besides the order itself, gathered by `screening/enrich` and recorded with the screening, so
 * that `assess(order, facts, ruleset)` gives the same answer for ever. Nothing in here became known after `order.at`.
 */
export type Facts = {
  readonly history: History;
  readonly lists: ListFacts;
  readonly ip: Known<IpFacts>;
  readonly mail: Known<MailFacts>;
  readonly outside: OutsideFacts;
  readonly shop: Known<ShopFacts>;
  readonly network: Known<NetworkFacts>;
  /** Sources that failed or were too late for this order; their facts are unknown. */
  readonly degraded: readonly string[];
};

/** A fact is known, or it is said why it is not. Unknown is never innocence. */
export type Known<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly why: UnknownWhy };

export type UnknownWhy =
  | "not_sent" // the order does not carry the field
  | "not_readable" // it was sent, but could not be understood
  | "no_reference_data" // no table, list or figures to compare with
  | "not_in_reference_data" // the table has no row for it
  | "reference_data_stale" // the table is past its age limit
  | "source_failed" // database, provider or table did not answer
  | "spend_cap_reached" // the provider's budget of the day is spent
  | "past_order" // providers know today, not the day of an order of the past
  | "not_applicable"; // the question does not arise for this order (e.g. 3-D Secure on cash on delivery)

export const IDENTIFIER_KINDS = [
  "member",
  "email",
  "phone",
  "device",
  "ip",
  "ipNet",
  "card",
  "shipRoom", // K2 of the ship-to
  "shipBlock", // K1 of the ship-to
  "buyerRoom", // K2 of the buyer, where it differs from the ship-to
  "affiliate",
  "sku",
  "mailStem", // local part without what serial addresses vary in, at its domain
  "roomItem", // K2 of the ship-to with a limited article
] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/**
 * Earlier orders and outcomes that share an identifier with this order, newest first, at most `HISTORY_CAP[kind]` of each: a
 * count at the cap means "at least". A kind the order does not carry is absent. `sku` merges the order's first few articles.
 */
export type History = {
  readonly kinds: { readonly [K in IdentifierKind]?: KindHistory };
  /** Ids of the earlier orders; `Sighting.order` and `PastOutcome.order` index into it. */
  readonly orders: readonly string[];
};

export type KindHistory = {
  readonly sightings: readonly Sighting[];
  readonly outcomes: readonly PastOutcome[];
  /** True when older or further sightings exist than were read. */
  readonly capped: boolean;
};

/**
 * An earlier order seen under one of this order's identifiers. Facets are ordinals, not values: 0 = the same as this order's own,
 * 1, 2, … = other values (equal numbers are equal values, across all kinds), null = that order did not carry one.
 */
export type Sighting = {
  /** Whole seconds before this order, ≥ 0. */
  readonly ago: number;
  readonly order: number;
  readonly member: number | null;
  readonly name: number | null;
  readonly email: number | null;
  readonly card: number | null;
  readonly device: number | null;
  /** K2 of its ship-to. */
  readonly room: number | null;
  /** How the identifier itself was spelt (width and spacing folded): the raw mail address, phone or address line. */
  readonly spelling: number | null;
  readonly shop: number | null;
  /** Minor units; null when in another currency than this order. */
  readonly amount: number | null;
  readonly firstOffer: boolean;
  readonly deferred: boolean;
  readonly affiliate: boolean;
  readonly cod: boolean;
  /** How its card was authorised; null when that order did not say. Counts saturate at 15 declines and 31 attempts. */
  readonly auth: AuthFacts | null;
  /** Units it took of one of this order's limited articles; `roomItem` only, elsewhere null. */
  readonly took: ArticleUnits | null;
  /** How alike it is where it is not the same; null where texts were not compared. */
  readonly alike: Alike | null;
};

export type AuthFacts = {
  readonly result: "approved" | "declined" | "pending" | null;
  readonly declines: number;
  readonly attempts: number;
};

/** `item`: index into the order's items, of the first line with that article. */
export type ArticleUnits = { readonly item: number; readonly quantity: number };

/** Edit distances to this order's own texts, at most `ALIKE_MAX`, which also says that nothing is in common; null where one of the two has none. 0 is equal. */
export type Alike = {
  readonly surname: number | null;
  readonly given: number | null;
  readonly building: number | null;
  readonly mail: number | null;
};
export const ALIKE_MAX = 9;

/** An outcome of an earlier order, known before this one was placed. */
export type PastOutcome = {
  /** Whole seconds between its `occurredAt` and this order, ≥ 0. */
  readonly ago: number;
  readonly order: number;
  readonly type: OrderEventType;
};

export type ListFacts = {
  readonly hits: readonly ListHit[];
  /** Lists that hold at least one entry in force; comparing with an empty forwarder list proves nothing. */
  readonly nonEmpty: readonly ListName[];
};

export type ListHit = {
  readonly entryId: string;
  readonly list: ListName;
  readonly kind: ListableKind;
  readonly touchpoint: Touchpoint;
  readonly reason: string;
  /** An allow entry that forces OK. */
  readonly forcesOk: boolean;
  /** `affiliate_own`: whose identifier it is. */
  readonly subject: string | null;
};

export type NetworkClass = "hosting" | "vpn" | "tor" | "proxy" | "mobile" | "isp" | "unknown";

export type IpFacts = {
  /** ISO 3166-1 alpha-2, or null where the table has none. */
  readonly country: string | null;
  readonly asn: number | null;
  readonly asnName: string | null;
  readonly networkClass: NetworkClass;
};

export type MailFacts = { readonly disposable: boolean; readonly class: "carrier" | "free" | "relay" | "other" };

/** What tables and providers say. Each fact stands alone: one late provider leaves the others known. */
export type OutsideFacts = {
  /** Issuer of the card, by its BIN. */
  readonly card: Known<CardFacts>;
  /** The buyer's and the first ship-to's numbers, as many as the order carries, mobile before fixed. */
  readonly phones: readonly PhoneFacts[];
  /** Of the ship-to's room (K2). */
  readonly vacancy: Known<VacancyFacts>;
  readonly shortStay: Known<ShortStayFacts>;
  /** Of the ship-to's block (K1), from an uploaded table; the merchant's own list of forwarders is a list (`lists`). */
  readonly forwarder: Known<{ readonly listed: boolean }>;
  /** Whether anybody can receive mail at the ship-to's address. */
  readonly addressExists: Known<{ readonly exists: boolean }>;
  /** Between the place of the IP and the ship-to's municipality. */
  readonly ipDistance: Known<{ readonly km: number }>;
  readonly mailDomain: Known<{ readonly hasMx: boolean }>;
  readonly mailbox: Known<{ readonly deliverable: boolean }>;
  /** Name of the public holiday on the order's day in Tokyo; null on other days. */
  readonly holiday: Known<{ readonly name: string | null }>;
};

export type CardFacts = {
  /** ISO 3166-1 alpha-2. */
  readonly issuerCountry: string | null;
  readonly funding: "credit" | "debit" | "prepaid" | null;
};

export type PhoneFacts = {
  readonly touchpoint: "buyer.phone" | "delivery.phone";
  readonly kind: PhoneType;
  /** By the numbering plan; false = no such number can be in use. */
  readonly assignable: Known<{ readonly assignable: boolean }>;
  /** Prefectures in which the area code is used (kanji, as `AddressIdentity.prefecture`); unknown for all but fixed lines. */
  readonly area: Known<{ readonly prefectures: readonly string[] }>;
  readonly reachable: Known<{ readonly reachable: boolean }>;
  /** A restaurant, a public facility …; null when the table holds no such number. */
  readonly facility: Known<{ readonly kind: string | null }>;
};

export type VacancyFacts = { readonly vacant: boolean /** Age of the statement, days. */; readonly ageDays: number };

export const SHORT_STAYS = ["hotel", "monthly", "private_mailbox", "netcafe", "other"] as const;
/** `null`: the table holds no short stay at that address. */
export type ShortStayFacts = { readonly kind: (typeof SHORT_STAYS)[number] | null };

/** How the shop was doing when the order was placed. */
export type ShopFacts = {
  /** Of its orders in this order's currency, minor units; null when there were too few. */
  readonly amountMedian: number | null;
  /** Card authorisations in the last hour and day, as far as orders told of them; null for orders of the past. */
  readonly auth1h: AuthCounts | null;
  readonly auth24h: AuthCounts | null;
};
export type AuthCounts = { readonly attempts: number; readonly failed: number };

/** What other merchants told, by keyed hash; never who. */
export type NetworkFacts = {
  readonly negatives: readonly NetworkNegative[];
  /** Merchants of the network, this one included, that saw one of the order's identifiers in the last seven days. */
  readonly merchants7d: number;
};
export type NetworkNegative = {
  /** Which of the order's identifiers: equal numbers are the same one. Absent in facts recorded without it. */
  readonly identifier?: number;
  readonly kind: ListableKind;
  readonly touchpoint: Touchpoint;
  readonly reason: string;
  readonly merchants: number;
  /** Days since it was last told. */
  readonly daysAgo: number;
  /** YYYY-MM of that day; absent in facts recorded without it. */
  readonly month?: string;
};
