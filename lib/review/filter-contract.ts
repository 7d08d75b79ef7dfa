import { z } from "zod";
import {
  AMOUNT_MAX,
  DUE_WORDS,
  PRINTABLE,
  QUERY_CHARACTERS_MAX,
  QUEUE_SORTS,
  REASON,
  SCORE_MAX,
  SHOP_CHARACTERS_MAX,
  STANDING_VIEWS,
  STATE_WORDS,
  type StandingView,
  VIEW_NAME_CHARACTERS_MAX,
  WHO_WORDS,
} from "./filter-words";

export { DUE_SOON_MINUTES, QUEUE_SORTS, type QueueSort } from "./filter-words";

const printable = (max: number) => z.string().min(1).max(max).regex(PRINTABLE);

/**
 * What of the queue is looked at. Without `state` it is what waits for the caller: escalated cases are left out for whoever may not
 * decide them.
 */
export const queueFilter = z.strictObject({
  /** Code of a shop; all shops when absent. */
  shop: printable(SHOP_CHARACTERS_MAX).optional(),
  minScore: z.coerce.number().min(0).max(SCORE_MAX).optional(),
  minAmount: z.coerce.number().int().min(0).max(AMOUNT_MAX).optional(),
  maxAmount: z.coerce.number().int().min(0).max(AMOUNT_MAX).optional(),
  reason: z.string().regex(REASON).optional(),
  due: z.enum(DUE_WORDS).optional(),
  who: z.enum(WHO_WORDS).optional(),
  state: z.enum(STATE_WORDS).optional(),
  /** Part of an order number or of a name in any spelling, or a whole mail address or telephone number. */
  q: printable(QUERY_CHARACTERS_MAX).optional(),
  sort: z.enum(QUEUE_SORTS).optional(),
});
export type QueueFilter = z.infer<typeof queueFilter>;

export const caseListQuery = queueFilter.extend({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(60),
});
export type CaseListQuery = z.infer<typeof caseListQuery>;

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
