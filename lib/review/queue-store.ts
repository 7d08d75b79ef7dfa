import "server-only";
import { Prisma, type TenantTx } from "@/lib/platform/tenant";
import { keyArrays, type StoredKey } from "./case-texts-store";
import type { QueuePosition } from "./cursor";
import { DUE_SOON_MINUTES, type QueueFilter, type QueueSort } from "./filter-contract";

export type QueueRow = {
  readonly id: string;
  readonly externalOrderId: string;
  readonly shopCode: string;
  readonly shopName: string;
  readonly orderedAt: Date;
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly amountTotal: bigint;
  readonly currency: string;
  readonly paymentMethod: string | null;
  readonly riskScoreTenths: number;
  readonly keptAt: Date | null;
  readonly escalatedAt: Date | null;
  readonly reasonCodes: readonly string[];
  /** `decidedBy` and `rulesFired` of the recorded assessment, unparsed; read only where no signal speaks against the order. */
  readonly decidedBy: unknown;
  readonly rulesFired: unknown;
  readonly holderId: string | null;
  readonly holder: string | null;
  readonly claimedAt: Date | null;
  readonly expiresAt: Date | null;
};

/** A search as it is answered from stored texts. */
export type SoughtText = {
  /** Folded; empty where the text has no letter that could stand in a name or a number. */
  readonly folded: string;
  /** Mail address or telephone number that the text may be. */
  readonly keys: readonly StoredKey[];
};

/** A filter with what it means for the one who asks, now. */
export type QueueAsk = {
  readonly filter: QueueFilter;
  readonly userId: string;
  readonly mayDecideEscalated: boolean;
  readonly now: Date;
  /** What the filter's text says; null where it has none. */
  readonly sought: SoughtText | null;
};

const ALL = Prisma.sql`true`;

/** Whether the case's shop is the asked one. Open cases carry its id; the code is looked up once. */
const ofShop = (t: TenantTx, { shop }: QueueFilter) =>
  shop === undefined
    ? ALL
    : Prisma.sql`c.shop_id = (SELECT id FROM shop WHERE organization_id = ${t.org}::uuid AND code = ${shop})`;

/** A whole code, or the letter that all codes of a family begin with. */
function withReason({ reason }: QueueFilter) {
  if (reason === undefined) return ALL;
  if (reason.length > 1) return Prisma.sql`${reason} = ANY (c.reason_codes)`;
  return Prisma.sql`EXISTS (SELECT FROM unnest(c.reason_codes) AS r(code) WHERE starts_with(r.code, ${reason}))`;
}

function inState({ filter: { state }, mayDecideEscalated }: QueueAsk) {
  if (state === "escalated") return Prisma.sql`c.escalated_at IS NOT NULL`;
  if (state === "kept") return Prisma.sql`c.kept_at IS NOT NULL AND c.escalated_at IS NULL`;
  return mayDecideEscalated ? ALL : Prisma.sql`c.escalated_at IS NULL`;
}

function heldBy({ filter: { who }, userId }: QueueAsk) {
  if (who === "mine") return Prisma.sql`l.user_id = ${userId}::uuid`;
  return who === "free" ? Prisma.sql`l.user_id IS NULL` : ALL;
}

const soonOf = (now: Date) => new Date(now.getTime() + DUE_SOON_MINUTES * 60_000);

function dueWithin({ filter: { due }, now }: QueueAsk) {
  if (due === "overdue") return Prisma.sql`c.due_at <= ${now}`;
  return due === "soon" ? Prisma.sql`c.due_at > ${now} AND c.due_at <= ${soonOf(now)}` : ALL;
}

function saysText(t: TenantTx, { sought }: QueueAsk) {
  if (sought === null) return ALL;
  const { kinds, keys } = keyArrays(sought.keys);
  return Prisma.sql`c.order_id IN (
    SELECT x.order_id FROM case_text x
    WHERE x.organization_id = ${t.org}::uuid AND ${sought.folded}::text <> '' AND strpos(x.text, ${sought.folded}::text) > 0
    UNION ALL
    SELECT s.order_id FROM unnest(${kinds}::smallint[], ${keys}::bigint[]) AS k(kind, key)
    JOIN identifier_sighting s ON s.organization_id = ${t.org}::uuid AND s.kind = k.kind AND s.key = k.key)`;
}

