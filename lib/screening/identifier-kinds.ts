import type { IdentifierKind } from "@/lib/risk/facts";
import type { OrderEventType } from "@/lib/shared/vocabulary";
import { ORDER_EVENT_TYPES } from "@/lib/shared/vocabulary";

/** How kinds are stored (`identifier_sighting.kind`). Numbers are never reused. */
export const KIND_NUMBER: Record<IdentifierKind, number> = {
  member: 1,
  email: 2,
  phone: 3,
  device: 4,
  ip: 5,
  ipNet: 6,
  card: 7,
  shipRoom: 8,
  shipBlock: 9,
  buyerRoom: 10,
  affiliate: 11,
  sku: 12,
};

const KINDS = new Map<number, IdentifierKind>();
for (const kind of [
  "member",
  "email",
  "phone",
  "device",
  "ip",
  "ipNet",
  "card",
  "shipRoom",
  "shipBlock",
  "buyerRoom",
  "affiliate",
  "sku",
] as const) {
  KINDS.set(KIND_NUMBER[kind], kind);
}
export const kindOf = (stored: number): IdentifierKind | undefined => KINDS.get(stored);

/**
 * How many of the newest sightings and outcomes a screening reads per identifier: above the largest threshold that speaks of the
 * kind, low for broad kinds, so that one hot key (a carrier's IP, a best-seller) cannot slow the answer. A count at the cap means
 * "at least".
 */
export const HISTORY_CAP: Record<IdentifierKind, number> = {
  member: 48,
  email: 48,
  phone: 48,
  device: 48,
  ip: 48,
  ipNet: 12,
  card: 48,
  shipRoom: 48,
  shipBlock: 48,
  buyerRoom: 24,
  affiliate: 24,
  sku: 32,
};

/** Windows reach back at most this far; older orders no longer speak. */
export const HISTORY_DAYS = 365;

/** Kinds whose simultaneous orders must see one another: the record re-checks them under a lock. */
export const GUARDED_KINDS: readonly IdentifierKind[] = ["card", "device"];

/** Stored as the position in the vocabulary plus one; the vocabulary only grows at its end. */
export const eventNumber = (type: OrderEventType): number => ORDER_EVENT_TYPES.indexOf(type) + 1;
export const eventTypeOf = (stored: number): OrderEventType | undefined => ORDER_EVENT_TYPES[stored - 1];

export const FLAG_FIRST_OFFER = 1;
export const FLAG_DEFERRED = 2;
export const FLAG_AFFILIATE = 4;
