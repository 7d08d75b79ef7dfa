import { KIND_NUMBER } from "@/lib/screening/identifier-kinds";
import type { RecordRequest } from "@/lib/screening/record-store";

/** Tables of a screened order, in the order in which their rows may be written, with the columns of their lines. */
export const TABLES = {
  orders:
    "organization_id, id, shop_id, external_order_id, ordered_at, recorded_at, amount_total, currency, body_hash, document, identifier_kinds, identifier_keys",
  order_delivery: "organization_id, order_id, position, document",
  order_item:
    "organization_id, order_id, position, sku, name, category, unit_price, quantity, is_high_resale, is_trial, purchase_limit",
  identifier_sighting:
    "organization_id, kind, key, occurred_at, order_id, member, name, email, card, device, room, spelling, shop, amount, currency, flags, wording",
  screening:
    "organization_id, id, order_id, shop_id, ordered_at, screened_at, verdict, risk_score_tenths, ruleset_version, engine_version, facts, assessment, similar_order_ids, api_key_id, elapsed_us",
  order_listing:
    "organization_id, ordered_at, order_id, shop_id, screening_id, verdict, risk_score_tenths, amount_total, payment_method, signals, review, first_verdict, currency, in_house_verdict",
  review_case:
    "organization_id, id, order_id, screening_id, shop_id, risk_score_tenths, opened_at, due_at, amount_total, reason_codes",
} as const;
export type Table = keyof typeof TABLES;

/** Which copy of a template an order is, when it was placed, and whether it waits for a decision. */
export type Copy = { readonly number: number; readonly at: Date; readonly held: boolean };

/** One order of the history on its way into lines. */
type One = {
  readonly template: RecordRequest;
  readonly copy: Copy;
  readonly id: string;
  readonly screeningId: string;
  readonly time: string;
  readonly verdict: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly codes: string;
  readonly keys: ReturnType<typeof keysOf>;
};

/**
 * Lines of COPY's text format for one order of the history. Copies are other people with other cards and addresses in the same
 * networks, buying the same articles: what is personal becomes somebody else's, what is broad grows hot.
 */
export function rowsOf(template: RecordRequest, copy: Copy): Readonly<Record<Table, readonly string[]>> {
  const { verdict, screeningId, assessment } = template.screening;
  const one: One = {
    template,
    copy,
    id: otherId(template.order.id, copy.number),
    screeningId: otherId(screeningId, copy.number),
    time: copy.at.toISOString(),
    verdict: verdictOf(verdict, copy.held),
    document: template.order.document,
    codes: list(reasonCodes(assessment)),
    keys: keysOf(template, copy.number),
  };
  return {
    orders: [orderLine(one)],
    order_delivery: (template.order.deliveries ?? []).map((party, at) => line(template.org, one.id, at + 1, party)),
    order_item: (template.order.items ?? []).map((item, at) => itemLine(one, at + 1, record(item))),
    identifier_sighting: sightingLines(one),
    screening: [screeningLine(one)],
    order_listing: [listingLine(one)],
    review_case: copy.held ? [caseLine(one)] : [],
  };
}

/** Only the newest are held: all other cases have long been decided. */
function verdictOf(verdict: string, held: boolean): string {
  if (held) return "HOLD";
  return verdict === "HOLD" ? "OK" : verdict;
}

function orderLine({ template: { org, order }, copy, id, time, document, keys }: One): string {
  const { shopId, amountTotal, currency } = order;
  const [kinds, values] = [list(keys.map(({ kind }) => kind)), list(keys.map(({ key }) => key))];
  const number = `${order.externalOrderId}-${copy.number}`;
  return line(
    org,
    id,
    shopId,
    number,
    time,
    time,
    amountTotal,
    currency,
    `\\x${order.bodyHash}`,
    document,
    kinds,
    values,
  );
}

function itemLine({ template, id }: One, position: number, item: Readonly<Record<string, unknown>>): string {
  const { sku, name, category, unitPrice, quantity, isHighResale, isTrial, purchaseLimit } = item;
  const flags = [isHighResale, isTrial, purchaseLimit];
  return line(template.org, id, position, sku, name, category, unitPrice, quantity, ...flags);
}

