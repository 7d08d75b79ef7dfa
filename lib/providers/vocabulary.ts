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

/** What a part of an answer is: one of a few words, yes or no, a number, a day. */
export type AnswerForm = readonly string[] | "boolean" | "number" | "date";

/** What an answer may hold, by kind. */
export const ANSWERS = {
  phone_reachability: { status: ["reachable", "unreachable", "unassigned"] },
  room_vacancy: { vacant: "boolean", asOf: "date" },
  ip_intelligence: {
    class: ["hosting", "vpn", "tor", "proxy", "mobile", "isp"],
    latitude: "number",
    longitude: "number",
  },
  mail_deliverability: { hasMx: "boolean", deliverable: "boolean" },
  address_existence: { exists: "boolean" },
} as const satisfies Record<ProviderKind, Readonly<Record<string, AnswerForm>>>;

/** What an answer can't do without. Where nothing is named, any part will do. */
export const NEEDED_ANSWERS: Readonly<Record<ProviderKind, readonly string[]>> = {
  phone_reachability: ["status"],
  room_vacancy: ["vacant"],
  ip_intelligence: [],
  mail_deliverability: [],
  address_existence: ["exists"],
};

/** Signals that ask each kind. */
export const PROVIDER_SIGNALS = {
  phone_reachability: ["C30"],
  room_vacancy: ["C06", "D08"],
  ip_intelligence: ["C15", "C35", "A12", "C16"],
  mail_deliverability: ["C28"],
  address_existence: ["C11"],
} as const satisfies Record<ProviderKind, readonly string[]>;

/** Fields of rules that each kind fills. */
export const PROVIDER_FIELDS = {
  phone_reachability: ["phone.reachable", "phone.assignable"],
  room_vacancy: ["delivery.isVacant"],
  ip_intelligence: ["ip.distanceKm"],
  mail_deliverability: ["mail.hasServer", "mail.deliverable"],
  address_existence: ["delivery.addressExists"],
} as const satisfies Record<ProviderKind, readonly string[]>;
