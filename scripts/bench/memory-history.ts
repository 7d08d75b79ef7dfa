import type { IdentifierKind } from "@/lib/risk/facts";
import type { Order } from "@/lib/risk/order";
import type { StoredSighting } from "@/lib/screening/enrich/history";
import { HISTORY_CAP, HISTORY_DAYS } from "@/lib/screening/identifier-kinds";
import type { Facets, OrderIdentifier } from "@/lib/screening/identifiers";
import type { ReadResult } from "@/lib/screening/read-store";
import { DAY_MS } from "@/lib/shared/durations";

/** What the first round trip of a screening would bring back, from memory: for measuring the engine without a database. */
export class MemoryHistory {
  readonly #seen = new Map<string, StoredSighting[]>();
  #orders = 0;

  /** Newest first, as far back and at most as many per identifier as the database would give to an order placed `at` that time. */
  read(at: number, identifiers: readonly OrderIdentifier[]): ReadResult {
    const sightings = identifiers.flatMap(({ kind, key }) =>
      this.#of(kind, key)
        .filter((sighting) => sighting.at > at - HISTORY_DAYS[kind] * DAY_MS)
        .slice(0, HISTORY_CAP[kind]),
    );
    return { existing: null, sightings, outcomes: [], listHits: [], nonEmptyLists: [], guards: [] };
  }

  add(order: Order, identifiers: readonly OrderIdentifier[], f: Facets): void {
    this.#orders += 1;
    const orderId = `00000000-0000-7000-8000-${String(this.#orders).padStart(12, "0")}`;
    for (const { kind, key, spelling, wording } of identifiers) {
      this.#of(kind, key).unshift({
        kind,
        at: order.at,
        orderId,
        facets: [f.member, f.name, f.email, f.card, f.device, f.room, spelling, f.shop],
        amount: order.input.amountTotal,
        flags: f.flags,
        wording,
      });
    }
  }

  #of(kind: IdentifierKind, key: string): StoredSighting[] {
    const id = `${kind}:${key}`;
    const known = this.#seen.get(id);
    if (known) return known;
    const fresh: StoredSighting[] = [];
    this.#seen.set(id, fresh);
    return fresh;
  }
}
