import "server-only";
import { listedOrder } from "@/lib/orders/listed-order";
import { ALERTS } from "@/lib/risk/alerts/index";
import { type Alert, type AlertOrder, alertSchema } from "./contract";
import type { AlertOrderRow, AlertRow } from "./listing-store";

/** An alert as people and merchants see it. */
export function shownAlert(row: AlertRow): Alert {
  const { acknowledgedAt, closedAt } = row;
  return alertSchema.parse({
    alertId: row.id,
    code: row.code,
    typology: ALERTS.find(({ code }) => code === row.code)?.typology,
    state: row.state,
    subject: { type: row.subjectType, text: row.subject },
    shop: row.shopCode === null ? null : { shopId: row.shopCode, name: row.shopName },
    evidence: row.evidence,
    orderCount: row.orderCount,
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    raisedAt: row.raisedAt.toISOString(),
    acknowledged: acknowledgedAt && { at: acknowledgedAt.toISOString(), by: row.acknowledgedBy ?? "" },
    closed: closedAt && { at: closedAt.toISOString(), by: row.closedBy ?? "", reason: row.closeReason },
    note: row.note,
    revision: row.revision,
  });
}

export const shownOrder = (row: AlertOrderRow): AlertOrder => ({ ...listedOrder(row), at: row.at.toISOString() });
