import { z } from "zod";

/** What can be subscribed to. */
export const WEBHOOK_EVENTS = [
  "screening.completed",
  "case.decided",
  "order.cancel_requested",
  "alert.raised",
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Sent on request to one endpoint, whatever it subscribes to, so that a receiver can be tried. */
export const PING_EVENT = "webhook.ping";
/** What stands in the log of an endpoint. */
export const DELIVERED_EVENTS = [...WEBHOOK_EVENTS, PING_EVENT] as const;
export type DeliveredEvent = (typeof DELIVERED_EVENTS)[number];

export const DELIVERY_STATUSES = ["pending", "delivered", "dead"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** How long the secret before a rotation still signs, beside the new one. */
export const SECRET_OVERLAP_HOURS = 24;

const URL_CHARACTERS_MAX = 2_000;
const revision = z.number().int().min(1).max(2_147_483_647);

export const newEndpointSchema = z.strictObject({
  url: z.url().max(URL_CHARACTERS_MAX),
  events: z.array(z.enum(WEBHOOK_EVENTS)).min(1).max(WEBHOOK_EVENTS.length),
});
export type NewEndpoint = z.infer<typeof newEndpointSchema>;

/** What changes an endpoint names the `revision` it has seen. */
export const endpointChangeSchema = newEndpointSchema.extend({ revision });
export type EndpointChange = z.infer<typeof endpointChangeSchema>;
export const seenEndpointSchema = z.strictObject({ revision });

export const endpointSchema = z.object({
  id: z.uuid(),
  url: z.string(),
  events: z.array(z.string()),
  createdAt: z.iso.datetime(),
  disabledAt: z.iso.datetime().nullable(),
  /** Until then messages are also signed with the secret before the last rotation; null = with the one in force alone. */
  previousSecretUntil: z.iso.datetime().nullable(),
  revision: z.int(),
});
export type Endpoint = z.infer<typeof endpointSchema>;

/** The answer to creating one, and to a rotation: the only time its secret is told. */
export const createdEndpointSchema = endpointSchema.extend({ secret: z.string() });
export type CreatedEndpoint = z.infer<typeof createdEndpointSchema>;

/** With how many deliveries wait, and how many are dead. */
export const listedEndpointSchema = endpointSchema.extend({ waiting: z.int(), dead: z.int() });
export type ListedEndpoint = z.infer<typeof listedEndpointSchema>;

export const endpointListSchema = z.object({ items: z.array(listedEndpointSchema), nextCursor: z.null() });
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
  /** While it waits after a failure. */
  nextAttemptAt: z.iso.datetime().nullable(),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const attemptSchema = z.object({
  at: z.iso.datetime(),
  status: z.int().nullable(),
  error: z.string().nullable(),
  ms: z.int(),
});
export type Attempt = z.infer<typeof attemptSchema>;

/** One delivery with what was sent, how the last answer began, and its latest attempts, oldest first. */
export const deliveryDetailSchema = deliverySchema.extend({
  endpointId: z.uuid(),
  payload: z.json(),
  lastAnswer: z.string().nullable(),
  attemptLog: z.array(attemptSchema),
});
export type DeliveryDetail = z.infer<typeof deliveryDetailSchema>;

export const deliveryListSchema = z.object({ items: z.array(deliverySchema), nextCursor: z.string().nullable() });
export type DeliveryList = z.infer<typeof deliveryListSchema>;

export const deliveryQuerySchema = z.strictObject({
  status: z.enum(DELIVERY_STATUSES).optional(),
  event: z.enum(DELIVERED_EVENTS).optional(),
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
