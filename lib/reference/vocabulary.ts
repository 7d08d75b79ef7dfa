/** Kinds of table that an administrator can upload, and what they may say: words for server and browser. */
export const TABLE_NAMES = [
  "bins",
  "forwarders",
  "short_stays",
  "facility_phones",
  "networks",
  "tor_exits",
  "municipalities",
  "vacancies",
] as const;
export type TableName = (typeof TABLE_NAMES)[number];

export const FUNDINGS = ["credit", "debit", "prepaid"] as const;
export const SHORT_STAY_KINDS = ["hotel", "monthly", "private_mailbox", "netcafe", "other"] as const;
export const NETWORK_CLASSES = ["hosting", "vpn", "proxy", "mobile", "isp"] as const;
export const VACANCY_STATES = ["vacant", "occupied"] as const;

/**
 * Signals that a table past its age limit leaves unanswered. `networks` and `tor_exits` speak together: where either is out of date,
 * an address that is in neither may still be one of them.
 */
export const TABLE_SIGNALS = {
  bins: ["C12", "C13"],
  forwarders: ["C08"],
  short_stays: ["C07", "D08"],
  facility_phones: ["C31"],
  networks: ["C15", "C35", "A12"],
  tor_exits: ["C15", "C35", "A12"],
  municipalities: ["C16"],
  vacancies: ["C06", "D08"],
} as const satisfies Record<TableName, readonly string[]>;

/** Without an uploaded table of these kinds, what ships with the product speaks; without one of the others, nobody does. */
export const BUILT_IN_TABLES: readonly TableName[] = ["networks", "tor_exits"];
