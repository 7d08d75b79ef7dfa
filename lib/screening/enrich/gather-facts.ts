import "server-only";
import type { Facts, Known, ListHit } from "@/lib/risk/facts";
import { NOTHING_FURTHER } from "@/lib/risk/no-outside";
import type { Order } from "@/lib/risk/order";
import { HISTORY_SOURCE, LISTS_SOURCE } from "@/lib/risk/signals/history";
import type { Facets, ListCandidate, OrderIdentifier } from "../identifiers";
import type { ReadResult, StoredListHit } from "../read-store";
import { relate } from "./history";
import { lookUpIp } from "./ip-tables";
import { lookUpMail } from "./mail";

/** What other sources than the two of this folder said, and which of them failed. */
export type Further = Partial<Pick<Facts, "ip" | "outside" | "shop" | "network" | "degraded">>;

/** Puts together what the read brought back (null: nothing) with reference data in memory: all that the engine may know of this order. */
export function gatherFacts(
  order: Order,
  known: { identifiers: readonly OrderIdentifier[]; facets: Facets; candidates: readonly ListCandidate[] },
  read: ReadResult | null,
  further: Further = {},
): Facts {
  const ip = further.ip ?? lookUpIp(order.ip, order.input.device?.ip !== undefined);
  return {
    history: read
      ? relate(order, known.facets, known.identifiers, read.sightings, read.outcomes)
      : { kinds: {}, orders: [] },
    lists: {
      hits: read?.listHits.flatMap((hit) => placed(hit, known.candidates)) ?? [],
      nonEmpty: read?.nonEmptyLists ?? [],
    },
    ip,
    mail: lookUpMail(order.buyer),
    outside: further.outside ?? NOTHING_FURTHER.outside,
    shop: further.shop ?? NOTHING_FURTHER.shop,
    network: further.network ?? NOTHING_FURTHER.network,
    degraded: [
      ...(read ? [] : STORED_SOURCES),
      ...hasFailed("ip", ip),
      ...hasFailed("shop", further.shop),
      ...(further.degraded ?? []),
    ],
  };
}

const STORED_SOURCES = [HISTORY_SOURCE, LISTS_SOURCE];

function hasFailed(source: string, facts: Known<unknown> | undefined): readonly string[] {
  return facts !== undefined && !facts.known && facts.why === "source_failed" ? [source] : [];
}

/** One hit per place of the order where the listed identifier stands; an entry for one side does not speak of the other. */
function placed(hit: StoredListHit, candidates: readonly ListCandidate[]): ListHit[] {
  const places = candidates
    .filter((candidate) => candidate.key === hit.key && candidate.kind === hit.kind && sideFits(hit, candidate))
    .map((candidate) => candidate.touchpoint);
  return [...new Set(places)].map((touchpoint) => ({
    entryId: hit.entryId,
    list: hit.list,
    kind: hit.kind,
    touchpoint,
    reason: hit.reason,
    forcesOk: hit.forcesOk,
    subject: hit.subject,
  }));
}

function sideFits(hit: StoredListHit, candidate: ListCandidate): boolean {
  if (hit.target === "both") return true;
  const isDelivery = candidate.touchpoint.startsWith("delivery.");
  return hit.target === "delivery" ? isDelivery : !isDelivery;
}
