import { z } from "zod";
import { inHouseSchema } from "../screening/order-schema";
import { instantSchema } from "../shared/instant";
import { ORDER_EVENT_TYPES, TYPOLOGIES } from "../shared/vocabulary";

/** One life-cycle event or outcome of an order. `occurredAt` is when it happened: screenings count it from then on, not from now. */
export const orderEventSchema = z
  .strictObject({
    type: z.enum(ORDER_EVENT_TYPES),
    occurredAt: instantSchema,
    amount: z.int().min(0).max(1_000_000_000_000).optional(),
    typology: z.enum(TYPOLOGIES).optional(),
    inHouse: inHouseSchema.optional(),
    note: z.string().max(4_000).optional(),
  })
  .meta({ id: "OrderEvent" });

/** A line of `POST /orders/events/batch`. */
export const batchEventSchema = z
  .strictObject({
    externalOrderId: z.string().min(1).max(128),
    shopId: z.string().min(1).max(64).optional(),
    ...orderEventSchema.shape,
  })
  .meta({ id: "BatchOrderEvent" });

export const recordedEventSchema = z
  .object({
    eventId: z.uuid(),
    externalOrderId: z.string(),
    type: z.enum(ORDER_EVENT_TYPES),
    occurredAt: z.iso.datetime(),
    /** False when the same event (type and instant) was recorded before; nothing was added then. */
    created: z.boolean(),
  })
  .meta({ id: "RecordedOrderEvent" });

export type BatchEvent = z.infer<typeof batchEventSchema>;
export type RecordedEvent = z.infer<typeof recordedEventSchema>;
