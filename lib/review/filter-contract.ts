import { z } from "zod";

export const QUEUE_SORTS = ["deadline", "score", "amount"] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];
/** `soon`: within `DUE_SOON_MINUTES`, and not over yet. */
export const DUE_WORDS = ["soon", "overdue"] as const;
/** `mine`: the caller is on it. `free`: nobody is. */
export const WHO_WORDS = ["mine", "free"] as const;
/** `kept`: somebody chose to keep the order on hold. `escalated`: it waits for a manager. */
export const STATE_WORDS = ["kept", "escalated"] as const;

export const DUE_SOON_MINUTES = 120;
const AMOUNT_MAX = 1_000_000_000_000;

/** Control characters stand in no code, and the database refuses NUL. */
const printable = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^\P{Cc}*$/u);

/**
 * What of the queue is looked at. Without `state` it is what waits for the caller: escalated cases are left out for whoever may not
 * decide them.
 */
export const queueFilter = z.strictObject({
  /** Code of a shop; all shops when absent. */
  shop: printable(64).optional(),
  minScore: z.coerce.number().min(0).max(1_000).optional(),
  minAmount: z.coerce.number().int().min(0).max(AMOUNT_MAX).optional(),
  maxAmount: z.coerce.number().int().min(0).max(AMOUNT_MAX).optional(),
  /** Code of a signal (`C27`), or the letter of a family (`C`). */
  reason: z
    .string()
    .regex(/^[A-Z](\d\d)?$/)
    .optional(),
  due: z.enum(DUE_WORDS).optional(),
  who: z.enum(WHO_WORDS).optional(),
  state: z.enum(STATE_WORDS).optional(),
  /** Part of an order number or of a name in any spelling, or a whole mail address or telephone number. */
  q: printable(100).optional(),
  sort: z.enum(QUEUE_SORTS).optional(),
});
export type QueueFilter = z.infer<typeof queueFilter>;

export const caseListQuery = queueFilter.extend({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(60),
});
export type CaseListQuery = z.infer<typeof caseListQuery>;

/** The views that everybody has. */
export const STANDING_VIEWS = ["all", "mine", "free", "soon", "overdue", "kept", "escalated"] as const;
export type StandingView = (typeof STANDING_VIEWS)[number];

/** The filter behind a standing view. */
export const STANDING_FILTERS: Readonly<Record<StandingView, QueueFilter>> = {
  all: {},
  mine: { who: "mine" },
  free: { who: "free" },
  soon: { due: "soon" },
  overdue: { due: "overdue" },
  kept: { state: "kept" },
  escalated: { state: "escalated" },
};

export const VIEW_NAME_CHARACTERS_MAX = 60;
export const VIEWS_MAX = 30;

export const viewBody = z.strictObject({
  name: printable(VIEW_NAME_CHARACTERS_MAX).trim().min(1),
  filter: queueFilter,
});
export type ViewBody = z.infer<typeof viewBody>;
export const viewParams = z.strictObject({ viewId: z.uuid() });

export const savedViewSchema = z.object({
  viewId: z.uuid(),
  name: z.string(),
  filter: queueFilter,
  /** Open cases that meet it. */
  open: z.int(),
});
export type SavedView = z.infer<typeof savedViewSchema>;

export const viewListSchema = z.object({
  standing: z.object(
    Object.fromEntries(STANDING_VIEWS.map((view) => [view, z.int()])) as Record<StandingView, z.ZodInt>,
  ),
  saved: z.array(savedViewSchema),
});
export type ViewList = z.infer<typeof viewListSchema>;
