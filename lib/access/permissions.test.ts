import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "../shared/vocabulary";
import { can, type Permission } from "./permissions";

/** Who may do what, written out a second time on purpose: a change of the table must be meant. */
const EXPECTED: Record<Permission, readonly Role[]> = {
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
  "alerts.close": ["manager", "administrator"],
  "reports.read": ["analyst", "manager", "administrator", "auditor"],
  "rules.read": ["analyst", "manager", "administrator", "auditor"],
  "rules.publish": ["administrator"],
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
};

describe("the permission table", () => {
  it.each(Object.entries(EXPECTED))("allows %s to %j and to nobody else", (permission, roles) => {
    expect(ROLES.filter((role) => can(role, permission as Permission))).toEqual(roles);
  });

  it("lets an auditor change nothing", () => {
    const changes: Permission[] = [
      "cases.decide",
      "outcomes.record",
      "lists.manage",
      "alerts.acknowledge",
      "alerts.close",
      "rules.publish",
      "users.manage",
      "organization.manage",
      "shops.manage",
      "keys.manage",
      "webhooks.manage",
      "reference.manage",
      "providers.manage",
      "network.manage",
    ];
    expect(changes.filter((permission) => can("auditor", permission))).toEqual([]);
  });
});
