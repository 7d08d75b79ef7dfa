import "server-only";
import type { ListedRow } from "@/lib/orders/search-store";
import { Prisma, type TenantTx } from "@/lib/platform/tenant";
import { ALERT_STATES, type AlertFilter, type AlertState } from "./words-contract";

export type AlertRow = {
  readonly id: string;
  readonly code: string;
  readonly subjectType: string;
  readonly subject: string;
  readonly shopCode: string | null;
  readonly shopName: string | null;
  readonly state: string;
  readonly evidence: unknown;
  readonly orderCount: number;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly raisedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
  readonly closedAt: Date | null;
  readonly closedBy: string | null;
  readonly closeReason: string | null;
  readonly note: string | null;
  readonly revision: number;
};

const COLUMNS = Prisma.sql`
  a.id::text AS id, a.code, a.subject_type AS "subjectType", a.subject, h.code AS "shopCode", h.name AS "shopName", a.state, a.evidence,
  a.order_count AS "orderCount", a.first_seen_at AS "firstSeenAt", a.last_seen_at AS "lastSeenAt", a.raised_at AS "raisedAt",
  a.acknowledged_at AS "acknowledgedAt", k.name AS "acknowledgedBy", a.closed_at AS "closedAt", c.name AS "closedBy",
  a.close_reason AS "closeReason", a.note, a.revision`;

/** People have no tenant: they are found by the ids that this organisation's own rows name. */
const joined = (t: TenantTx) => Prisma.sql`
  LEFT JOIN shop h ON h.organization_id = ${t.org}::uuid AND h.id = a.shop_id
  LEFT JOIN app_user k ON k.id = a.acknowledged_by
  LEFT JOIN app_user c ON c.id = a.closed_by`;

export type AlertScope = { readonly state: AlertFilter; readonly shop: string | null };

/** One page, those first of which something was seen last. A shop's alerts include those of several shops. */
export function pageOfAlerts(
  t: TenantTx,
  { state, shop }: AlertScope,
  page: { readonly before: { readonly at: Date; readonly id: string } | null; readonly limit: number },
): Promise<AlertRow[]> {
  const { before } = page;
  const after = before
    ? Prisma.sql`AND (a.last_seen_at, a.id) < (${before.at}::timestamptz, ${before.id}::uuid)`
    : Prisma.empty;
  return t.db.$queryRaw`
    SELECT ${COLUMNS} FROM alert a ${joined(t)}
    WHERE a.organization_id = ${t.org}::uuid AND a.state = ANY (${[...statesOf(state)]}::text[]) ${ofShop(shop)} ${after}
    ORDER BY a.last_seen_at DESC, a.id DESC LIMIT ${page.limit}::int`;
}

export async function countAlerts(t: TenantTx, shop: string | null): Promise<ReadonlyMap<string, number>> {
  const rows = await t.db.$queryRaw<{ state: string; alerts: number }[]>`
    SELECT a.state, count(*)::int AS alerts FROM alert a LEFT JOIN shop h ON h.organization_id = ${t.org}::uuid AND h.id = a.shop_id
    WHERE a.organization_id = ${t.org}::uuid ${ofShop(shop)} GROUP BY a.state`;
  return new Map(rows.map(({ state, alerts }) => [state, alerts]));
}

const ofShop = (shop: string | null) =>
  shop === null ? Prisma.empty : Prisma.sql`AND (a.shop_id IS NULL OR h.code = ${shop})`;

function statesOf(filter: AlertFilter): readonly AlertState[] {
  if (filter === "all") return ALERT_STATES;
  return filter === "unclosed" ? ["open", "acknowledged"] : [filter];
}

export async function findAlert(t: TenantTx, id: string): Promise<AlertRow | null> {
  const rows = await t.db.$queryRaw<AlertRow[]>`
    SELECT ${COLUMNS} FROM alert a ${joined(t)} WHERE a.organization_id = ${t.org}::uuid AND a.id = ${id}::uuid`;
  return rows[0] ?? null;
}

export type AlertOrderRow = ListedRow & { readonly at: Date };

/** Orders of an alert, the latest first. */
export function ordersOfAlert(t: TenantTx, id: string, limit: number): Promise<AlertOrderRow[]> {
  return t.db.$queryRaw`
    SELECT o.id::text AS "orderId", o.external_order_id AS "externalOrderId", h.code AS "shopCode", h.name AS "shopName",
           o.ordered_at AS "orderedAt", x.at, o.amount_total AS "amountTotal", o.currency, l.payment_method AS "paymentMethod",
           l.verdict, l.risk_score_tenths AS "riskScoreTenths", l.review, l.outcome
    FROM (SELECT order_id, at FROM alert_order WHERE organization_id = ${t.org}::uuid AND alert_id = ${id}::uuid
          ORDER BY at DESC, order_id DESC LIMIT ${limit}::int) x
    JOIN orders o ON o.organization_id = ${t.org}::uuid AND o.id = x.order_id
    JOIN order_listing l ON l.organization_id = ${t.org}::uuid AND l.ordered_at = o.ordered_at AND l.order_id = o.id
    JOIN shop h ON h.organization_id = ${t.org}::uuid AND h.id = o.shop_id
    ORDER BY x.at DESC, o.id DESC`;
}
