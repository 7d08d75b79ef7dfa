import { type AuthFacts, IDENTIFIER_KINDS, type IdentifierKind } from "@/lib/risk/facts";
import type { OrderInput } from "@/lib/risk/order";
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
  mailStem: 13,
  roomItem: 14,
};

const KINDS = new Map<number, IdentifierKind>(IDENTIFIER_KINDS.map((kind) => [KIND_NUMBER[kind], kind]));
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
  ip: 24,
  ipNet: 8,
  card: 48,
  shipRoom: 48,
  shipBlock: 48,
  buyerRoom: 24,
  affiliate: 40,
  sku: 16,
  mailStem: 24,
  roomItem: 24,
};

/**
 * How far back a screening reads, per identifier: as far as the longest window that asks about the kind. Behind a network or an
 * article are mostly strangers, whose old orders say nothing of this one.
 */
export const HISTORY_DAYS: Record<IdentifierKind, number> = {
  member: 365,
  email: 365,
  phone: 365,
  device: 365,
  ip: 90,
  ipNet: 30,
  card: 365,
  shipRoom: 365,
  shipBlock: 365,
  buyerRoom: 365,
  affiliate: 30,
  sku: 30,
  mailStem: 30,
  roomItem: 90,
};

/** Kinds whose simultaneous orders must see one another: the record re-checks them under a lock. */
export const GUARDED_KINDS: readonly IdentifierKind[] = ["card", "device"];

/** Kinds that keep texts for look-alikes beside their key. */
export const WORDED_KINDS: readonly IdentifierKind[] = ["shipBlock", "mailStem"];

/** Stored as the position in the vocabulary plus one; the vocabulary only grows at its end. */
export const eventNumber = (type: OrderEventType): number => ORDER_EVENT_TYPES.indexOf(type) + 1;
export const eventTypeOf = (stored: number): OrderEventType | undefined => ORDER_EVENT_TYPES[stored - 1];

export const FLAG_FIRST_OFFER = 1;
export const FLAG_DEFERRED = 2;
export const FLAG_AFFILIATE = 4;
export const FLAG_COD = 1 << 14;

/** Bits 3–4: result, 5–8: declines (up to 15), 9–13: attempts (up to 31); all of them 0 where nothing was said. */
const AUTH_RESULTS = [null, "approved", "declined", "pending"] as const;
const DECLINES_MAX = 15;
const ATTEMPTS_MAX = 31;

export function authFlags(payment: OrderInput["payment"]): number {
  const { result, declines = 0, attempts = 0 } = payment?.auth ?? {};
  const stated = AUTH_RESULTS.indexOf(result ?? null);
  return (stated << 3) | (Math.min(declines, DECLINES_MAX) << 5) | (Math.min(attempts, ATTEMPTS_MAX) << 9);
}

export function authOf(flags: number): AuthFacts | null {
  const result = AUTH_RESULTS[(flags >> 3) & 3] ?? null;
  const declines = (flags >> 5) & DECLINES_MAX;
  const attempts = (flags >> 9) & ATTEMPTS_MAX;
  return result === null && declines === 0 && attempts === 0 ? null : { result, declines, attempts };
}
