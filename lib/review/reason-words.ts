/** Why a case was decided as it was: one code a decision, from the set of its word. Texts: `review.reasonCodes` in the messages. */
export const APPROVE_REASONS = ["genuine_verified", "known_customer", "gift", "false_positive", "other"] as const;
export const REJECT_REASONS = [
  "stolen_card",
  "resale",
  "nonpayment",
  "affiliate_fraud",
  "takeover",
  "false_identity",
  "other",
] as const;
/** Why an order stays on hold: whose answer is waited for. */
export const KEEP_REASONS = [
  "awaiting_buyer",
  "awaiting_merchant",
  "awaiting_issuer",
  "awaiting_payment",
  "other",
] as const;
/** Why a manager has to decide. */
export const ESCALATE_REASONS = ["beyond_authority", "unclear", "linked_cases", "complaint", "other"] as const;

export type DecisionReason = (typeof APPROVE_REASONS)[number] | (typeof REJECT_REASONS)[number];
export type KeepReason = (typeof KEEP_REASONS)[number];
export type EscalateReason = (typeof ESCALATE_REASONS)[number];
export type ReasonCode = DecisionReason | KeepReason | EscalateReason;
export type DecisionWord = "approve" | "reject";
/** What can be done about a case; all but `approve` and `reject` leave it open. */
export type ActWord = DecisionWord | "keep" | "escalate";

export const REASONS_OF: Readonly<Record<ActWord, readonly ReasonCode[]>> = {
  approve: APPROVE_REASONS,
  reject: REJECT_REASONS,
  keep: KEEP_REASONS,
  escalate: ESCALATE_REASONS,
};

/** `other` says nothing by itself, so it must be explained. */
export const needsNote = (reasonCode: ReasonCode): boolean => reasonCode === "other";

export const NOTE_CHARACTERS_MAX = 2_000;

/** An order may be kept on hold for this long from now on. */
export const KEEP_DAYS_MAX = 30;
/** Reasons of the blocklist that fit an order under review, the most frequent first. */
export const BLOCK_REASONS = [
  "stolen_card",
  "resale",
  "deferred_unpaid",
  "cod_refused",
  "account_takeover",
  "affiliate_fraud",
  "malicious_complaint",
  "overall_judgement",
] as const;
export type BlockReason = (typeof BLOCK_REASONS)[number];
export const BLOCK_ENTRIES_MAX = 20;
