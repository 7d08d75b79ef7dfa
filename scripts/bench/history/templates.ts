import type { ApiKeyActor } from "@/lib/access/actor";
import { assess } from "@/lib/risk/assess";
import { normaliseOrder } from "@/lib/risk/identity/normalise";
import type { OrderInput } from "@/lib/risk/order";
import { bodyHash } from "@/lib/screening/body-hash";
import { gatherFacts } from "@/lib/screening/enrich/gather-facts";
import { facetsOf, identifiersOf, listCandidates } from "@/lib/screening/identifiers";
import type { OrganizationConfig } from "@/lib/screening/organization-config";
import { recordRequest } from "@/lib/screening/record-request";
import type { RecordRequest } from "@/lib/screening/record-store";

const NOTHING_READ = {
  existing: null,
  sightings: [],
  outcomes: [],
  listHits: [],
  nonEmptyLists: [],
  guards: [],
};

/** Simulated orders as a screening without a past would record them: what a history is multiplied from. */
export function makeTemplates(
  orders: readonly OrderInput[],
  merchant: { readonly actor: ApiKeyActor; readonly config: OrganizationConfig },
): readonly RecordRequest[] {
  return orders.map((order) => template(order, merchant));
}

function template(
  input: OrderInput,
  { actor, config }: { readonly actor: ApiKeyActor; readonly config: OrganizationConfig },
): RecordRequest {
  const order = normaliseOrder(input);
  const shopId = config.shopIdByCode.get(input.shopId ?? "") ?? "";
  const known = {
    identifiers: identifiersOf(order),
    facets: facetsOf(order, shopId),
    candidates: listCandidates(order),
  };
  const facts = gatherFacts(order, known, NOTHING_READ);
  const at = new Date(order.at);
  const job = { ...known, actor, config, shopId, order, bodyHash: bodyHash(input), seenUntil: at, listsAt: at };
  return recordRequest(job, facts, assess(order, facts, config.ruleset), [], {
    now: at,
    locale: "ja",
    startedAt: performance.now(),
  });
}
