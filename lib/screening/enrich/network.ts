import "server-only";
import { type SharedIdentifier, sharedIdentifiers } from "@/lib/network/identifiers";
import { networkHash, networkKeys } from "@/lib/network/keys";
import { isMember } from "@/lib/network/membership";
import { type NetworkRow, readNetwork } from "@/lib/network/store";
import type { Known, NetworkFacts, NetworkNegative } from "@/lib/risk/facts";
import type { Order } from "@/lib/risk/order";
import { DAY_MS } from "@/lib/shared/durations";
import type { OrganizationId } from "@/lib/shared/ids";
import { tokyoDay } from "@/lib/shared/tokyo-day";
import { known, unknown } from "./known";

export type NetworkJob = {
  readonly organizationId: OrganizationId;
  readonly shopId: string;
  readonly order: Order;
  /** What was told by this day counts; of an order of the past, what was told before its day. */
  readonly at: Date;
  readonly isPast: boolean;
};

/**
 * What other merchants told of the order's identifiers: how many, never which. One's own word is taken off. Rejects when the database
 * does not answer.
 */
export function networkFacts(job: NetworkJob): Known<NetworkFacts> | Promise<Known<NetworkFacts>> {
  const member = isMember(job.organizationId);
  if (member instanceof Promise) return member.then((joined) => (joined ? askNetwork(job) : OUTSIDE));
  return member ? askNetwork(job) : OUTSIDE;
}

const OUTSIDE = unknown("not_applicable");

async function askNetwork(job: NetworkJob): Promise<Known<NetworkFacts>> {
  const identifiers = sharedIdentifiers(job.order);
  if (identifiers.length === 0) return unknown("not_sent");
  const hashes = identifiers.flatMap((identifier) =>
    networkKeys().map((key) => ({ identifier, hash: networkHash(key, identifier.kind, identifier.identity) })),
  );
  const upTo = tokyoDay(job.at, job.isPast ? -1 : 0);
  const rows = await readNetwork(
    job.organizationId,
    hashes.map((one) => one.hash),
    upTo,
  );
  if (rows === null) return unknown("not_applicable");
  const perIdentifier = identifiers.map((identifier) => {
    const own = new Set(hashes.filter((one) => one.identifier === identifier).map((one) => one.hash.toString("hex")));
    return { identifier, found: rows.filter((row) => own.has(row.hash)) };
  });
  return known({
    negatives: perIdentifier.flatMap(({ identifier, found }, number) =>
      negativesOf(identifier, found, upTo).map((negative) => ({ identifier: number, ...negative })),
    ),
    merchants7d: Math.max(1, ...perIdentifier.map(({ found }) => shopsOf(found, job.shopId))),
  });
}

/** Whole days from one day to another. */
const daysBetween = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS));

/** One for each kind of negative that others tell. A merchant stands behind an identifier once, so counts add up to merchants. */
function negativesOf({ kind, touchpoint }: SharedIdentifier, rows: readonly NetworkRow[], upTo: string) {
  const negatives = new Map<string, NetworkNegative>();
  for (const row of rows) {
    if (row.own || row.kind === "order") continue;
    const others = row.count - rows.filter((own) => isOwnPartOf(own, row)).length;
    if (others <= 0) continue;
    const before = negatives.get(row.kind);
    const daysAgo = daysBetween(row.day, upTo);
    const month = row.day.slice(0, "YYYY-MM".length);
    negatives.set(row.kind, {
      kind,
      touchpoint,
      reason: row.kind,
      merchants: (before?.merchants ?? 0) + others,
      daysAgo: Math.min(before?.daysAgo ?? daysAgo, daysAgo),
      month: before?.month !== undefined && before.month > month ? before.month : month,
    });
  }
  return [...negatives.values()];
}

const isOwnPartOf = (own: NetworkRow, row: NetworkRow): boolean =>
  own.own && own.hash === row.hash && own.kind === row.kind && own.day === row.day;

/** Shops that met the identifier in the last week, this one included. */
function shopsOf(rows: readonly NetworkRow[], shopId: string): number {
  const meetings = rows.filter((row) => row.kind === "order");
  const told = meetings.filter((row) => !row.own).reduce((sum, row) => sum + row.count, 0);
  const own = meetings.filter((row) => row.own).map((row) => row.sourceId);
  return Math.max(0, told - own.length) + new Set([...own, shopId]).size;
}
