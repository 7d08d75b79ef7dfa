import { z } from "zod";
import { caseDetailSchema, factSchema, TIMELINE_KINDS } from "../review/contract";
import { LISTS, ORDER_EVENT_TYPES, VERDICTS } from "../shared/vocabulary";
import { shipDecisionSchema } from "./contract";
import { OUTCOME_NOTE_CHARACTERS_MAX, RECORDABLE_EVENTS, SEARCH_KINDS } from "./words-contract";

export const outcomeBody = z.strictObject({
  type: z.enum(RECORDABLE_EVENTS),
  /** The day it happened, in Japan. */
  day: z.iso.date(),
  note: z.string().trim().max(OUTCOME_NOTE_CHARACTERS_MAX).optional(),
});
export type OutcomeBody = z.infer<typeof outcomeBody>;

export const recordedOutcomeSchema = z.object({
  eventId: z.uuid().nullable(),
  type: z.enum(ORDER_EVENT_TYPES),
  occurredAt: z.iso.datetime(),
  /** False when this outcome of this day had been recorded before. */
  created: z.boolean(),
});
export type RecordedOutcome = z.infer<typeof recordedOutcomeSchema>;

/** Control characters stand in no code, and the database refuses NUL. */
const code = (charactersMax: number) =>
  z
    .string()
    .min(1)
    .max(charactersMax)
    .refine((text) => !text.includes("\u0000"), { params: { code: "nul_character" } });
export const orderPageParams = z.strictObject({ shop: code(64), externalOrderId: code(128) });

/** An identifier of the order: what it is, how many other orders share it, and which lists hold it. */
const pivotSchema = z.object({
  kind: z.enum(SEARCH_KINDS),
  side: z.enum(["buyer", "delivery", "both", "order"]),
  /** As sent, or masked. */
  shown: z.string(),
  /** As sent; null while masked. */
  value: z.string().nullable(),
  /** What the search takes instead of the value. */
  key: z.string(),
  others: z.object({ orders: z.int(), more: z.boolean() }),
  lists: z.array(z.enum(LISTS)),
});
export type Pivot = z.infer<typeof pivotSchema>;

export const MOMENT_KINDS = [...TIMELINE_KINDS, "screened", "webhook", "reveal"] as const;

/** Something that happened to the order, its cases or its screening. */
const momentSchema = z.object({
  at: z.iso.datetime({ offset: true }),
  kind: z.enum(MOMENT_KINDS),
  /** Who did it; null for the engine and for the merchant's systems. */
  actor: z.string().nullable(),
  reasonCode: z.string().nullable(),
  dueAt: z.iso.datetime({ offset: true }).nullable(),
  entries: z.int().nullable(),
  event: z.enum(ORDER_EVENT_TYPES).nullable(),
  verdict: z.enum(VERDICTS).nullable(),
  amount: z.number().nullable(),
  /** What a note, or an event's note, says. */
  body: z.string().nullable(),
  webhook: z.object({ event: z.string(), status: z.string() }).nullable(),
});
export type Moment = z.infer<typeof momentSchema>;

export const orderPageSchema = z.object({
  ...caseDetailSchema.pick({
    screeningId: true,
    externalOrderId: true,
    shop: true,
    orderedAt: true,
    amountTotal: true,
    currency: true,
    verdict: true,
    riskScore: true,
    masked: true,
    typologies: true,
    reasons: true,
    rulesFired: true,
    decidedBy: true,
    notEvaluated: true,
    shipTos: true,
    buyer: true,
    order: true,
    payment: true,
    device: true,
    items: true,
    note: true,
    inHouse: true,
    similarOrders: true,
    networkReferences: true,
  }).shape,
  orderId: z.uuid(),
  affiliate: z.array(factSchema),
  pivots: z.array(pivotSchema),
  timeline: z.array(momentSchema),
  shipDecision: shipDecisionSchema,
  /** The case that waits for a person, if any. */
  openCaseId: z.uuid().nullable(),
  decision: z.enum(["approve", "reject"]).nullable(),
  outcome: z.enum(ORDER_EVENT_TYPES).nullable(),
  record: z.object({
    screenedAt: z.iso.datetime(),
    engineVersion: z.string(),
    rulesetVersion: z.int(),
    elapsedMs: z.number(),
    degraded: z.array(z.string()),
  }),
});
export type OrderPage = z.infer<typeof orderPageSchema>;

const readingSchema = z.object({
  code: z.string(),
  label: z.string(),
  state: z.enum(["fired", "clear", "unknown"]),
  points: z.number().nullable(),
  /** Why it could not be answered, in words. */
  because: z.string().nullable(),
});

/** The screening as it is stored, and what the engine of today makes of the same facts and the same ruleset. */
export const orderRecordSchema = z.object({
  /** Every signal as the replay answers it; empty without one. */
  readings: z.array(readingSchema),
  replay: z
    .object({
      engineVersion: z.string(),
      verdict: z.enum(VERDICTS),
      riskScore: z.number(),
      /** What fired, what could not be answered, the verdict and the score are as recorded. */
      same: z.boolean(),
      /** Signals that answer otherwise. */
      changed: z.array(z.object({ code: z.string(), label: z.string() })),
    })
    .nullable(),
  order: z.json(),
  facts: z.json(),
  assessment: z.json(),
});
export type OrderRecord = z.infer<typeof orderRecordSchema>;
