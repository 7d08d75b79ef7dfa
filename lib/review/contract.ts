import { z } from "zod";
import { reasonSchema } from "@/lib/screening/contract";
import { DELIVERY_METHODS, ORDER_EVENT_TYPES, PAYMENT_METHODS, TYPOLOGIES, VERDICTS } from "../shared/vocabulary";
import { APPROVE_REASONS, NOTE_CHARACTERS_MAX, needsNote, REJECT_REASONS } from "./decision-reasons";

const instant = z.iso.datetime({ offset: true });
const money = z.int();
/** 0–1000, one decimal. */
const score = z.number().min(0).max(1_000);

export const caseIdParams = z.strictObject({ caseId: z.uuid() });

/** Control characters stand in no code, and the database refuses NUL. */
const shopCode = z
  .string()
  .min(1)
  .max(64)
  .regex(/^\P{Cc}*$/u);

export const queueFilter = z.strictObject({
  /** Code of a shop; all shops when absent. */
  shop: shopCode.optional(),
  minScore: z.coerce.number().min(0).max(1_000).optional(),
});
export type QueueFilter = z.infer<typeof queueFilter>;

export const caseListQuery = queueFilter.extend({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type CaseListQuery = z.infer<typeof caseListQuery>;

/** A lease: who is on the case. `mine`: it is the caller. */
export const claimSchema = z.object({ holder: z.string(), mine: z.boolean(), claimedAt: instant, expiresAt: instant });
export type Claim = z.infer<typeof claimSchema>;

export const decisionSchema = z.object({
  decision: z.enum(["approve", "reject"]),
  reasonCode: z.enum([...APPROVE_REASONS, ...REJECT_REASONS]),
  decidedAt: instant,
  decidedBy: z.string(),
  mine: z.boolean(),
});
export type Decision = z.infer<typeof decisionSchema>;

const shop = z.object({ shopId: z.string(), name: z.string() });

export const caseSummarySchema = z.object({
  caseId: z.uuid(),
  externalOrderId: z.string(),
  shop,
  orderedAt: instant,
  openedAt: instant,
  dueAt: instant,
  amountTotal: money,
  currency: z.string(),
  paymentMethod: z.enum(PAYMENT_METHODS).nullable(),
  riskScore: score,
  /** The strongest reason, and how many there are in all. */
  topReason: z.object({ code: z.string(), label: z.string() }).nullable(),
  reasons: z.int(),
  /** The rule or the engine's step that held the order, in words. */
  heldBy: z.string(),
  claim: claimSchema.nullable(),
});
export type CaseSummary = z.infer<typeof caseSummarySchema>;

export const caseListSchema = z.object({
  items: z.array(caseSummarySchema),
  nextCursor: z.string().nullable(),
  /** Open cases that meet the filter, and those of them past their deadline. */
  counts: z.object({ open: z.int(), overdue: z.int() }),
  /** Open cases of every shop; the filter by score applies, the one by shop does not. */
  shops: z.array(shop.extend({ open: z.int() })),
});
export type CaseList = z.infer<typeof caseListSchema>;

/** `reason.action` tells what the signal asked for; the points of `trust` were taken off. */
const caseReasonSchema = reasonSchema.extend({ action: z.enum(["NG", "HOLD", "weight", "trust"]) });
export type CaseReason = z.infer<typeof caseReasonSchema>;

/**
 * How a ship-to stands to the buyer: the same, the same in another spelling, the same block but another (or no) room, different,
 * or given by one of the two only.
 */
export const COMPARISON_STATES = ["same", "respelt", "same_block", "different", "buyer_only", "delivery_only"] as const;
export type ComparisonState = (typeof COMPARISON_STATES)[number];
export const COMPARED_FIELDS = ["name", "kana", "company", "address", "phone", "email"] as const;
export type ComparedField = (typeof COMPARED_FIELDS)[number];

const comparisonSchema = z.object({
  field: z.enum(COMPARED_FIELDS),
  buyer: z.string().nullable(),
  delivery: z.string().nullable(),
  state: z.enum(COMPARISON_STATES),
});
export type Comparison = z.infer<typeof comparisonSchema>;

const shipToSchema = z.object({
  method: z.enum(DELIVERY_METHODS).nullable(),
  sameAsBuyer: z.boolean(),
  comparisons: z.array(comparisonSchema),
});
export type ShipTo = z.infer<typeof shipToSchema>;

/** What a fact of the order is called in the console, and what was sent; only what was sent is listed. */
const factSchema = z.object({ field: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) });
export type Fact = z.infer<typeof factSchema>;

const itemSchema = z.object({
  sku: z.string().nullable(),
  name: z.string().nullable(),
  category: z.string().nullable(),
  unitPrice: money.nullable(),
  quantity: z.int().nullable(),
  isHighResale: z.boolean().nullable(),
  isTrial: z.boolean().nullable(),
});

const similarOrderSchema = z.object({
  externalOrderId: z.string(),
  orderedAt: instant,
  amountTotal: money,
  currency: z.string(),
  /** In words. */
  sharedFields: z.array(z.string()),
  verdict: z.enum(VERDICTS).nullable(),
  decision: z.enum(["approve", "reject"]).nullable(),
  /** The most telling event known now: a confirmation if there is one, else the latest. */
  outcome: z.enum(ORDER_EVENT_TYPES).nullable(),
});
export type SimilarOrder = z.infer<typeof similarOrderSchema>;

const noteSchema = z.object({ author: z.string(), body: z.string(), createdAt: instant });

export const caseDetailSchema = z.object({
  caseId: z.uuid(),
  screeningId: z.uuid(),
  externalOrderId: z.string(),
  shop,
  orderedAt: instant,
  openedAt: instant,
  dueAt: instant,
  closedAt: instant.nullable(),
  amountTotal: money,
  currency: z.string(),
  verdict: z.enum(VERDICTS),
  riskScore: score,
  typologies: z.array(z.object({ typology: z.enum(TYPOLOGIES), score })),
  reasons: z.array(caseReasonSchema),
  rulesFired: z.array(z.object({ ruleId: z.string(), name: z.string() })),
  /** What held the order: the step of the engine's precedence in words, and the codes, rules or bands it names. */
  decidedBy: z.object({ step: z.string(), by: z.array(z.string()) }),
  /** `why` is the code, `because` the sentence. */
  notEvaluated: z.array(z.object({ code: z.string(), label: z.string(), why: z.string(), because: z.string() })),
  shipTos: z.array(shipToSchema),
  buyer: z.array(factSchema),
  order: z.array(factSchema),
  payment: z.array(factSchema),
  device: z.array(factSchema),
  items: z.array(itemSchema),
  note: z.string().nullable(),
  inHouse: z
    .object({ verdict: z.enum(VERDICTS).nullable(), score: z.number().nullable(), reasons: z.array(z.string()) })
    .nullable(),
  similarOrders: z.array(similarOrderSchema),
  notes: z.array(noteSchema),
  claim: claimSchema.nullable(),
  decision: decisionSchema.nullable(),
});
export type CaseDetail = z.infer<typeof caseDetailSchema>;

const note = z.string().trim().max(NOTE_CHARACTERS_MAX).optional();

export const decisionBody = z
  .discriminatedUnion("decision", [
    z.strictObject({ decision: z.literal("approve"), reasonCode: z.enum(APPROVE_REASONS), note }),
    z.strictObject({ decision: z.literal("reject"), reasonCode: z.enum(REJECT_REASONS), note }),
  ])
  .refine(({ reasonCode, note: text }) => !needsNote(reasonCode) || (text ?? "") !== "", {
    path: ["note"],
    params: { code: "required" },
  });
export type DecisionBody = z.infer<typeof decisionBody>;

export const claimResultSchema = z.object({ caseId: z.uuid(), claim: claimSchema });
export type ClaimResult = z.infer<typeof claimResultSchema>;

/** `null`: nothing is waiting that nobody is on. */
export const nextCaseSchema = z.object({ next: claimResultSchema.nullable() });
export type NextCase = z.infer<typeof nextCaseSchema>;
