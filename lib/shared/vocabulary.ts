/** The field's terms, once. Everything that stores, shows or sends one of these words takes it from here. */

export const VERDICTS = ["OK", "HOLD", "NG"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What kind of harm a signal speaks of. */
export const TYPOLOGIES = ["impersonation", "resale", "nonpayment", "affiliate", "takeover"] as const;
export type Typology = (typeof TYPOLOGIES)[number];

/** The part of an order that an observation is about; the console marks it, the API names it. */
export const TOUCHPOINTS = [
  "buyer.name",
  "buyer.address",
  "buyer.phone",
  "buyer.email",
  "buyer.member",
  "delivery.name",
  "delivery.address",
  "delivery.phone",
  "payment.card",
  "payment.threeDS",
  "payment.auth",
  "payment.method",
  "order.amount",
  "order.items",
  "device.id",
  "device.ip",
  "behavior",
  "affiliate",
] as const;
export type Touchpoint = (typeof TOUCHPOINTS)[number];

export const CHANNELS = ["web", "app", "chat", "phone", "store"] as const;
export type Channel = (typeof CHANNELS)[number];

export const PAYMENT_METHODS = [
  "card",
  "deferred",
  "cod",
  "bank_transfer",
  "convenience_store",
  "e_money",
  "points",
  "paypal",
  "carrier",
  "other",
] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

export const DELIVERY_METHODS = ["home", "post_office", "depot", "convenience_store", "locker"] as const;
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];

/** Life-cycle and outcome events of an order, in the spelling of the API. */
export const ORDER_EVENT_TYPES = [
  "authorized",
  "auth_declined",
  "in_house_verdict",
  "shipped",
  "delivered",
  "delivery_refused",
  "redirected",
  "returned",
  "billed",
  "bill_undeliverable",
  "paid",
  "overdue",
  "collection",
  "written_off",
  "chargeback",
  "cancelled",
  "cancelled_after_shipping",
  "subscription_cancelled",
  "confirmed_fraud",
  "confirmed_genuine",
  "deleted",
] as const;
export type OrderEventType = (typeof ORDER_EVENT_TYPES)[number];

/** Outcomes that confirm fraud (metrics: a *confirmed label*, never a verdict). */
export const FRAUD_EVENT_TYPES = [
  "chargeback",
  "written_off",
  "confirmed_fraud",
] as const satisfies readonly OrderEventType[];

/** Outcomes that confirm a genuine order. */
export const GENUINE_EVENT_TYPES = ["paid", "confirmed_genuine"] as const satisfies readonly OrderEventType[];

export const ROLES = ["analyst", "manager", "administrator", "auditor"] as const;
export type Role = (typeof ROLES)[number];

export const API_SCOPES = ["screen", "outcomes", "lists", "read", "backfill"] as const;
export type ApiScope = (typeof API_SCOPES)[number];

export const LOCALES = ["ja", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/**
 * What an organisation keeps on file. `block` and `allow` are the blocklist and allowlist; `forwarder` holds addresses of
 * forwarders and warehouses; `affiliate_own` holds identifiers that belong to an affiliate itself (`subject` names it).
 */
export const LISTS = ["block", "allow", "forwarder", "affiliate_own"] as const;
export type ListName = (typeof LISTS)[number];

/** Identifiers that can be put on a list. `address` is the room (K2) where one is known, `address_block` the town and block (K1). */
export const LISTABLE_KINDS = [
  "member",
  "email",
  "phone",
  "device",
  "ip",
  "card",
  "address",
  "address_block",
  "name",
] as const;
export type ListableKind = (typeof LISTABLE_KINDS)[number];
