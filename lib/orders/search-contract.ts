import { z } from "zod";
import { ORDER_EVENT_TYPES, PAYMENT_METHODS, VERDICTS } from "../shared/vocabulary";
import { OUTCOME_GROUPS, REVIEW_STATES, SEARCH_KINDS, SORTS, TEXT_CHARACTERS_MAX } from "./words-contract";

/** The database refuses NUL, and no control character stands in anything one searches for. */
const searchText = (charactersMax: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(charactersMax)
    .refine((text) => !text.includes("\u0000"), { params: { code: "nul_character" } });
const amount = z.coerce.number().int().min(0).max(1_000_000_000_000);

/** What narrows the orders; every part may be missing. Days are those of Japan, both included. */
export const orderFilter = z.strictObject({
  /** Anything: a number, a mail address, a telephone number, a name, an address … in any spelling. */
  q: searchText(TEXT_CHARACTERS_MAX).optional(),
  /** With `value` (any spelling) or `key` (its hash, as links carry it): exactly this identifier. */
  kind: z.enum(SEARCH_KINDS).optional(),
  value: searchText(TEXT_CHARACTERS_MAX).optional(),
  key: z
    .string()
    .regex(/^-?\d{1,19}$/)
    .refine((text) => BigInt.asIntN(64, BigInt(text)) === BigInt(text), { params: { code: "invalid" } })
    .optional(),
  verdict: z.enum(VERDICTS).optional(),
  review: z.enum(REVIEW_STATES).optional(),
  outcome: z.enum(OUTCOME_GROUPS).optional(),
  shop: searchText(64).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  min: amount.optional(),
  max: amount.optional(),
  payment: z.enum(PAYMENT_METHODS).optional(),
  signal: z
    .string()
    .regex(/^[A-Z]\d\d$/)
    .optional(),
  sort: z.enum(SORTS).optional(),
});
export type OrderFilter = z.infer<typeof orderFilter>;

export const orderSearchQuery = orderFilter.extend({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type OrderSearchQuery = z.infer<typeof orderSearchQuery>;

/** Whom an order names. Masked unless `revealed`. */
const buyerSchema = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** Masked: prefecture and city. */
  address: z.string().nullable(),
});
export type ListedBuyer = z.infer<typeof buyerSchema>;

/** What every list tells of an order. */
export const listedOrderSchema = z.object({
  orderId: z.uuid(),
  externalOrderId: z.string(),
  shop: z.object({ shopId: z.string(), name: z.string() }),
  orderedAt: z.iso.datetime(),
  amountTotal: z.number(),
  currency: z.string(),
  paymentMethod: z.enum(PAYMENT_METHODS).nullable(),
  verdict: z.enum(VERDICTS),
  riskScore: z.number(),
  review: z.enum(["pending", "approve", "reject"]).nullable(),
  outcome: z.enum(ORDER_EVENT_TYPES).nullable(),
});
export type ListedOrder = z.infer<typeof listedOrderSchema>;

export const orderSummarySchema = listedOrderSchema.extend({
  /** The strongest few signals that fired, and how many there are in all. */
  signals: z.array(z.object({ code: z.string(), label: z.string() })),
  signalCount: z.int(),
  buyer: buyerSchema,
});
export type OrderSummary = z.infer<typeof orderSummarySchema>;

/** How the text was read: as which identifier, in which canonical form, and how many orders hold it (`more`: at least). */
const readingSchema = z.object({
  kind: z.enum(SEARCH_KINDS),
  canonical: z.string().nullable(),
  key: z.string().nullable(),
  orders: z.int(),
  more: z.boolean(),
});
export type SearchReading = z.infer<typeof readingSchema>;

export const orderSearchSchema = z.object({
  items: z.array(orderSummarySchema),
  nextCursor: z.string().nullable(),
  /** Orders that meet the filter, counted up to a thousand; told with the first page only. */
  count: z.object({ orders: z.int(), more: z.boolean() }).nullable(),
  readings: z.array(readingSchema),
});
export type OrderSearch = z.infer<typeof orderSearchSchema>;

export const orderIdParams = z.strictObject({ orderId: z.uuid() });
export const revealedSchema = z.object({ orderId: z.uuid(), buyer: buyerSchema });
export type Revealed = z.infer<typeof revealedSchema>;

export const searchOptionsSchema = z.object({
  shops: z.array(z.object({ shopId: z.string(), name: z.string() })),
  /** Signals by their code, in the reader's language. */
  signals: z.array(z.object({ code: z.string(), label: z.string() })),
});
export type SearchOptions = z.infer<typeof searchOptionsSchema>;
