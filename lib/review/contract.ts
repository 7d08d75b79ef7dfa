import { z } from "zod";
import { reasonSchema } from "@/lib/screening/contract";
import {
  DELIVERY_METHODS,
  ORDER_EVENT_TYPES,
  type OrderEventType,
  PAYMENT_METHODS,
  TYPOLOGIES,
  VERDICTS,
} from "../shared/vocabulary";
import { decisionSchema, identifierSchema } from "./act-contract";

const instant = z.iso.datetime({ offset: true });
const money = z.int();
/** 0–1000, one decimal. */
const score = z.number().min(0).max(1_000);

export const caseIdParams = z.strictObject({ caseId: z.uuid() });

/** A lease: who is on the case. `mine`: it is the caller. */
export const claimSchema = z.object({ holder: z.string(), mine: z.boolean(), claimedAt: instant, expiresAt: instant });
export type Claim = z.infer<typeof claimSchema>;

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
  /** The rule or the engine's step that held the order, in words; null where a reason says it. */
  heldBy: z.string().nullable(),
  /** Somebody chose to keep it on hold. */
  kept: z.boolean(),
  /** It waits for a manager. */
  escalated: z.boolean(),
  claim: claimSchema.nullable(),
});
export type CaseSummary = z.infer<typeof caseSummarySchema>;

export const caseListSchema = z.object({
  items: z.array(caseSummarySchema),
  nextCursor: z.string().nullable(),
  /** Open cases that meet the filter, and those of them past their deadline. */
  counts: z.object({ open: z.int(), overdue: z.int() }),
  /** Open cases of every shop; every filter applies but the one by shop. */
  shops: z.array(shop.extend({ open: z.int() })),
  /** Open cases by the signals that fired, the most frequent first; every filter applies but the one by reason. */
  reasons: z.array(z.object({ code: z.string(), label: z.string(), open: z.int() })),
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
export const factSchema = z.object({ field: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) });
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
  shopId: z.string(),
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

/** Orders of other merchants that share an identifier and ended badly; whose they were is not known here. Words, and YYYY-MM. */
const networkReferenceSchema = z.object({
  sharedField: z.string(),
  negative: z.string(),
  merchants: z.int(),
  month: z.string().nullable(),
});
export type NetworkReference = z.infer<typeof networkReferenceSchema>;

export const TIMELINE_KINDS = [
  "opened",
  "note",
  "keep",
  "escalate",
  "block",
  "unblock",
  "approve",
  "reject",
  "event",
] as const;

/** Something that happened to the order or to one of its cases. */
const timelineSchema = z.object({
  at: instant,
  kind: z.enum(TIMELINE_KINDS),
  /** Who did it; null for the engine and for the merchant. */
  actor: z.string().nullable(),
  reasonCode: z.string().nullable(),
  /** `keep`: the new deadline. */
  dueAt: instant.nullable(),
  /** `block`, `unblock`: how many entries. */
  entries: z.int().nullable(),
  /** `event`: what the merchant reported. */
  event: z.enum(ORDER_EVENT_TYPES).nullable(),
  /** `note`: what it says. */
  body: z.string().nullable(),
});
export type TimelineEntry = z.infer<typeof timelineSchema>;

/** Events by which a merchant gives an order up. They close its case without a decision. */
export const GIVEN_UP = ["cancelled", "deleted"] as const satisfies readonly OrderEventType[];
export type GivenUp = (typeof GIVEN_UP)[number];

const firedRuleSchema = z.object({
  ruleId: z.string(),
  name: z.string(),
  /** What the merchant wrote of it, in the version that fired; empty where nothing was written. */
  description: z.string(),
  /** A verdict that it asks for, or points alone. */
  action: z.enum([...VERDICTS, "score"]),
  /** Below zero where it lowers the score; zero where it asks for a verdict. */
  points: z.number(),
});
export type FiredRule = z.infer<typeof firedRuleSchema>;

export const caseDetailSchema = z.object({
  caseId: z.uuid(),
  screeningId: z.uuid(),
  externalOrderId: z.string(),
  shop,
  orderedAt: instant,
  openedAt: instant,
  dueAt: instant,
  closedAt: instant.nullable(),
  /** Why it was closed, and when that happened, where nobody decided it. */
  closedFor: z.object({ event: z.enum(GIVEN_UP), at: instant }).nullable(),
  keptAt: instant.nullable(),
  escalatedAt: instant.nullable(),
  /** Personal data is shortened: the reader is not on the case. */
  masked: z.boolean(),
  amountTotal: money,
  currency: z.string(),
  verdict: z.enum(VERDICTS),
  riskScore: score,
  typologies: z.array(z.object({ typology: z.enum(TYPOLOGIES), score })),
  reasons: z.array(caseReasonSchema),
  rulesFired: z.array(firedRuleSchema),
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
  networkReferences: z.array(networkReferenceSchema),
  identifiers: z.array(identifierSchema),
  timeline: z.array(timelineSchema),
  claim: claimSchema.nullable(),
  decision: decisionSchema.nullable(),
});
export type CaseDetail = z.infer<typeof caseDetailSchema>;

export const claimResultSchema = z.object({ caseId: z.uuid(), claim: claimSchema });
export type ClaimResult = z.infer<typeof claimResultSchema>;

/** `null`: nothing is waiting that nobody is on. */
export const nextCaseSchema = z.object({ next: claimResultSchema.nullable() });
export type NextCase = z.infer<typeof nextCaseSchema>;

/** Everything as it is stored: the order as sent, and the engine's assessment. */
export const caseDocumentSchema = z.object({ order: z.json(), assessment: z.json() });
export type CaseDocument = z.infer<typeof caseDocumentSchema>;
