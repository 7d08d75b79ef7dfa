import type { Role } from "../shared/vocabulary";

/**
 * Who may do what: one table, read by the server before it acts and by the console before it offers. Whatever is not listed is
 * not allowed.
 */
const ALLOWED = {
  "account.own": ["analyst", "manager", "administrator", "auditor"],
  "cases.read": ["analyst", "manager", "administrator", "auditor"],
  "cases.decide": ["analyst", "manager", "administrator"],
  "reports.read": ["analyst", "manager", "administrator", "auditor"],
  "rules.read": ["analyst", "manager", "administrator", "auditor"],
  "rules.publish": ["administrator"],
  "shops.read": ["analyst", "manager", "administrator", "auditor"],
  "shops.manage": ["administrator"],
  "keys.manage": ["administrator"],
  "webhooks.manage": ["administrator"],
  "audit.read": ["administrator", "auditor"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof ALLOWED;

export function can(role: Role, permission: Permission): boolean {
  const roles: readonly Role[] = ALLOWED[permission];
  return roles.includes(role);
}
