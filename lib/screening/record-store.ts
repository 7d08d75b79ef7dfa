import "server-only";
import { type HotQuery, hotQuery } from "@/lib/platform/db";
import type { OrganizationId } from "@/lib/shared/ids";
import { SharedCalls } from "@/lib/shared/shared-calls";
import { KIND_NUMBER } from "./identifier-kinds";
import type { Facets, OrderIdentifier } from "./identifiers";
import type { Guard } from "./read-store";
import type { SearchKey } from "./search-keys";
import { array, numbered, SHARED } from "./sql-text";

/** The second of the two round trips of a screening. The statement names its tenant itself. */
const RECORD: HotQuery = {
  name: "screening_record",
  text: "SELECT nr, state, to_json(similar_external_ids) FROM screening_record($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
};

export type RecordRequest = {
  readonly org: OrganizationId;
  readonly order: {
    readonly id: string;
    readonly shopId: string;
    readonly externalOrderId: string;
    readonly orderedAt: string;
    readonly seenUntil: string;
    readonly recordedAt: string;
    readonly amountTotal: number;
    readonly currency: string;
    readonly bodyHash: string;
    readonly document: Readonly<Record<string, unknown>>;
    readonly deliveries: readonly unknown[] | undefined;
    readonly items: readonly unknown[] | undefined;
  };
  readonly identifiers: readonly OrderIdentifier[];
  /** Stored behind the identifiers, without facets of spelling. */
  readonly searchKeys: readonly SearchKey[];
  readonly facets: Facets;
  readonly screening: {
    readonly screeningId: string;
    readonly verdict: string;
    readonly riskScoreTenths: number;
    readonly rulesetVersion: number;
    readonly engineVersion: string;
    readonly apiKeyId: string | null;
    readonly elapsedUs: number;
    readonly assessment: unknown;
    readonly similarOrderIds: readonly string[];
    readonly events: readonly string[];
  };
  readonly facts: Buffer;
  readonly case: { readonly caseId: string; readonly dueAt: string } | null;
  readonly guards: readonly Guard[];
};

export type RecordResult =
  | { readonly state: "stored"; readonly similarExternalOrderIds: readonly string[] }
  /** A request beside this one stored the same order first. */
  | { readonly state: "exists" }
  /** Another order arrived on a guarded key since the read: read and assess again. */
  | { readonly state: "stale" };

const records = new SharedCalls<RecordRequest, RecordResult>(recordMany, {
  ...SHARED,
  // While one waits for the disk, another can be written.
  lanesOfGroup: 2,
  groupOf: ({ org }) => org,
  clashesOf: ({ order, guards }) => [`${order.shopId}:${order.externalOrderId}`, ...guards.map(({ key }) => key)],
});

/**
 * Order, deliveries, items, identifiers, screening, case, outbox: all of it or nothing, durable when this resolves. One transaction,
 * shared with orders that are recorded at the same time.
 */
export function recordScreening(request: RecordRequest): Promise<RecordResult> {
  return records.ask(request);
}

async function recordMany(requests: readonly RecordRequest[]): Promise<readonly RecordResult[]> {
  const keys = numbered(requests, storedKeys);
  const guards = numbered(requests, (request) => request.guards);
  const rows = await hotQuery(RECORD, [
    requests[0]?.org,
    JSON.stringify(requests.map(rowOf)),
    array(keys.numbers),
    array(keys.rows.map(({ kind }) => kind)),
    array(keys.rows.map(({ key }) => key)),
    array(keys.rows.map(({ spelling }) => spelling)),
    keys.rows.map(({ wording }) => wording),
    array(guards.numbers),
    array(guards.rows.map(({ kind }) => kind)),
    array(guards.rows.map(({ key }) => key)),
    array(guards.rows.map(({ days }) => days)),
    array(guards.rows.map(({ seen }) => seen)),
  ]);
  const results = new Map(rows.map(([nr, state, similar]) => [Number(nr), resultOf(state, similar)]));
  return requests.map((_, at) => {
    const result = results.get(at + 1);
    if (!result) throw new Error("screening_record did not answer for an order");
    return result;
  });
}

const storedKeys = ({ identifiers, searchKeys }: RecordRequest) => [
  ...identifiers.map(({ kind, key, spelling, wording }) => ({ kind: KIND_NUMBER[kind], key, spelling, wording })),
  ...searchKeys.map(({ kind, key }) => ({ kind, key, spelling: null, wording: null })),
];

/** Not spread into a literal: of several objects that takes ten times as long, and makes one that is slower to write as JSON. */
function rowOf({ order, facets, screening, facts, case: opened }: RecordRequest): object {
  return Object.assign({}, order, facets, screening, { facts: facts.toString("base64") }, opened);
}

function resultOf(state: string | null | undefined, similar: string | null | undefined): RecordResult {
  switch (state) {
    case "0":
      return { state: "stored", similarExternalOrderIds: JSON.parse(similar ?? "null") ?? [] };
    case "1":
      return { state: "exists" };
    case "2":
      return { state: "stale" };
    default:
      throw new Error("screening_record answered an unknown state");
  }
}