/** Every filter but shop and reason. */
function meets(t: TenantTx, ask: QueueAsk) {
  const { minScore, minAmount, maxAmount } = ask.filter;
  return Prisma.sql`${minScore === undefined ? ALL : Prisma.sql`c.risk_score_tenths >= ${Math.ceil(minScore * 10)}`}
      AND ${minAmount === undefined ? ALL : Prisma.sql`c.amount_total >= ${minAmount}`}
      AND ${maxAmount === undefined ? ALL : Prisma.sql`c.amount_total <= ${maxAmount}`}
      AND ${saysText(t, ask)} AND ${inState(ask)} AND ${heldBy(ask)} AND ${dueWithin(ask)}`;
}

/** All open cases with their running lease `l`. */
const allOpen = (t: TenantTx, now: Date) => Prisma.sql`review_case c
    LEFT JOIN case_claim l ON l.organization_id = ${t.org}::uuid AND l.case_id = c.id AND l.expires_at > ${now}
    WHERE c.organization_id = ${t.org}::uuid AND c.closed_at IS NULL`;

const openCases = (t: TenantTx, ask: QueueAsk) => Prisma.sql`${allOpen(t, ask.now)} AND ${meets(t, ask)}`;

const ORDER: Readonly<Record<QueueSort, Prisma.Sql>> = {
  deadline: Prisma.sql`c.due_at, c.risk_score_tenths DESC, c.id`,
  score: Prisma.sql`c.risk_score_tenths DESC, c.due_at, c.id`,
  amount: Prisma.sql`c.amount_total DESC, c.due_at, c.id`,
};

function beyond(sort: QueueSort, after: QueuePosition | null) {
  if (after === null) return ALL;
  const { dueAt, scoreTenths, amountTotal, caseId } = after;
  switch (sort) {
    case "deadline":
      return Prisma.sql`c.due_at >= ${dueAt}
        AND (c.due_at, -c.risk_score_tenths, c.id) > (${dueAt}, ${-scoreTenths}::int, ${caseId}::uuid)`;
    case "score":
      return Prisma.sql`(-c.risk_score_tenths, c.due_at, c.id) > (${-scoreTenths}::int, ${dueAt}, ${caseId}::uuid)`;
    case "amount":
      return Prisma.sql`(-c.amount_total, c.due_at, c.id) > (${-amountTotal}::bigint, ${dueAt}, ${caseId}::uuid)`;
    default:
      return sort satisfies never;
  }
}

/** One page of the open cases. It is cut before orders and screenings are read. */
export async function listOpenCases(
  t: TenantTx,
  ask: QueueAsk,
  page: { sort: QueueSort; after: QueuePosition | null; limit: number },
): Promise<QueueRow[]> {
  return t.db.$queryRaw<QueueRow[]>`
    WITH page AS (
      SELECT c.*, l.user_id, l.claimed_at, l.expires_at FROM ${openCases(t, ask)}
        AND ${ofShop(t, ask.filter)} AND ${withReason(ask.filter)} AND ${beyond(page.sort, page.after)}
      ORDER BY ${ORDER[page.sort]} LIMIT ${page.limit}
    )
    SELECT c.id, o.external_order_id AS "externalOrderId", h.code AS "shopCode", h.name AS "shopName",
           o.ordered_at AS "orderedAt", c.opened_at AS "openedAt", c.due_at AS "dueAt", o.amount_total AS "amountTotal",
           o.currency, o.document->'payment'->>'method' AS "paymentMethod", c.risk_score_tenths AS "riskScoreTenths",
           c.kept_at AS "keptAt", c.escalated_at AS "escalatedAt", c.reason_codes AS "reasonCodes",
           CASE WHEN cardinality(c.reason_codes) = 0 THEN s.assessment->'decidedBy' END AS "decidedBy",
           CASE WHEN cardinality(c.reason_codes) = 0 THEN s.assessment->'rulesFired' END AS "rulesFired", c.user_id AS "holderId",
           u.name AS holder, c.claimed_at AS "claimedAt", c.expires_at AS "expiresAt"
    FROM page c
    JOIN orders o ON o.organization_id = ${t.org}::uuid AND o.id = c.order_id
    JOIN screening s ON s.organization_id = ${t.org}::uuid AND s.id = c.screening_id
    JOIN shop h ON h.organization_id = ${t.org}::uuid AND h.id = c.shop_id
    LEFT JOIN app_user u ON u.id = c.user_id
    ORDER BY ${ORDER[page.sort]}`;
}

