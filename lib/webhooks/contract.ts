import { z } from "zod";

/** What can be subscribed to. */
export const WEBHOOK_EVENTS = ["screening.completed", "case.decided", "order.cancel_requested"] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

export const DELIVERY_STATUSES = ["pending", "delivered", "dead"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

const URL_CHARACTERS_MAX = 2_000;

export const newEndpointSchema = z.strictObject({
  url: z.url().max(URL_CHARACTERS_MAX),
  events: z.array(z.enum(WEBHOOK_EVENTS)).min(1).max(WEBHOOK_EVENTS.length),
});
export type NewEndpoint = z.infer<typeof newEndpointSchema>;

export const endpointSchema = z.object({
  id: z.uuid(),
  url: z.string(),
  events: z.array(z.string()),
  createdAt: z.iso.datetime(),
  disabledAt: z.iso.datetime().nullable(),
});
export type Endpoint = z.infer<typeof endpointSchema>;

/** The answer to creating one: the only time its secret is told. */
export const createdEndpointSchema = endpointSchema.extend({ secret: z.string() });
export type CreatedEndpoint = z.infer<typeof createdEndpointSchema>;

export const endpointListSchema = z.object({ items: z.array(endpointSchema), nextCursor: z.null() });
export type EndpointList = z.infer<typeof endpointListSchema>;

export const deliverySchema = z.object({
  id: z.uuid(),
  eventId: z.uuid(),
  eventType: z.string(),
  status: z.enum(DELIVERY_STATUSES),
  attempts: z.int(),
  /** HTTP status of the last attempt; null when none came back. */
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  createdAt: z.iso.datetime(),
  attemptedAt: z.iso.datetime().nullable(),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const deliveryListSchema = z.object({ items: z.array(deliverySchema), nextCursor: z.string().nullable() });
export type DeliveryList = z.infer<typeof deliveryListSchema>;

export const deliveryQuerySchema = z.strictObject({
  status: z.enum(DELIVERY_STATUSES).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type DeliveryQuery = z.infer<typeof deliveryQuerySchema>;

/** What `case.decided` and `order.cancel_requested` tell. */
export const decisionEventSchema = z
  .object({
    decisionId: z.uuid(),
    caseId: z.uuid(),
    screeningId: z.uuid(),
    externalOrderId: z.string(),
    shopId: z.string(),
    decision: z.enum(["approve", "reject"]),
    reasonCode: z.string(),
    decidedAt: z.iso.datetime(),
  })
  .meta({ id: "CaseDecision" });
