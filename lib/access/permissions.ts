import type { Role } from "../shared/vocabulary";

/**
 * Who may do what: one table, read by the server before it acts and by the console before it offers. Whatever is not listed is
 * not allowed.
 */
const ALLOWED = {
  "account.own": ["analyst", "manager", "administrator", "auditor"],
  "cases.read": ["analyst", "manager", "administrator", "auditor"],
  "cases.decide": ["analyst", "manager", "administrator"],
  "cases.decideEscalated": ["manager", "administrator"],
  "orders.read": ["analyst", "manager", "administrator", "auditor"],
  "orders.reveal": ["analyst", "manager", "administrator"],
  "outcomes.record": ["analyst", "manager", "administrator"],
  "lists.read": ["analyst", "manager", "administrator", "auditor"],
  "lists.manage": ["analyst", "manager", "administrator"],
  "alerts.read": ["analyst", "manager", "administrator", "auditor"],
  "alerts.acknowledge": ["analyst", "manager", "administrator"],
  /** That nothing more is to be done about a group of orders is said by whoever answers for the desk. */
  "alerts.close": ["manager", "administrator"],
  "reports.read": ["analyst", "manager", "administrator", "auditor"],
  "rules.read": ["analyst", "manager", "administrator", "auditor"],
  "rules.publish": ["administrator"],
  /** The way into administration; each part of it asks for its own permission besides. */
  "admin.read": ["administrator", "auditor"],
  "users.read": ["administrator", "auditor"],
  "users.manage": ["administrator"],
  "organization.manage": ["administrator"],
  "shops.read": ["analyst", "manager", "administrator", "auditor"],
  "shops.manage": ["administrator"],
  "keys.manage": ["administrator"],
  "webhooks.manage": ["administrator"],
  "reference.read": ["analyst", "manager", "administrator", "auditor"],
  "reference.manage": ["administrator"],
  "providers.read": ["administrator", "auditor"],
  "providers.manage": ["administrator"],
  "network.read": ["manager", "administrator", "auditor"],
  "network.manage": ["administrator"],
  "audit.read": ["administrator", "auditor"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof ALLOWED;
/** All of them, in the order of the table. */
export const PERMISSIONS = Object.keys(ALLOWED).filter((name): name is Permission => name in ALLOWED);

export function can(role: Role, permission: Permission): boolean {
  const roles: readonly Role[] = ALLOWED[permission];
  return roles.includes(role);
}
