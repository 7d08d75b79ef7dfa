import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import { LINES_OF_ORDER } from "./store";

/** The order of a shop with all that is shown of it, or null. Documents are unparsed JSON. */
export function readOrderPage(t: TenantTx, by: { shop: string; externalOrderId: string } | { orderId: string }) {
  const which = "orderId" in by ? { id: by.orderId } : { externalOrderId: by.externalOrderId, shop: { code: by.shop } };
  return t.db.order.findFirst({
    where: { organizationId: t.org, ...which },
    select: {
      id: true,
      externalOrderId: true,
      orderedAt: true,
      recordedAt: true,
      amountTotal: true,
      currency: true,
      document: true,
      shop: { select: { code: true, name: true } },
      ...LINES_OF_ORDER,
      events: {
        orderBy: [{ occurredAt: "asc" }, { id: "asc" }],
        select: { id: true, type: true, occurredAt: true, amount: true, note: true, inHouse: true },
      },
      screenings: {
        orderBy: { screenedAt: "desc" },
        take: 1,
        select: {
          id: true,
          verdict: true,
          riskScoreTenths: true,
          screenedAt: true,
          rulesetVersion: true,
          engineVersion: true,
          elapsedUs: true,
          assessment: true,
          facts: true,
          similarOrderIds: true,
        },
      },
      cases: {
        orderBy: { openedAt: "desc" },
        select: {
          id: true,
          closedAt: true,
          decision: { select: { decision: true, reasonCode: true, decidedAt: true } },
        },
      },
    },
  });
}

export type OrderPageRow = NonNullable<Awaited<ReturnType<typeof readOrderPage>>>;

const DELIVERIES_MAX = 50;

/** What endpoints were told of the order, oldest first. */
export function readDeliveries(t: TenantTx, externalOrderId: string, shop: string) {
  return t.db.$queryRaw<{ event: string; status: string; at: Date }[]>`
    SELECT w.event_type AS event, w.status, w.created_at AS at FROM webhook_delivery w
    WHERE w.organization_id = ${t.org}::uuid AND w.payload->'data'->>'externalOrderId' = ${externalOrderId}
      AND w.payload->'data'->>'shopId' = ${shop}
    ORDER BY w.created_at, w.id LIMIT ${DELIVERIES_MAX}`;
}

const ACTS_MAX = 100;

/** What people did to the order itself, by the audit log, oldest first: who looked at personal data, who recorded an outcome. */
export function readOrderActs(t: TenantTx, orderId: string) {
  return t.db.$queryRaw<{ action: string; at: Date; actor: string | null; eventId: string | null }[]>`
    SELECT q.action, q.at, u.name AS actor, q.detail->>'eventId' AS "eventId" FROM (
      SELECT a.* FROM audit_event a
      WHERE a.organization_id = ${t.org}::uuid AND a.subject_id = ${orderId} AND a.subject_type = 'order'
        AND a.action IN ('order.reveal', 'order.record_outcome')
      ORDER BY a.at DESC, a.id DESC LIMIT ${ACTS_MAX}) q
    LEFT JOIN app_user u ON u.id = q.actor_id
    ORDER BY q.at, q.id`;
}

/** Lists that hold these keys now, as `kind:key` → names. */
export async function readListed(
  t: TenantTx,
  keys: readonly bigint[],
  now: Date,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await t.db.listEntry.findMany({
    where: {
      organizationId: t.org,
      key: { in: [...keys] },
      releasedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
    },
    select: { list: true, kind: true, key: true },
    distinct: ["list", "kind", "key"],
  });
  const lists = new Map<string, string[]>();
  for (const { list, kind, key } of rows)
    lists.set(`${kind}:${key}`, [...(lists.get(`${kind}:${key}`) ?? []), list].toSorted());
  return lists;
}

/** The ruleset under which a screening ran. */
export function readRuleset(t: TenantTx, version: number) {
  return t.db.rulesetVersion.findUnique({
    where: { organizationId_version: { organizationId: t.org, version } },
    select: { version: true, rules: true, settings: true },
  });
}
