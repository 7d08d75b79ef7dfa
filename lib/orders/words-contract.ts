import type { OrderEventType } from "../shared/vocabulary";

/** The words of search and order page that browser and server share; without the schemas, which browsers need not load. */

/** What an order can be found by. `address` is a room, `address_block` all of its block; `order` is the merchant's number. */
export const SEARCH_KINDS = [
  "order",
  "member",
  "email",
  "phone",
  "name",
  "kana",
  "address",
  "address_block",
  "ip",
  "device",
  "card",
  "affiliate",
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Where an order stands with people: waiting for one, decided by one, or decided without any. */
export const REVIEW_STATES = ["pending", "approve", "reject", "automatic"] as const;

/** What became of an order, coarsely. */
export const OUTCOME_GROUPS = ["fraud", "genuine", "trouble", "open"] as const;
export type OutcomeGroup = (typeof OUTCOME_GROUPS)[number];

/** Which group the most telling event of an order puts it into; `open` = nothing is known yet. */
export const GROUP_OF: Readonly<Record<OrderEventType, OutcomeGroup>> = {
  authorized: "open",
  auth_declined: "trouble",
  in_house_verdict: "open",
  shipped: "open",
  delivered: "open",
  delivery_refused: "trouble",
  redirected: "trouble",
  returned: "trouble",
  billed: "open",
  bill_undeliverable: "trouble",
  paid: "genuine",
  overdue: "trouble",
  collection: "trouble",
  written_off: "fraud",
  chargeback: "fraud",
  cancelled: "trouble",
  cancelled_after_shipping: "trouble",
  subscription_cancelled: "trouble",
  confirmed_fraud: "fraud",
  confirmed_genuine: "genuine",
  deleted: "open",
};

export const SORTS = ["newest", "oldest"] as const;
export const TEXT_CHARACTERS_MAX = 600;

/** Outcomes that people learn of outside the merchant's systems, and may record by hand. */
export const RECORDABLE_EVENTS = [
  "confirmed_fraud",
  "chargeback",
  "written_off",
  "confirmed_genuine",
  "paid",
  "overdue",
  "delivery_refused",
  "returned",
  "cancelled",
  "cancelled_after_shipping",
] as const;
export type RecordableEvent = (typeof RECORDABLE_EVENTS)[number];

export const OUTCOME_NOTE_CHARACTERS_MAX = 1_000;