function sightingLines({ template: { org, order, facets: f }, copy, id, time, keys }: One): string[] {
  const salt = Number(BigInt.asIntN(32, saltOf(copy.number)));
  const personal = [f.member, f.name, f.email, f.card, f.device, f.room].map((value) => value && value ^ salt);
  return keys.map(({ kind, key, spelling, wording }) => {
    const rest = [spelling, f.shop, order.amountTotal, order.currency, f.flags, wording];
    return line(org, kind, key, time, id, ...personal, ...rest);
  });
}

function screeningLine({ template: { org, order, screening: s, facts }, id, screeningId, time, verdict }: One): string {
  const versions = [s.rulesetVersion, s.engineVersion];
  const what = [facts, s.assessment, "{}", s.apiKeyId, s.elapsedUs];
  return line(org, screeningId, id, order.shopId, time, time, verdict, s.riskScoreTenths, ...versions, ...what);
}

function listingLine({ template, copy, id, screeningId, time, verdict, document, codes }: One): string {
  const { org, order, screening } = template;
  const money = [screening.riskScoreTenths, order.amountTotal, record(document.payment).method, codes];
  const rest = [copy.held ? "pending" : null, verdict, order.currency, record(document.inHouse).verdict];
  return line(org, time, id, order.shopId, screeningId, verdict, ...money, ...rest);
}

function caseLine({ template: { org, order, screening }, copy, id, screeningId, time, codes }: One): string {
  const caseId = otherId(screening.screeningId, copy.number + CASE_NUMBERS);
  const dueAt = new Date(copy.at.getTime() + DUE_MS).toISOString();
  const about = [screening.riskScoreTenths, time, dueAt, order.amountTotal, codes];
  return line(org, caseId, id, screeningId, order.shopId, ...about);
}

const DUE_MS = 8 * 86_400_000;
const CASE_NUMBERS = 0x1000_0000;

const BROAD: ReadonlySet<number> = new Set([KIND_NUMBER.ip, KIND_NUMBER.ipNet, KIND_NUMBER.affiliate, KIND_NUMBER.sku]);

function keysOf({ identifiers, searchKeys }: RecordRequest, number: number) {
  const salt = saltOf(number);
  const stored = [
    ...identifiers.map((one) => ({ ...one, kind: KIND_NUMBER[one.kind] })),
    ...searchKeys.map((one) => ({ ...one, spelling: null, wording: null })),
  ];
  return stored.map((one) =>
    BROAD.has(one.kind) ? one : { ...one, key: String(BigInt.asIntN(64, BigInt(one.key) ^ salt)) },
  );
}

/** 0 for the newest copy, whose people are those of the orders that are screened afterwards. */
const saltOf = (number: number) => BigInt.asIntN(64, BigInt(number) * 0x9e37_79b9_7f4a_7c15n);

/** The same id with its last digits replaced: unique as long as there are fewer copies than these can tell apart. */
const otherId = (id: string, number: number) => id.slice(0, -8) + (number + 1).toString(16).padStart(8, "0");

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};

function reasonCodes(assessment: unknown): string[] {
  const { reasons } = record(assessment);
  return Array.isArray(reasons) ? reasons.map((reason) => String(record(reason).code)) : [];
}

const list = (values: readonly (string | number)[]) => `{${values.join(",")}}`;

function line(...values: readonly unknown[]): string {
  return `${values.map(cell).join("\t")}\n`;
}

/** Copies share their template's documents: each is written out once. */
const written = new WeakMap<object, string>();

function cell(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  if (typeof value !== "object") return escaped(String(value));
  const known = written.get(value);
  if (known !== undefined) return known;
  const text = escaped(Buffer.isBuffer(value) ? `\\x${value.toString("hex")}` : JSON.stringify(value));
  written.set(value, text);
  return text;
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const escaped = (text: string) => text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? "");
