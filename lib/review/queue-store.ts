import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import type { QueueFilter } from "./contract";
import type { QueuePosition } from "./cursor";

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
  /** `reasons` of the recorded assessment, unparsed. */
  readonly reasons: unknown;
  /** Its `decidedBy` and `rulesFired`, unparsed. */
  readonly decidedBy: unknown;
  readonly rulesFired: unknown;
  readonly holderId: string | null;
  readonly holder: string | null;
  readonly claimedAt: Date | null;
  readonly expiresAt: Date | null;
};

/** The filter as the statements take it: null = any shop. */
const bounds = ({ shop, minScore }: QueueFilter) => ({
  shop: shop ?? null,
  scoreMin: Math.ceil((minScore ?? 0) * 10),
});

/** The first page starts after a case that is due before any other. */
const BEFORE_ALL: QueuePosition = {
  dueAt: new Date(0),
  scoreTenths: 0,
  caseId: "00000000-0000-0000-0000-000000000000",
};

/** Open cases by due time, then score (highest first), then id. The page is cut before orders and screenings are read. */
export async function listOpenCases(
  t: TenantTx,
  filter: QueueFilter,
  page: { after: QueuePosition | null; limit: number; now: Date },
): Promise<QueueRow[]> {
  const { shop, scoreMin } = bounds(filter);
  const after = page.after ?? BEFORE_ALL;
  return t.db.$queryRaw<QueueRow[]>`
    WITH page AS (
      SELECT c.* FROM review_case c
      WHERE c.organization_id = ${t.org}::uuid AND c.closed_at IS NULL
        AND (${shop}::text IS NULL OR c.shop_id = (SELECT id FROM shop WHERE organization_id = ${t.org}::uuid AND code = ${shop}))
        AND c.risk_score_tenths >= ${scoreMin}
        AND c.due_at >= ${after.dueAt}
        AND (c.due_at, -c.risk_score_tenths, c.id) > (${after.dueAt}, ${-after.scoreTenths}::int, ${after.caseId}::uuid)
      ORDER BY c.due_at, c.risk_score_tenths DESC, c.id
      LIMIT ${page.limit}
    )
    SELECT c.id, o.external_order_id AS "externalOrderId", h.code AS "shopCode", h.name AS "shopName",
           o.ordered_at AS "orderedAt", c.opened_at AS "openedAt", c.due_at AS "dueAt", o.amount_total AS "amountTotal",
           o.currency, o.document->'payment'->>'method' AS "paymentMethod", c.risk_score_tenths AS "riskScoreTenths",
           s.assessment->'reasons' AS reasons, s.assessment->'decidedBy' AS "decidedBy",
           s.assessment->'rulesFired' AS "rulesFired", l.user_id AS "holderId", u.name AS holder, l.claimed_at AS "claimedAt",
           l.expires_at AS "expiresAt"
    FROM page c
    JOIN orders o ON o.organization_id = ${t.org}::uuid AND o.id = c.order_id
    JOIN screening s ON s.organization_id = ${t.org}::uuid AND s.id = c.screening_id
    JOIN shop h ON h.organization_id = ${t.org}::uuid AND h.id = c.shop_id
    LEFT JOIN case_claim l ON l.organization_id = ${t.org}::uuid AND l.case_id = c.id AND l.expires_at > ${page.now}
    LEFT JOIN app_user u ON u.id = l.user_id
    ORDER BY c.due_at, c.risk_score_tenths DESC, c.id`;
}

export type ShopCount = {
  readonly code: string;
  readonly name: string;
  readonly open: number;
  readonly overdue: number;
};

/** Open and overdue cases of every shop, whatever shop the filter names. */
export async function countOpenCases(t: TenantTx, filter: QueueFilter, now: Date): Promise<ShopCount[]> {
  const { scoreMin } = bounds(filter);
  return t.db.$queryRaw<ShopCount[]>`
    SELECT h.code, h.name, count(c.id)::int AS open, (count(c.id) FILTER (WHERE c.due_at <= ${now}))::int AS overdue
    FROM shop h LEFT JOIN review_case c ON c.organization_id = ${t.org}::uuid AND c.shop_id = h.id
      AND c.closed_at IS NULL AND c.risk_score_tenths >= ${scoreMin}
    WHERE h.organization_id = ${t.org}::uuid
    GROUP BY h.code, h.name ORDER BY h.name, h.code`;
}

/** The first open case that nobody else is on, locked until the transaction ends; rows that another transaction holds are passed over. */
export async function lockNextFreeCase(
  t: TenantTx,
  filter: QueueFilter,
  userId: string,
  now: Date,
): Promise<string | null> {
  const { shop, scoreMin } = bounds(filter);
  const rows = await t.db.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM review_case c
    WHERE c.organization_id = ${t.org}::uuid AND c.closed_at IS NULL
      AND (${shop}::text IS NULL OR c.shop_id = (SELECT id FROM shop WHERE organization_id = ${t.org}::uuid AND code = ${shop}))
      AND c.risk_score_tenths >= ${scoreMin}
      AND NOT EXISTS (
      SELECT FROM case_claim l WHERE l.organization_id = ${t.org}::uuid AND l.case_id = c.id
        AND l.expires_at > ${now} AND l.user_id <> ${userId}::uuid)
    ORDER BY c.due_at, c.risk_score_tenths DESC, c.id
    LIMIT 1 FOR UPDATE OF c SKIP LOCKED`;
  return rows[0]?.id ?? null;
}
