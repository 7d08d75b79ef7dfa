/** Tables that an administrator can upload. */
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
