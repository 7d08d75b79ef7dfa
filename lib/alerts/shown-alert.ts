import "server-only";
import { ALERTS } from "@/lib/risk/alerts/index";
import { type Alert, type AlertOrder, alertOrderSchema, alertSchema } from "./contract";
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

export function shownOrder(row: AlertOrderRow): AlertOrder {
  return alertOrderSchema.parse({
    orderId: row.orderId,
    externalOrderId: row.externalOrderId,
    shop: { shopId: row.shopCode, name: row.shopName },
    orderedAt: row.orderedAt.toISOString(),
    at: row.at.toISOString(),
    amountTotal: Number(row.amountTotal),
    currency: row.currency,
    paymentMethod: row.paymentMethod,
    verdict: row.verdict,
    riskScore: row.riskScoreTenths / 10,
    review: row.review,
    outcome: row.outcome,
  });
}
