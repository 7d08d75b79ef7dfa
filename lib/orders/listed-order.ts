import "server-only";
import { ORDER_EVENT_TYPES, PAYMENT_METHODS } from "@/lib/shared/vocabulary";
import { type ListedOrder, listedOrderSchema } from "./search-contract";
import type { ListedRow } from "./search-store";

const { verdict, review } = listedOrderSchema.shape;

/** What every list tells of an order, from its row. */
export const listedOrder = (row: ListedRow): ListedOrder => ({
  orderId: row.orderId,
  externalOrderId: row.externalOrderId,
  shop: { shopId: row.shopCode, name: row.shopName },
  orderedAt: row.orderedAt.toISOString(),
  amountTotal: Number(row.amountTotal),
  currency: row.currency,
  paymentMethod: PAYMENT_METHODS.find((method) => method === row.paymentMethod) ?? null,
  verdict: verdict.parse(row.verdict),
  riskScore: row.riskScoreTenths / 10,
  review: review.parse(row.review),
  outcome: ORDER_EVENT_TYPES.find((type) => type === row.outcome) ?? null,
});
