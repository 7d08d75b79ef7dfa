import { z } from "zod";
import { LISTABLE_KINDS } from "../shared/vocabulary";
import {
  APPROVE_REASONS,
  BLOCK_ENTRIES_MAX,
  BLOCK_REASONS,
  ESCALATE_REASONS,
  KEEP_REASONS,
  NOTE_CHARACTERS_MAX,
  needsNote,
  REJECT_REASONS,
} from "./reason-words";

const instant = z.iso.datetime({ offset: true });
const note = z.string().trim().max(NOTE_CHARACTERS_MAX).optional();
const explained = {
  path: ["note"],
  params: { code: "required" },
};

export const decisionSchema = z.object({
  decision: z.enum(["approve", "reject"]),
  reasonCode: z.enum([...APPROVE_REASONS, ...REJECT_REASONS]),
  decidedAt: instant,
  decidedBy: z.string(),
  mine: z.boolean(),
});
export type Decision = z.infer<typeof decisionSchema>;

export const decisionBody = z
  .discriminatedUnion("decision", [
    z.strictObject({ decision: z.literal("approve"), reasonCode: z.enum(APPROVE_REASONS), note }),
    z.strictObject({ decision: z.literal("reject"), reasonCode: z.enum(REJECT_REASONS), note }),
  ])
  .refine(({ reasonCode, note: text }) => !needsNote(reasonCode) || (text ?? "") !== "", explained);
export type DecisionBody = z.infer<typeof decisionBody>;

export const keepBody = z
  .strictObject({ reasonCode: z.enum(KEEP_REASONS), dueAt: instant, note })
  .refine(({ reasonCode, note: text }) => !needsNote(reasonCode) || (text ?? "") !== "", explained);
export type KeepBody = z.infer<typeof keepBody>;

export const escalateBody = z
  .strictObject({ reasonCode: z.enum(ESCALATE_REASONS), note })
  .refine(({ reasonCode, note: text }) => !needsNote(reasonCode) || (text ?? "") !== "", explained);
export type EscalateBody = z.infer<typeof escalateBody>;

/** What became of a case that stays open. */
export const standingSchema = z.object({ caseId: z.uuid(), dueAt: instant, escalatedAt: instant.nullable() });
export type Standing = z.infer<typeof standingSchema>;

/** Names one identifier of an order: whose it is, its kind, and which of several. */
const identifierRef = z.string().regex(/^(buyer|delivery|device|payment)\.[a-z_]{2,20}\.\d{1,2}$/);

/** An identifier of the order: what it leads to, and whether it can go on the blocklist. */
export const identifierSchema = z.object({
  ref: identifierRef,
  kind: z.enum(LISTABLE_KINDS),
  /** Whose it is; `order`: nobody's in particular. */
  side: z.enum(["buyer", "delivery", "both", "order"]),
  /** As sent, or masked. */
  shown: z.string(),
  /** Under which orders that share it are found: no personal data stands in addresses. */
  key: z.string(),
  /** On the blocklist already. */
  blocked: z.boolean(),
});
export type Identifier = z.infer<typeof identifierSchema>;

export const blockBody = z.strictObject({
  refs: z.array(identifierRef).min(1).max(BLOCK_ENTRIES_MAX),
  reason: z.enum(BLOCK_REASONS),
  note: z.string().trim().max(NOTE_CHARACTERS_MAX).optional(),
  expiresAt: instant.optional(),
});
export type BlockBody = z.infer<typeof blockBody>;

export const blockResultSchema = z.object({
  /** Entries made now: what undoing would release. */
  entryIds: z.array(z.uuid()),
  /** Identifiers that were on the list already. */
  unchanged: z.int(),
});
export type BlockResult = z.infer<typeof blockResultSchema>;

export const unblockBody = z.strictObject({ entryIds: z.array(z.uuid()).min(1).max(BLOCK_ENTRIES_MAX) });
export type UnblockBody = z.infer<typeof unblockBody>;
