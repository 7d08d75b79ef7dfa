/** What can be asked of a live provider. */
export const PROVIDER_KINDS = [
  "phone_reachability",
  "room_vacancy",
  "ip_intelligence",
  "mail_deliverability",
  "address_existence",
] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** What of an order a question may hold, by kind; a text is empty where the order has none. */
export const INPUTS = {
  phone_reachability: ["e164", "national"],
  room_vacancy: ["address", "postalCode", "prefecture", "city", "town", "block", "building", "room"],
  ip_intelligence: ["ip"],
  mail_deliverability: ["email", "domain"],
  address_existence: ["address", "postalCode", "prefecture", "city", "town", "block", "building", "room"],
} as const satisfies Record<ProviderKind, readonly string[]>;

/** What an answer may hold, by kind; the first is what it can't do without. */
export const ANSWERS = {
  phone_reachability: ["status"],
  room_vacancy: ["vacant", "asOf"],
  ip_intelligence: ["class", "latitude", "longitude"],
  mail_deliverability: ["hasMx", "deliverable"],
  address_existence: ["exists"],
} as const satisfies Record<ProviderKind, readonly string[]>;
