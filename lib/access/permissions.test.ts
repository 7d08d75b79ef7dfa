import { describe, expect, it } from "vitest";
import { ROLES, type Role } from "../shared/vocabulary";
import { can, type Permission } from "./permissions";

/** Who may do what, written out a second time on purpose: a change of the table must be meant. */
const EXPECTED: Record<Permission, readonly Role[]> = {
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
};

describe("the permission table", () => {
  it.each(Object.entries(EXPECTED))("allows %s to %j and to nobody else", (permission, roles) => {
    expect(ROLES.filter((role) => can(role, permission as Permission))).toEqual(roles);
  });

  it("lets an auditor change nothing", () => {
    const changes: Permission[] = ["cases.decide", "rules.publish", "shops.manage", "keys.manage", "webhooks.manage"];
    expect(changes.filter((permission) => can("auditor", permission))).toEqual([]);
  });
});