export type ShopCount = {
  readonly code: string;
  readonly name: string;
  readonly open: number;
  readonly overdue: number;
};
export type ReasonCount = { readonly code: string; readonly open: number };

type CountRow = ShopCount & { readonly what: "shop" | "reason" };

/**
 * Open and overdue cases of every shop, whatever shop the filter names, and open cases by signal, whatever reason it names; both from
 * one look at the cases.
 */
export async function countCases(t: TenantTx, ask: QueueAsk): Promise<{ shops: ShopCount[]; reasons: ReasonCount[] }> {
  const rows = await t.db.$queryRaw<CountRow[]>`
    WITH asked AS MATERIALIZED (SELECT c.shop_id, c.due_at, c.reason_codes FROM ${openCases(t, ask)}),
    shops AS (
      SELECT c.shop_id, count(*)::int AS open, (count(*) FILTER (WHERE c.due_at <= ${ask.now}))::int AS overdue
      FROM asked c WHERE ${withReason(ask.filter)} GROUP BY c.shop_id),
    reasons AS (
      SELECT r.code, count(*)::int AS open
      FROM (SELECT unnest(c.reason_codes) AS code FROM asked c WHERE ${ofShop(t, ask.filter)}) r GROUP BY r.code)
    SELECT * FROM (
      SELECT 'shop' AS what, h.code, h.name, coalesce(s.open, 0) AS open, coalesce(s.overdue, 0) AS overdue
      FROM shop h LEFT JOIN shops s ON s.shop_id = h.id WHERE h.organization_id = ${t.org}::uuid
      UNION ALL SELECT 'reason', r.code, '', r.open, 0 FROM reasons r) q
    ORDER BY q.what, CASE WHEN q.what = 'reason' THEN -q.open END, q.name, q.code`;
  return {
    shops: rows.flatMap(({ what, ...shop }) => (what === "shop" ? [shop] : [])),
    reasons: rows.flatMap(({ what, code, open }) => (what === "reason" ? [{ code, open }] : [])),
  };
}

/** How many open cases meet each whole filter, in one look at them; parallel to `asks`, which all ask for the same moment. */
export async function countEach(t: TenantTx, asks: readonly QueueAsk[]): Promise<readonly number[]> {
  const [first] = asks;
  if (!first) return [];
  const counts = asks.map(
    (ask) =>
      Prisma.sql`count(*) FILTER (WHERE ${meets(t, ask)} AND ${ofShop(t, ask.filter)} AND ${withReason(ask.filter)})`,
  );
  const rows = await t.db.$queryRaw<{ counts: number[] }[]>`
    SELECT ARRAY[${Prisma.join(counts)}]::int[] AS counts FROM ${allOpen(t, first.now)}`;
  return rows[0]?.counts ?? [];
}

/** The first open case that nobody else is on, locked until the transaction ends; rows that another transaction holds are passed over. */
export async function lockNextFreeCase(t: TenantTx, ask: QueueAsk, sort: QueueSort): Promise<string | null> {
  const rows = await t.db.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM ${openCases(t, ask)} AND ${ofShop(t, ask.filter)} AND ${withReason(ask.filter)}
      AND (l.user_id IS NULL OR l.user_id = ${ask.userId}::uuid)
      AND ${ask.mayDecideEscalated ? ALL : Prisma.sql`c.escalated_at IS NULL`}
    ORDER BY ${ORDER[sort]}
    LIMIT 1 FOR UPDATE OF c SKIP LOCKED`;
  return rows[0]?.id ?? null;
}
