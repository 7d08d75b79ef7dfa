/** What one merchant may tell others: kinds of bad endings. `order` is no negative; it says that a shop met the identifier. */
export const NEGATIVE_KINDS = ["chargeback", "confirmed_fraud", "unpaid", "refused"] as const;
export type NegativeKind = (typeof NEGATIVE_KINDS)[number];

/** Identifiers that mean the same at every merchant. Tokens, devices, members are each shop's own; an IP is nobody's. */
export const SHARED_KINDS = ["email", "phone", "address"] as const;
export type SharedKind = (typeof SHARED_KINDS)[number];

/** Entries speak for two years, meetings for a week. */
export const NEGATIVE_DAYS = 730;
export const ORDER_DAYS = 7;
