import { z } from "zod";
import { recordedEventSchema } from "../outcomes/contract";
import { screeningResultSchema } from "../screening/contract";
import { orderSchema } from "../screening/order-schema";
import { instantSchema } from "../shared/instant";
import { VERDICTS } from "../shared/vocabulary";

export const shipDecisionSchema = z
  .object({
    decision: z.enum(["ship", "wait", "stop"]),
    basis: z.enum(["manual", "automatic", "combined"]),
    reasons: z.array(z.string()),
    decidedAt: z.iso.datetime(),
  })
  .meta({ id: "ShipDecision" });
export type ShipDecision = z.infer<typeof shipDecisionSchema>;

const manualDecisionSchema = z.object({
  decision: z.enum(["approve", "reject"]),
  reasonCode: z.string(),
  decidedAt: z.iso.datetime(),
});

/** An order read back: as it was sent, as it was judged, and what became of it. */
export const orderDetailSchema = z
  .object({
    orderId: z.uuid(),
    order: orderSchema,
    screening: screeningResultSchema,
    decision: manualDecisionSchema.nullable(),
    events: z.array(recordedEventSchema.omit({ created: true, externalOrderId: true })),
    shipDecision: shipDecisionSchema,
  })
  .meta({ id: "OrderDetail" });
export type OrderDetail = z.infer<typeof orderDetailSchema>;

export const orderListQuery = z.strictObject({
  shopId: z.string().max(64).optional(),
  verdict: z.enum(VERDICTS).optional(),
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
});
export type OrderListQuery = z.infer<typeof orderListQuery>;

export const orderListSchema = z
  .object({
    items: z.array(
      z.object({
        orderId: z.uuid(),
        externalOrderId: z.string(),
        shopId: z.string(),
        orderedAt: z.iso.datetime(),
        amountTotal: z.number(),
        currency: z.string(),
        verdict: z.enum(VERDICTS),
        riskScore: z.number(),
        screeningId: z.uuid(),
        decision: z.enum(["approve", "reject"]).nullable(),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: "OrderList" });
export type OrderList = z.infer<typeof orderListSchema>;
