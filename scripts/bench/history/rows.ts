import { KIND_NUMBER } from "@/lib/screening/identifier-kinds";
import type { RecordRequest } from "@/lib/screening/record-store";
import { KANA_KIND, NAME_KIND, SEARCH_KINDS_FROM } from "@/lib/screening/search-keys";
import { Varying, VaryingJson } from "./copy-writer";
import { NUMBER_DIGITS } from "./form";
import type { Row, Table } from "./tables";

/** One template on its way into rows. */
type One = {
  readonly template: RecordRequest;
  readonly id: Varying;
  readonly screeningId: Varying;
  readonly verdict: string;
  readonly caseId: string | null;
  readonly number: string;
};

const TIME = new Varying("time", "2000-01-01T00:00:00.000Z");
const DUE = new Varying("due", "2000-01-01T00:00:00.000Z");
const ISO_TIME = "2000-01-01T00:00:00.000Z";

/**
 * All rows of a screened order, as the record of a screening writes them; what differs from copy to copy is marked. Copies are other
 * people with other cards and addresses in the same networks, buying the same articles: what is personal becomes somebody else's,
 * what is broad grows hot. With `caseId` the order waits for a decision.
 */
export function rowsOf(template: RecordRequest, caseId: string | null): { readonly [T in Table]: readonly Row<T>[] } {
  const { order, screening } = template;
  const one: One = {
    template,
    id: new Varying("id", order.id),
    screeningId: new Varying("id", screening.screeningId),
    verdict: verdictOf(screening.verdict, caseId !== null),
    caseId,
    number: `${order.externalOrderId}-${"0".repeat(NUMBER_DIGITS)}`,
  };
  return {
    orders: [orderRow(one)],
    order_delivery: (order.deliveries ?? []).map((party, at) => deliveryRow(one, at + 1, party)),
    order_item: (order.items ?? []).map((item, at) => itemRow(one, at + 1, record(item))),
    identifier_sighting: sightingRows(one),
    screening: [screeningRow(one)],
    order_listing: [listingRow(one)],
    review_case: caseId === null ? [] : [caseRow(one, caseId)],
  };
}

/** Only those that wait are held: all other cases have long been decided. */
function verdictOf(verdict: string, held: boolean): string {
  if (held) return "HOLD";
  return verdict === "HOLD" ? "OK" : verdict;
}

function orderRow({ template, id, number }: One): Row<"orders"> {
  const { org, order } = template;
  const keys = keysOf(template);
  const document = { ...order.document, externalOrderId: number, orderedAt: ISO_TIME };
  return {
    organization_id: org,
    id,
    shop_id: order.shopId,
    external_order_id: new Varying("number", number),
    ordered_at: TIME,
    recorded_at: TIME,
    amount_total: order.amountTotal,
    currency: order.currency,
    body_hash: order.bodyHash,
    document: new VaryingJson(document, [
      { place: "number", text: number },
      { place: "isoTime", text: ISO_TIME },
    ]),
    identifier_kinds: keys.map(({ kind }) => kind),
    identifier_keys: keys.map(({ key }) => key),
  };
}

function deliveryRow({ template, id }: One, position: number, document: unknown): Row<"order_delivery"> {
  return { organization_id: template.org, order_id: id, position, document };
}

function itemRow({ template, id }: One, position: number, item: Readonly<Record<string, unknown>>): Row<"order_item"> {
  return {
    organization_id: template.org,
    order_id: id,
    position,
    sku: item.sku,
    name: item.name,
    category: item.category,
    unit_price: item.unitPrice,
    quantity: item.quantity,
    is_high_resale: item.isHighResale,
    is_trial: item.isTrial,
    purchase_limit: item.purchaseLimit,
  };
}

function sightingRows({ template, id }: One): Row<"identifier_sighting">[] {
  const { org, order, facets } = template;
  const personal = (value: number | null) => (value === null ? null : new Varying("facet", value));
  return keysOf(template).map(({ kind, key, spelling, wording }) => ({
    organization_id: org,
    kind,
    key,
    occurred_at: TIME,
    order_id: id,
    member: personal(facets.member),
    name: personal(facets.name),
    email: personal(facets.email),
    card: personal(facets.card),
    device: personal(facets.device),
    room: personal(facets.room),
    spelling,
    shop: facets.shop,
    amount: order.amountTotal,
    currency: order.currency,
    flags: facets.flags,
    wording,
  }));
}

function screeningRow({ template: { org, order, screening, facts }, id, screeningId, verdict }: One): Row<"screening"> {
  return {
    organization_id: org,
    id: screeningId,
    order_id: id,
    shop_id: order.shopId,
    ordered_at: TIME,
    screened_at: TIME,
    verdict,
    risk_score_tenths: screening.riskScoreTenths,
    ruleset_version: screening.rulesetVersion,
    engine_version: screening.engineVersion,
    facts,
    assessment: screening.assessment,
    similar_order_ids: [],
    api_key_id: screening.apiKeyId,
    elapsed_us: screening.elapsedUs,
  };
}

function listingRow({ template, id, screeningId, verdict, caseId }: One): Row<"order_listing"> {
  const { org, order, screening } = template;
  return {
    organization_id: org,
    ordered_at: TIME,
    order_id: id,
    shop_id: order.shopId,
    screening_id: screeningId,
    verdict,
    risk_score_tenths: screening.riskScoreTenths,
    amount_total: order.amountTotal,
    payment_method: record(order.document.payment).method,
    signals: reasonsOf(screening.assessment).map(({ code }) => code),
    review: caseId === null ? null : "pending",
    first_verdict: verdict,
    currency: order.currency,
    in_house_verdict: record(order.document.inHouse).verdict,
  };
}

function caseRow({ template: { org, order, screening }, id, screeningId }: One, caseId: string): Row<"review_case"> {
  return {
    organization_id: org,
    id: new Varying("id", caseId),
    order_id: id,
    screening_id: screeningId,
    shop_id: order.shopId,
    risk_score_tenths: screening.riskScoreTenths,
    opened_at: TIME,
    due_at: DUE,
    amount_total: order.amountTotal,
    // As review_reason_codes: what speaks for the order is no reason to look at it.
    reason_codes: reasonsOf(screening.assessment).flatMap(({ code, action }) => (action === "trust" ? [] : [code])),
  };
}

const BROAD: ReadonlySet<number> = new Set([KIND_NUMBER.ip, KIND_NUMBER.ipNet, KIND_NUMBER.affiliate, KIND_NUMBER.sku]);
/** Of the kinds that are only found, those of persons; the others are a shop's or a town's. */
const PERSONAL_FINDS: ReadonlySet<number> = new Set([NAME_KIND, KANA_KIND]);

const isBroad = (kind: number) => BROAD.has(kind) || (kind >= SEARCH_KINDS_FROM && !PERSONAL_FINDS.has(kind));

function keysOf({ identifiers, searchKeys }: RecordRequest) {
  const stored = [
    ...identifiers.map((one) => ({ ...one, kind: KIND_NUMBER[one.kind] })),
    ...searchKeys.map((one) => ({ ...one, spelling: null, wording: null })),
  ];
  return stored.map((one) => ({ ...one, key: isBroad(one.kind) ? one.key : new Varying("key", one.key) }));
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};

function reasonsOf(assessment: unknown): readonly { readonly code: string; readonly action: unknown }[] {
  const { reasons } = record(assessment);
  return Array.isArray(reasons) ? reasons.map(record).map(({ code, action }) => ({ code: String(code), action })) : [];
}
