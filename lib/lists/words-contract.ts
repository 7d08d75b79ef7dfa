/** The words of lists that browser and server share; without the schemas, which browsers need not load. */

/** Why an identifier was put on a list. The first group is what merchants of the reference services must choose from. */
export const LIST_REASONS = [
  "deferred_unpaid",
  "stolen_card",
  "cod_refused",
  "resale",
  "point_exchange",
  "overall_judgement",
  "samples",
  "malicious_complaint",
  "affiliate_fraud",
  "account_takeover",
  "trusted_customer",
  "large_building",
  "forwarder",
  "affiliate_identity",
  "other",
] as const;
export type ListReason = (typeof LIST_REASONS)[number];

/** Whom an entry speaks of. */
export const LIST_TARGETS = ["buyer", "delivery", "both"] as const;
export type ListTarget = (typeof LIST_TARGETS)[number];

export const VALUE_CHARACTERS_MAX = 600;
export const NOTE_CHARACTERS_MAX = 4_000;
export const SUBJECT_CHARACTERS_MAX = 128;
export const RELEASE_REASON_CHARACTERS_MAX = 500;

/** Where an entry stands: counting, counting but not for long, over by its date, taken off. */
export const ENTRY_STATES = ["in_force", "expiring", "expired", "released"] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** An entry that ends within so many days is worth a look. */
export const EXPIRING_DAYS = 14;

export const ENTRY_ACTS = ["add", "release", "change_expiry", "restore"] as const;
