import type { OrderEventType } from "../shared/vocabulary";
import type { Facts, History, IdentifierKind, KindHistory, PastOutcome, Sighting } from "./facts";

/**
 * Facts as they are recorded with a screening. The same earlier order is usually seen under many identifiers (mail, phone, room, …):
 * here it is written once, and each kind only refers to it. Which orders these were is not written: the engine compares, it does not
 * look them up. But for the ids, `unpackFacts(packFacts(facts))` equals `facts`, and is assessed alike.
 */
export type RecordedFacts = Omit<Facts, "history"> & {
  readonly history: {
    /** ago, member, name, email, card, device, room, shop, amount, flags; one row per earlier order, null when only outcomes tell of it. */
    readonly seen: readonly (readonly (number | null)[] | null)[];
    readonly kinds: { readonly [K in IdentifierKind]?: RecordedKind };
  };
};

type RecordedKind = {
  /** order, spelling */
  readonly s: readonly (readonly [number, number | null])[];
  /** order, ago, type */
  readonly o: readonly (readonly [number, number, OrderEventType])[];
  readonly capped: boolean;
};

const FIRST_OFFER = 1;
const DEFERRED = 2;
const AFFILIATE = 4;

export function packFacts(facts: Facts): RecordedFacts {
  const seen: ((number | null)[] | null)[] = facts.history.orders.map(() => null);
  const kinds: { -readonly [K in IdentifierKind]?: RecordedKind } = {};
  for (const [kind, history] of entriesOf(facts.history.kinds)) {
    for (const sighting of history.sightings) seen[sighting.order] ??= rowOf(sighting);
    kinds[kind] = {
      s: history.sightings.map((sighting) => [sighting.order, sighting.spelling]),
      o: history.outcomes.map((outcome) => [outcome.order, outcome.ago, outcome.type]),
      capped: history.capped,
    };
  }
  return { ...facts, history: { seen, kinds } };
}

export function unpackFacts(recorded: RecordedFacts): Facts {
  const kinds: { -readonly [K in IdentifierKind]?: KindHistory } = {};
  for (const [kind, packed] of entriesOf(recorded.history.kinds)) {
    kinds[kind] = {
      sightings: packed.s.map(([order, spelling]) => sightingOf(order, spelling, recorded.history.seen[order] ?? [])),
      outcomes: packed.o.map(([order, ago, type]): PastOutcome => ({ ago, order, type })),
      capped: packed.capped,
    };
  }
  const history: History = { kinds, orders: recorded.history.seen.map(() => "") };
  return { ...recorded, history };
}

function rowOf(s: Sighting): (number | null)[] {
  const flags = (s.firstOffer ? FIRST_OFFER : 0) | (s.deferred ? DEFERRED : 0) | (s.affiliate ? AFFILIATE : 0);
  return [s.ago, s.member, s.name, s.email, s.card, s.device, s.room, s.shop, s.amount, flags];
}

function sightingOf(order: number, spelling: number | null, row: readonly (number | null)[]): Sighting {
  const [ago, member, name, email, card, device, room, shop, amount, flags] = row;
  const bits = flags ?? 0;
  return {
    ago: ago ?? 0,
    order,
    member: member ?? null,
    name: name ?? null,
    email: email ?? null,
    card: card ?? null,
    device: device ?? null,
    room: room ?? null,
    spelling,
    shop: shop ?? null,
    amount: amount ?? null,
    firstOffer: (bits & FIRST_OFFER) !== 0,
    deferred: (bits & DEFERRED) !== 0,
    affiliate: (bits & AFFILIATE) !== 0,
  };
}

function entriesOf<V>(kinds: { readonly [K in IdentifierKind]?: V }): [IdentifierKind, V][] {
  return Object.entries(kinds) as [IdentifierKind, V][];
}
