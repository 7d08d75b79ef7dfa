import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import type { JsonObject } from "@/lib/shared/json";
import type { AlertState, CloseReason } from "./words-contract";

/** One run at a time an organisation: two that saw the same burst must not raise it twice. */
export async function lockAlerts(t: TenantTx): Promise<void> {
  await t.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`alerts/${t.org}`}, 0))`;
}

export type KnownAlert = {
  readonly id: string;
  readonly code: string;
  readonly groupKey: string;
  readonly state: string;
  readonly lastSeenAt: Date;
  /** What was last seen in those of the group that are closed; null: none is. */
  readonly closedUntil: Date | null;
};

/** The latest alert of each signal and group. */
export function latestAlerts(t: TenantTx, groupKeys: readonly string[]): Promise<KnownAlert[]> {
  return t.db.$queryRaw`
    SELECT DISTINCT ON (code, group_key) id::text AS id, code, group_key AS "groupKey", state,
           last_seen_at AS "lastSeenAt",
           max(last_seen_at) FILTER (WHERE state = 'closed') OVER (PARTITION BY code, group_key) AS "closedUntil"
    FROM alert WHERE organization_id = ${t.org}::uuid AND group_key = ANY (${[...groupKeys]}::text[])
    ORDER BY code, group_key, last_seen_at DESC`;
}

export type NewAlert = {
  readonly id: string;
  readonly code: string;
  readonly subjectType: string;
  readonly subject: string;
  readonly shopId: string | null;
  readonly groupKey: string;
  readonly evidence: JsonObject;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly raisedAt: Date;
};

/** False when this very burst is known already. */
export async function insertAlert(t: TenantTx, alert: NewAlert): Promise<boolean> {
  const { count } = await t.db.alert.createMany({
    data: [{ organizationId: t.org, ...alert, orderCount: 0, grownAt: alert.raisedAt }],
    skipDuplicates: true,
  });
  return count > 0;
}

export type AffectedOrder = { readonly orderId: string; readonly at: Date };

/** Adds orders that are not there yet; answers how many that were. */
export function attachOrders(t: TenantTx, alertId: string, orders: readonly AffectedOrder[]): Promise<number> {
  const [ids, ats] = [orders.map(({ orderId }) => orderId), orders.map(({ at }) => at)];
  return t.db.$executeRaw`
    INSERT INTO alert_order (organization_id, alert_id, order_id, at)
    SELECT ${t.org}::uuid, ${alertId}::uuid, n.order_id, n.at FROM unnest(${ids}::uuid[], ${ats}::timestamptz[]) AS n(order_id, at)
    ON CONFLICT DO NOTHING`;
}

/** What an alert says once orders were added to it. */
export async function growAlert(
  t: TenantTx,
  alertId: string,
  grown: {
    readonly evidence: JsonObject;
    readonly shopId: string | null;
    readonly seen: readonly [Date, Date];
    readonly at: Date;
  },
): Promise<void> {
  const { evidence, shopId, seen, at } = grown;
  await t.db.$executeRaw`
    UPDATE alert SET evidence = ${JSON.stringify(evidence)}::jsonb, shop_id = ${shopId}::uuid, grown_at = ${at}::timestamptz,
      first_seen_at = least(first_seen_at, ${seen[0]}::timestamptz), last_seen_at = greatest(last_seen_at, ${seen[1]}::timestamptz),
      order_count = (SELECT count(*) FROM alert_order o WHERE o.organization_id = ${t.org}::uuid AND o.alert_id = ${alertId}::uuid)
    WHERE organization_id = ${t.org}::uuid AND id = ${alertId}::uuid`;
}

export type StateChange = {
  readonly state: AlertState;
  readonly acknowledgedAt?: Date | null;
  readonly acknowledgedBy?: string | null;
  readonly closedAt?: Date | null;
  readonly closedBy?: string | null;
  readonly closeReason?: CloseReason | null;
  readonly note?: string | null;
};

/** Changes an alert that nobody changed since it was seen; false otherwise. */
export async function changeState(t: TenantTx, id: string, seen: number, change: StateChange): Promise<boolean> {
  const { count } = await t.db.alert.updateMany({
    where: { organizationId: t.org, id, revision: seen },
    data: { ...change, revision: { increment: 1 } },
  });
  return count > 0;
}

/** Tells the organisation's endpoints that asked for it. */
export async function tellRaised(t: TenantTx, alertIds: readonly string[], at: Date): Promise<number> {
  return t.db.$executeRaw`
    INSERT INTO outbox (organization_id, event_type, subject_id, created_at)
    SELECT ${t.org}::uuid, 'alert.raised', a.id, ${at}::timestamptz FROM unnest(${[...alertIds]}::uuid[]) WITH ORDINALITY AS a(id, position)
    WHERE EXISTS (SELECT FROM webhook_endpoint w WHERE w.organization_id = ${t.org}::uuid
                    AND w.disabled_at IS NULL AND 'alert.raised' = ANY (w.events))
    ORDER BY a.position`;
}
