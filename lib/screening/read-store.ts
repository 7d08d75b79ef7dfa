import "server-only";
import { z } from "zod";
import { type HotQuery, hotQuery } from "@/lib/platform/db";
import type { IdentifierKind } from "@/lib/risk/facts";
import type { OrganizationId } from "@/lib/shared/ids";
import { SharedCalls } from "@/lib/shared/shared-calls";
import { LISTABLE_KINDS, LISTS, type ListName } from "@/lib/shared/vocabulary";
import type { StoredOutcome, StoredSighting } from "./enrich/history";
import { GUARDED_KINDS, HISTORY_CAP, HISTORY_DAYS, KIND_NUMBER, kindOf, WORDED_KINDS } from "./identifier-kinds";
import type { OrderIdentifier } from "./identifiers";
import { array, numbered, SHARED } from "./sql-text";

/** The first of the two round trips of a screening. The statement names its tenant itself. */
const READ: HotQuery = {
  name: "screening_read",
  text: "SELECT * FROM screening_read($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
};

export type ReadRequest = {
  readonly org: OrganizationId;
  readonly shopId: string;
  readonly externalOrderId: string;
  readonly currency: string;
  readonly orderedAt: Date;
  /** On guarded kinds, orders placed up to this instant are seen. */
  readonly seenUntil: Date;
  /** Lists count as they stood at this instant. */
  readonly listsAt: Date;
  readonly identifiers: readonly OrderIdentifier[];
  readonly listKeys: readonly string[];
};

export type StoredListHit = {
  readonly entryId: string;
  readonly key: string;
  readonly list: ListName;
  readonly kind: (typeof LISTABLE_KINDS)[number];
  readonly target: "buyer" | "delivery" | "both";
  readonly reason: string;
  readonly forcesOk: boolean;
  readonly subject: string | null;
};

/** How many sightings a guarded key had when it was read. */
export type Guard = { readonly kind: number; readonly key: string; readonly days: number; readonly seen: number };

export type ReadResult = {
  readonly existing: { readonly orderId: string; readonly bodyHash: string } | null;
  readonly sightings: readonly StoredSighting[];
  readonly outcomes: readonly StoredOutcome[];
  readonly listHits: readonly StoredListHit[];
  readonly nonEmptyLists: readonly ListName[];
  readonly guards: readonly Guard[];
};

const GUARDED = array(GUARDED_KINDS.map((kind) => KIND_NUMBER[kind]));
const WORDED = array(WORDED_KINDS.map((kind) => KIND_NUMBER[kind]));

const reads = new SharedCalls<ReadRequest, ReadResult>(readMany, {
  ...SHARED,
  lanesOfGroup: 1,
  groupOf: ({ org }) => org,
  clashesOf: () => [],
});

/** All that the database knows of an order's identifiers: one round trip, shared with orders that ask at the same time. */
export function readSignals(request: ReadRequest): Promise<ReadResult> {
  return reads.ask(request);
}

async function readMany(requests: readonly ReadRequest[]): Promise<readonly ReadResult[]> {
  const identifiers = numbered(requests, (request) => request.identifiers);
  const listKeys = numbered(requests, (request) => request.listKeys);
  const rows = await hotQuery(READ, [
    requests[0]?.org,
    array(requests.map((request) => request.shopId)),
    requests.map((request) => request.externalOrderId),
    array(requests.map((request) => request.currency)),
    array(requests.map((request) => `"${request.orderedAt.toISOString()}"`)),
    array(requests.map((request) => `"${request.seenUntil.toISOString()}"`)),
    array(requests.map((request) => `"${request.listsAt.toISOString()}"`)),
    array(identifiers.numbers),
    array(identifiers.rows.map(({ kind }) => KIND_NUMBER[kind])),
    array(identifiers.rows.map(({ key }) => key)),
    array(identifiers.rows.map(({ kind }) => HISTORY_DAYS[kind])),
    array(identifiers.rows.map(({ kind }) => HISTORY_CAP[kind])),
    array(listKeys.numbers),
    array(listKeys.rows),
    GUARDED,
    WORDED,
  ]);
  const results = requests.map(({ orderedAt }) => emptyResult(orderedAt.getTime()));
  for (const row of rows) {
    const result = results[Number(row[1]) - 1];
    if (!result) throw new Error("screening_read answered for an order that was not asked for");
    add(result, row);
  }
  return results.map((result, at) => ({ ...result, guards: guardsOf(requests[at]?.identifiers ?? [], result) }));
}

