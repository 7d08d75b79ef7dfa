import type { ListableKind, ListName, OrderEventType, Touchpoint } from "../shared/vocabulary";

/**
 * Everything the engine may know besides the order itself, gathered by `screening/enrich` and recorded with the screening, so
 * that `assess(order, facts, ruleset)` gives the same answer for ever. Nothing in here became known after `order.at`.
 */
export type Facts = {
  readonly history: History;
  readonly lists: ListFacts;
  readonly ip: Known<IpFacts>;
  readonly mail: Known<MailFacts>;
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
  | "no_reference_data" // no table or list to compare with
  | "not_in_reference_data" // the table has no row for it
  | "source_failed" // database, provider or table did not answer
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
};

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
