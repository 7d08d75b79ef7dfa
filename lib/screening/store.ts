import "server-only";
import { z } from "zod";
import { type HotQuery, hotQuery } from "@/lib/platform/db";
import type { OrganizationId } from "@/lib/shared/ids";
import { LISTABLE_KINDS, LISTS, type ListName } from "@/lib/shared/vocabulary";
import type { StoredOutcome, StoredSighting } from "./enrich/history";
import { GUARDED_KINDS, HISTORY_CAP, HISTORY_DAYS, KIND_NUMBER, kindOf } from "./identifier-kinds";
import type { Facets, OrderIdentifier } from "./identifiers";

/** The two round trips of a screening. Both statements name their tenant themselves. */

const READ: HotQuery = {
  name: "screening_read",
  text: `SELECT source, kind, (extract(epoch FROM at) * 1000)::bigint, ref, facets, amount, currency, flags, info
         FROM screening_read($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
};

const RECORD: HotQuery = {
  name: "screening_record",
  text: `SELECT state, to_json(similar_external_ids)
         FROM screening_record($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
};

export type ReadRequest = {
  readonly org: OrganizationId;
  readonly shopId: string;
  readonly externalOrderId: string;
  readonly orderedAt: Date;
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

export type Guard = { readonly kind: number; readonly key: string; readonly seen: number };

export type ReadResult = {
  readonly existing: { readonly orderId: string; readonly bodyHash: string } | null;
  readonly sightings: readonly StoredSighting[];
  readonly outcomes: readonly StoredOutcome[];
  readonly listHits: readonly StoredListHit[];
  readonly nonEmptyLists: readonly ListName[];
  readonly guards: readonly Guard[];
};

const array = (values: readonly (string | number | null)[]) => `{${values.map((value) => value ?? "NULL").join(",")}}`;
const guarded = new Set(GUARDED_KINDS.map((kind) => KIND_NUMBER[kind]));

export async function readSignals(request: ReadRequest): Promise<ReadResult> {
  const rows = await hotQuery(READ, [
    request.org,
    request.shopId,
    request.externalOrderId,
    request.orderedAt.toISOString(),
    request.listsAt.toISOString(),
    HISTORY_DAYS,
    array(request.identifiers.map((identifier) => KIND_NUMBER[identifier.kind])),
    array(request.identifiers.map((identifier) => identifier.key)),
    array(request.identifiers.map((identifier) => HISTORY_CAP[identifier.kind])),
    array(request.listKeys),
    array([...guarded]),
  ]);
  return readResult(rows);
}

type Cells = readonly (string | null)[];

/** Rows of `screening_read` by their source; see the function's comment for the meaning of the columns. */
function readResult(rows: readonly Cells[]): ReadResult {
  const result = {
    existing: null as ReadResult["existing"],
    sightings: [] as StoredSighting[],
    outcomes: [] as StoredOutcome[],
    listHits: [] as StoredListHit[],
    nonEmptyLists: [] as ListName[],
    guards: [] as Guard[],
  };
  for (const row of rows) {
    switch (row[0]) {
      case "0":
        result.existing = { orderId: row[3] ?? "", bodyHash: existingInfo.parse(json(row[8])).bodyHash };
        break;
      case "1":
        result.sightings.push(...sighting(row));
        break;
      case "2":
        result.outcomes.push(...outcome(row));
        break;
      case "3":
        result.listHits.push({ entryId: row[3] ?? "", key: row[5] ?? "", ...listInfo.parse(json(row[8])) });
        break;
      case "4":
        result.nonEmptyLists.push(z.enum(LISTS).parse(json(row[8])));
        break;
      case "5":
        result.guards.push({ kind: Number(row[1]), key: z.string().parse(json(row[8])), seen: Number(row[5]) });
        break;
      default:
        throw new Error(`screening_read answered an unknown source ${row[0]}`);
    }
  }
  return result;
}

const json = (text: string | null | undefined): unknown => JSON.parse(text ?? "null");
const existingInfo = z.object({ bodyHash: z.string() });
const listInfo = z.object({
  list: z.enum(LISTS),
  kind: z.enum(LISTABLE_KINDS),
  target: z.enum(["buyer", "delivery", "both"]),
  reason: z.string(),
  forcesOk: z.boolean(),
  subject: z.string().nullable(),
});

function sighting(row: Cells): StoredSighting[] {
  const kind = kindOf(Number(row[1]));
  if (!kind) return [];
  const facets = (row[4] ?? "{}").slice(1, -1).split(",");
  return [
    {
      kind,
      at: Number(row[2]),
      orderId: row[3] ?? "",
      facets: facets.map((value) => (value === "NULL" ? null : Number(value))),
      amount: Number(row[5]),
      currency: row[6] ?? "",
      flags: Number(row[7]),
    },
  ];
}

function outcome(row: Cells): StoredOutcome[] {
  const kind = kindOf(Number(row[1]));
  return kind ? [{ kind, at: Number(row[2]), orderId: row[3] ?? "", type: Number(row[7]) }] : [];
}

export type RecordRequest = {
  readonly org: OrganizationId;
  readonly order: {
    readonly id: string;
    readonly shopId: string;
    readonly externalOrderId: string;
    readonly orderedAt: string;
    readonly recordedAt: string;
    readonly amountTotal: number;
    readonly currency: string;
    readonly bodyHash: string;
    readonly document: unknown;
  };
  readonly deliveries: readonly unknown[] | undefined;
  readonly items: readonly unknown[] | undefined;
  readonly identifiers: readonly OrderIdentifier[];
  readonly facets: Facets;
  readonly screening: {
    readonly id: string;
    readonly verdict: string;
    readonly riskScoreTenths: number;
    readonly rulesetVersion: number;
    readonly engineVersion: string;
    readonly apiKeyId: string | null;
    readonly elapsedUs: number;
  };
  readonly facts: unknown;
  readonly assessment: unknown;
  readonly similarOrderIds: readonly string[];
  readonly case: { readonly id: string; readonly dueAt: string } | null;
  readonly events: readonly string[];
  readonly guards: readonly Guard[];
};

export type RecordResult =
  | { readonly state: "stored"; readonly similarExternalOrderIds: readonly string[] }
  /** A request beside this one stored the same order first. */
  | { readonly state: "exists" }
  /** Another order arrived on a guarded key since the read: read and assess again. */
  | { readonly state: "stale" };

/** One durable transaction: order, deliveries, items, identifiers, screening, case, outbox. */
export async function recordScreening(request: RecordRequest): Promise<RecordResult> {
  const { identifiers, guards } = request;
  const rows = await hotQuery(RECORD, [
    request.org,
    JSON.stringify(request.order),
    request.deliveries ? JSON.stringify(request.deliveries) : null,
    request.items ? JSON.stringify(request.items) : null,
    array(identifiers.map((identifier) => KIND_NUMBER[identifier.kind])),
    array(identifiers.map((identifier) => identifier.key)),
    array(identifiers.map((identifier) => identifier.spelling)),
    JSON.stringify(request.facets),
    JSON.stringify(request.screening),
    JSON.stringify(request.facts),
    JSON.stringify(request.assessment),
    array(request.similarOrderIds),
    request.case ? JSON.stringify(request.case) : null,
    array(request.events),
    array(guards.map((guard) => guard.kind)),
    array(guards.map((guard) => guard.key)),
    array(guards.map((guard) => guard.seen)),
    HISTORY_DAYS,
  ]);
  switch (rows[0]?.[0]) {
    case "0":
      return { state: "stored", similarExternalOrderIds: z.array(z.string()).parse(json(rows[0][1]) ?? []) };
    case "1":
      return { state: "exists" };
    case "2":
      return { state: "stale" };
    default:
      throw new Error("screening_record answered an unknown state");
  }
}