/**
 * Of an order's identifiers of guarded kinds, one a kind. A key that was read to the cap is not guarded: the order sees plenty of
 * others there, and one more would tell it nothing.
 */
function guardsOf(identifiers: readonly OrderIdentifier[], { sightings }: Result): readonly Guard[] {
  return identifiers.flatMap(({ kind, key }) => {
    if (!GUARDED_KINDS.includes(kind)) return [];
    const seen = sightings.filter((sighting) => sighting.kind === kind).length;
    return seen < HISTORY_CAP[kind] ? [{ kind: KIND_NUMBER[kind], key, days: HISTORY_DAYS[kind], seen }] : [];
  });
}

type Cells = readonly (string | null)[];
type Result = ReturnType<typeof emptyResult>;

const emptyResult = (orderedAt: number) => ({
  orderedAt,
  existing: null as ReadResult["existing"],
  sightings: [] as StoredSighting[],
  outcomes: [] as StoredOutcome[],
  listHits: [] as StoredListHit[],
  nonEmptyLists: [] as ListName[],
});

/** One row, by its source; see the function's comment for the meaning of the columns. */
function add(result: Result, [source, , kindNumber, refs, figures, info]: Cells): void {
  const kind = kindOf(Number(kindNumber));
  switch (source) {
    case "0":
      result.existing = { orderId: idsOf(refs)[0] ?? "", bodyHash: info ?? "" };
      return;
    case "1":
      if (kind) addSightings(result, kind, { refs: idsOf(refs), figures: figuresOf(figures), info });
      return;
    case "2":
      if (kind) addOutcomes(result, kind, { refs: idsOf(refs), figures: figuresOf(figures) });
      return;
    case "3":
      result.listHits.push(listHit.parse(JSON.parse(info ?? "null")));
      return;
    case "4":
      result.nonEmptyLists.push(z.enum(LISTS).parse(info));
      return;
    default:
      throw new Error(`screening_read answered an unknown source ${source}`);
  }
}

const listHit = z.object({
  entryId: z.string(),
  key: z.string(),
  list: z.enum(LISTS),
  kind: z.enum(LISTABLE_KINDS),
  target: z.enum(["buyer", "delivery", "both"]),
  reason: z.string(),
  forcesOk: z.boolean(),
  subject: z.string().nullable(),
});

type Figures = readonly (readonly (number | null)[])[];
type Found = { readonly refs: readonly string[]; readonly figures: Figures; readonly info?: string | null | undefined };

function addSightings({ orderedAt, sightings }: Result, kind: IdentifierKind, { refs, figures, info }: Found): void {
  const wordings: readonly (string | null)[] = info ? JSON.parse(info) : [];
  for (const [at, row] of figures.entries()) {
    const [ago, member, name, email, card, device, room, spelling, shop, amount, flags] = row;
    sightings.push({
      kind,
      at: orderedAt - (ago ?? 0) * 1_000,
      orderId: refs[at] ?? "",
      facets: [member, name, email, card, device, room, spelling, shop],
      amount: amount ?? null,
      flags: flags ?? 0,
      wording: wordings[at] ?? null,
    });
  }
}

function addOutcomes({ orderedAt, outcomes }: Result, kind: IdentifierKind, { refs, figures }: Found): void {
  for (const [at, [ago, type]] of figures.entries()) {
    outcomes.push({ kind, at: orderedAt - (ago ?? 0) * 1_000, orderId: refs[at] ?? "", type: type ?? 0 });
  }
}

/** PostgreSQL's text of an array of ids. */
const idsOf = (text: Cells[number] | undefined): readonly string[] => (text ?? "{}").slice(1, -1).split(",");

/** PostgreSQL's text of an array of arrays of integers: JSON but for its brackets. */
function figuresOf(text: Cells[number] | undefined): Figures {
  return JSON.parse((text ?? "{}").replaceAll("{", "[").replaceAll("}", "]").replaceAll("NULL", "null"));
}
