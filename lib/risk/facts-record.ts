import type { OrderEventType } from "../shared/vocabulary";
import type { Alike, AuthFacts, Facts, History, IdentifierKind, KindHistory, PastOutcome, Sighting } from "./facts";
import { NOTHING_FURTHER } from "./no-outside";

/**
 * Facts as they are recorded with a screening. The same earlier order is usually seen under many identifiers (mail, phone, room, …):
 * here it is written once, and each kind only refers to it. Which orders these were is not written: the engine compares, it does not
 * look them up. But for the ids, `unpackFacts(packFacts(facts))` equals `facts`, and is assessed alike.
 */
export type RecordedFacts = Omit<Facts, "history" | keyof typeof NOTHING_FURTHER> &
  Partial<Pick<Facts, keyof typeof NOTHING_FURTHER>> & {
    /** 1 (not written then) knew neither what is outside nor authorisations and look-alikes; its facts unpack with all of these unknown. */
    readonly version?: 2;
    readonly history: {
      /** ago, member, name, email, card, device, room, shop, amount, flags; one row per earlier order, null when only outcomes tell of it. */
      readonly seen: readonly (readonly (number | null)[] | null)[];
      readonly kinds: { readonly [K in IdentifierKind]?: RecordedKind };
    };
  };

export type RecordedKind = {
  /** order, spelling, and where known: item and quantity taken, distances of surname, given name, building and mail */
  readonly s: readonly RecordedSighting[];
  /** order, ago, type */
  readonly o: readonly (readonly [number, number, OrderEventType])[];
  readonly capped: boolean;
};

export type RecordedSighting =
  | readonly [number, number | null]
  | readonly [number, number | null, readonly [number, number] | null, readonly (number | null)[] | null];

const FIRST_OFFER = 1;
const DEFERRED = 2;
const AFFILIATE = 4;
const COD = 8;
/** Above the four flags: how the card was authorised; all 0 where nothing was said. */
const AUTH_RESULTS = [null, "approved", "declined", "pending"] as const;
const COUNT_MAX = 31;

export function packFacts(facts: Facts): RecordedFacts {
  const seen: ((number | null)[] | null)[] = facts.history.orders.map(() => null);
  const kinds: { -readonly [K in IdentifierKind]?: RecordedKind } = {};
  for (const [kind, history] of entriesOf(facts.history.kinds)) {
    for (const sighting of history.sightings) seen[sighting.order] ??= rowOf(sighting);
    kinds[kind] = {
      s: history.sightings.map(sightingRow),
      o: history.outcomes.map((outcome) => [outcome.order, outcome.ago, outcome.type]),
      capped: history.capped,
    };
  }
  return { ...facts, version: 2, history: { seen, kinds } };
}

export function unpackFacts(recorded: RecordedFacts): Facts {
  const kinds: { -readonly [K in IdentifierKind]?: KindHistory } = {};
  for (const [kind, packed] of entriesOf(recorded.history.kinds)) {
    kinds[kind] = {
      sightings: packed.s.map((row) => sightingOf(row, recorded.history.seen[row[0]] ?? [])),
      outcomes: packed.o.map(([order, ago, type]): PastOutcome => ({ ago, order, type })),
      capped: packed.capped,
    };
  }
  const history: History = { kinds, orders: recorded.history.seen.map(() => "") };
  const { version: _, ...facts } = recorded;
  return { ...NOTHING_FURTHER, ...facts, history };
}

function sightingRow({ order, spelling, took, alike }: Sighting): RecordedSighting {
  if (took === null && alike === null) return [order, spelling];
  return [
    order,
    spelling,
    took && [took.item, took.quantity],
    alike && [alike.surname, alike.given, alike.building, alike.mail],
  ];
}

function alikeOf(row: readonly (number | null)[] | null | undefined): Alike | null {
  if (row === null || row === undefined) return null;
  const [surname = null, given = null, building = null, mail = null] = row;
  return { surname, given, building, mail };
}

function authBits(auth: AuthFacts | null): number {
  if (auth === null) return 0;
  const counts = (Math.min(auth.declines, COUNT_MAX) << 6) | (Math.min(auth.attempts, COUNT_MAX) << 11);
  return (AUTH_RESULTS.indexOf(auth.result) << 4) | counts;
}

function authOf(bits: number): AuthFacts | null {
  if (bits >> 4 === 0) return null;
  const result = AUTH_RESULTS[(bits >> 4) & 3] ?? null;
  return { result, declines: (bits >> 6) & COUNT_MAX, attempts: (bits >> 11) & COUNT_MAX };
}

function rowOf(s: Sighting): (number | null)[] {
  const flags =
    (s.firstOffer ? FIRST_OFFER : 0) |
    (s.deferred ? DEFERRED : 0) |
    (s.affiliate ? AFFILIATE : 0) |
    (s.cod ? COD : 0) |
    authBits(s.auth);
  return [s.ago, s.member, s.name, s.email, s.card, s.device, s.room, s.shop, s.amount, flags];
}

function sightingOf([order, spelling, took, alike]: RecordedSighting, row: readonly (number | null)[]): Sighting {
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
    cod: (bits & COD) !== 0,
    auth: authOf(bits),
    took: took ? { item: took[0], quantity: took[1] } : null,
    alike: alikeOf(alike),
  };
}

export function entriesOf<V>(kinds: { readonly [K in IdentifierKind]?: V }): [IdentifierKind, V][] {
  return Object.entries(kinds) as [IdentifierKind, V][];
}
