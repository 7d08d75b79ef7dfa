import { ORDER_EVENT_TYPES } from "../../shared/vocabulary";
import type { Facts, IdentifierKind, KindHistory, PastOutcome, Sighting, UnknownWhy } from "../facts";
import type { Order } from "../order";
import { type Reading, unknown } from "./signal";

/** Names in `Facts.degraded` by which the engine recognises which policy an outage falls under. */
export const HISTORY_SOURCE = "history";
export const LISTS_SOURCE = "lists";
export const MODEL_SOURCE = "model";

/** The facets of a sighting that can be compared with this order. */
export type Facet = "member" | "name" | "email" | "card" | "device" | "room" | "spelling" | "shop";

/** The kinds by which two orders are held to come from one person. */
export const PERSON_KINDS = ["member", "email", "phone"] as const satisfies readonly IdentifierKind[];

/** What identifies the device: the id that the site tag or app assigned, else the cookie's. */
export function deviceOf({ input }: Order): string | undefined {
  return input.device?.deviceId ?? input.device?.cookieId;
}

/** A history, and what all its orders have in common with this one. */
export type HistoryBy<Kind extends IdentifierKind> = { readonly by: Kind; readonly history: KindHistory };

/** The histories of those kinds that the order carries, each with its kind. */
export function historiesBy<Kind extends IdentifierKind>(
  { history: { kinds: known } }: Facts,
  kinds: readonly Kind[],
): readonly HistoryBy<Kind>[] {
  const found: HistoryBy<Kind>[] = [];
  for (const by of kinds) {
    const history = known[by];
    if (history !== undefined) found.push({ by, history });
  }
  return found;
}

/** The histories of those kinds that the order carries. */
export const historiesOf = (facts: Facts, kinds: readonly IdentifierKind[]): readonly KindHistory[] =>
  historiesBy(facts, kinds).map(({ history }) => history);

/** Why a history is absent: the database did not answer, or the order carries no such identifier. */
export function whyNoHistory(facts: Facts): UnknownWhy {
  return facts.degraded.includes(HISTORY_SOURCE) ? "source_failed" : "not_sent";
}

export function noHistory(facts: Facts): Reading {
  return unknown(whyNoHistory(facts));
}

/** Sightings within the window, each earlier order once. O(sightings). */
export function earlierOrders(
  histories: readonly KindHistory[],
  windowSeconds = Number.POSITIVE_INFINITY,
): readonly Sighting[] {
  const byOrder = new Map<number, Sighting>();
  for (const { sightings } of histories) {
    for (const sighting of sightings) {
      if (sighting.ago <= windowSeconds && !byOrder.has(sighting.order)) byOrder.set(sighting.order, sighting);
    }
  }
  return [...byOrder.values()];
}

/** Outcomes within the window, each once although several identifiers may lead to it. O(outcomes). */
export function pastOutcomes(
  histories: readonly KindHistory[],
  windowSeconds = Number.POSITIVE_INFINITY,
): readonly PastOutcome[] {
  const seen = new Set<number>();
  const found: PastOutcome[] = [];
  for (const { outcomes } of histories) {
    for (const outcome of outcomes) {
      const key = outcomeKey(outcome);
      if (outcome.ago > windowSeconds || seen.has(key)) continue;
      seen.add(key);
      found.push(outcome);
    }
  }
  return found;
}

const TYPE_NUMBER = new Map<string, number>(ORDER_EVENT_TYPES.map((type, index) => [type, index]));

/** Order, type and second in one safe integer (texts were ten times slower): below 2^32 s of age and 2^15 orders. */
function outcomeKey({ order, type, ago }: PastOutcome): number {
  return (order * 32 + (TYPE_NUMBER.get(type) ?? 31)) * 2 ** 32 + ago;
}

/**
 * How many different values of a facet the window shows, this order's own included where it carries one. A kind read only up to
 * its cap gives "at least", which errs towards silence, never towards a false accusation.
 */
export function distinctWithOwn(
  histories: readonly KindHistory[],
  facet: Facet,
  windowSeconds: number,
  carriesOwn: boolean,
  counts: (sighting: Sighting) => boolean = () => true,
): number {
  const values = new Set<number>(carriesOwn ? [0] : []);
  for (const { sightings } of histories) {
    for (const sighting of sightings) {
      const value = sighting[facet];
      if (value !== null && sighting.ago <= windowSeconds && counts(sighting)) values.add(value);
    }
  }
  return values.size;
}

/** Member ids belong to a shop: in another shop the same person has another one. */
export function isSameShop({ shop }: Sighting): boolean {
  return shop === 0 || shop === null;
}
