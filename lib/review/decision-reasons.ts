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

export type ReasonCode = (typeof APPROVE_REASONS)[number] | (typeof REJECT_REASONS)[number];
export type DecisionWord = "approve" | "reject";

export const REASONS_OF: Readonly<Record<DecisionWord, readonly ReasonCode[]>> = {
  approve: APPROVE_REASONS,
  reject: REJECT_REASONS,
};

/** `other` says nothing by itself, so it must be explained. */
export const needsNote = (reasonCode: ReasonCode): boolean => reasonCode === "other";

export const NOTE_CHARACTERS_MAX = 2_000;
