import "server-only";
import {
  type History,
  IDENTIFIER_KINDS,
  type IdentifierKind,
  type KindHistory,
  type PastOutcome,
  type Sighting,
} from "@/lib/risk/facts";
import { alikeOf } from "@/lib/risk/identity/wording";
import type { Order } from "@/lib/risk/order";
import { limitedArticles, unitsOf } from "../article-units";
import {
  authOf,
  eventTypeOf,
  FLAG_AFFILIATE,
  FLAG_COD,
  FLAG_DEFERRED,
  FLAG_FIRST_OFFER,
  HISTORY_CAP,
} from "../identifier-kinds";
import type { Facets, OrderIdentifier } from "../identifiers";

/** A sighting as the database holds it; its facets are hashes of member, name, mail, card, device, room, spelling, shop. */
export type StoredSighting = {
  readonly kind: IdentifierKind;
  readonly at: number;
  readonly orderId: string;
  readonly facets: readonly (number | null | undefined)[];
  /** Minor units; null when in another currency than the order asked about. */
  readonly amount: number | null;
  readonly flags: number;
  /** Texts of look-alikes, where the kind stores them. */
  readonly wording: string | null;
};

export type StoredOutcome = {
  readonly kind: IdentifierKind;
  readonly at: number;
  readonly orderId: string;
  readonly type: number;
};

/** Where among the facets the spelling stands: all others say something of the order as a whole. */
const SPELLING = 6;

/**
 * Turns stored hashes into what the engine reasons with: relations to this order. 0 is "the same as ours", other values are numbered
 * as they appear; what is recorded with the screening therefore holds no identifier of anybody else.
 */
export function relate(
  order: Order,
  own: Facets,
  identifiers: readonly OrderIdentifier[],
  sightings: readonly StoredSighting[],
  outcomes: readonly StoredOutcome[],
): History {
  const orders = numbering<string>();
  const spelt = numbering<number>();
  const spellings = spellingsByKind(identifiers);
  const articles = limitedArticles(order.input.items ?? []);
  const memberOf = ordinals(own.member);
  const nameOf = ordinals(own.name);
  const emailOf = ordinals(own.email);
  const cardOf = ordinals(own.card);
  const deviceOf = ordinals(own.device);
  const roomOf = ordinals(own.room);
  const shopOf = ordinals(own.shop);
  const spelling = (kind: IdentifierKind, value: number | null | undefined): number | null => {
    if (value === null || value === undefined) return null;
    return spellings.get(kind)?.has(value) ? 0 : spelt.of(value) + 1;
  };
  // An order is usually seen under many identifiers: what it says of itself is related once.
  const related = new Map<string, Sighting>();
  const relateOrder = (stored: StoredSighting): Sighting => {
    const [member, name, email, card, device, room, , shop] = stored.facets;
    const sighting: Sighting = {
      ago: seconds(order.at - stored.at),
      order: orders.of(stored.orderId),
      member: memberOf(member),
      name: nameOf(name),
      email: emailOf(email),
      card: cardOf(card),
      device: deviceOf(device),
      room: roomOf(room),
      spelling: null,
      shop: shopOf(shop),
      amount: stored.amount,
      firstOffer: (stored.flags & FLAG_FIRST_OFFER) !== 0,
      deferred: (stored.flags & FLAG_DEFERRED) !== 0,
      affiliate: (stored.flags & FLAG_AFFILIATE) !== 0,
      cod: (stored.flags & FLAG_COD) !== 0,
      auth: authOf(stored.flags),
      took: null,
      alike: null,
    };
    related.set(stored.orderId, sighting);
    return sighting;
  };
  const toSighting = (stored: StoredSighting): Sighting => {
    const base = related.get(stored.orderId) ?? relateOrder(stored);
    const detail = stored.facets[SPELLING];
    if (stored.kind === "roomItem") return { ...base, took: detail == null ? null : unitsOf(detail, articles) };
    const alike = stored.wording === null ? null : alikeOf(order.wording, stored.wording);
    return { ...base, spelling: spelling(stored.kind, detail), alike };
  };
  const kinds: { -readonly [K in IdentifierKind]?: KindHistory } = {};
  const seen = groupByKind(sightings);
  const learnt = groupByKind(outcomes);
  for (const kind of presentKinds(identifiers)) {
    const rows = seen.get(kind) ?? [];
    kinds[kind] = {
      sightings: rows.map(toSighting),
      outcomes: (learnt.get(kind) ?? []).flatMap((row) => toOutcome(order, row, orders)),
      capped: rows.length >= HISTORY_CAP[kind],
    };
  }
  return { kinds, orders: orders.values() };
}

function toOutcome(order: Order, row: StoredOutcome, orders: Numbering<string>): PastOutcome[] {
  const type = eventTypeOf(row.type);
  return type ? [{ ago: seconds(order.at - row.at), order: orders.of(row.orderId), type }] : [];
}

function groupByKind<Row extends { kind: IdentifierKind }>(rows: readonly Row[]): Map<IdentifierKind, Row[]> {
  const groups = new Map<IdentifierKind, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.kind);
    if (group) group.push(row);
    else groups.set(row.kind, [row]);
  }
  return groups;
}

const seconds = (milliseconds: number) => Math.max(0, Math.floor(milliseconds / 1_000));

function presentKinds(identifiers: readonly OrderIdentifier[]): readonly IdentifierKind[] {
  const present = new Set(identifiers.map((identifier) => identifier.kind));
  return IDENTIFIER_KINDS.filter((kind) => present.has(kind));
}

function spellingsByKind(identifiers: readonly OrderIdentifier[]): Map<IdentifierKind, Set<number>> {
  const spellings = new Map<IdentifierKind, Set<number>>();
  for (const { kind, spelling } of identifiers) {
    if (spelling === null) continue;
    const known = spellings.get(kind);
    if (known) known.add(spelling);
    else spellings.set(kind, new Set([spelling]));
  }
  return spellings;
}

/** 0 for the order's own value, numbers of their own for others. */
function ordinals(own: number | null): (value: number | null | undefined) => number | null {
  const others = numbering<number>();
  return (value) => {
    if (value === null || value === undefined) return null;
    return value === own ? 0 : others.of(value) + 1;
  };
}

/** Numbers values from 0 in the order of their first appearance. */
type Numbering<V> = { readonly of: (value: V) => number; readonly values: () => readonly V[] };
function numbering<V>(): Numbering<V> {
  const numbers = new Map<V, number>();
  return {
    of(value) {
      const known = numbers.get(value);
      if (known !== undefined) return known;
      numbers.set(value, numbers.size);
      return numbers.size - 1;
    },
    values: () => [...numbers.keys()],
  };
}
