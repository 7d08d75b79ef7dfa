import { v7 } from "uuid";
import { hashPassword } from "@/lib/platform/auth-password";
import { withTenant } from "@/lib/platform/tenant";
import type { OrganizationId, UserId } from "@/lib/shared/ids";
import type { Role } from "@/lib/shared/vocabulary";
import type { UserActor } from "./actor";
import { SYSTEM } from "./audit-store";
import { createOrganization } from "./setup";
import { createUser } from "./users";

/** Organisations and their people, as tests of access need them. */
export const PASSWORD = "correct horse battery";

export const actorOf = (organizationId: OrganizationId, userId: UserId, role: Role = "administrator"): UserActor => ({
  kind: "user",
  organizationId,
  userId,
  sessionId: v7(),
  name: role,
  role,
});

/** Its administrator; two shops. */
export async function makeOrganization(name: string, at = new Date()): Promise<UserActor> {
  const made = await createOrganization(
    {
      name,
      shops: [
        { code: "main", name: "本店" },
        { code: "second", name: "二号店" },
      ],
      administrator: { email: `${v7()}@shop.example`, name: `${name} administrator`, password: PASSWORD, locale: "en" },
      ruleset: { rules: [], settings: {}, note: "" },
    },
    at,
  );
  return actorOf(made.organizationId, made.administratorId);
}

let hashed: Promise<string> | null = null;

/** Somebody who can sign in with `PASSWORD`. */
export async function makeMember(
  org: OrganizationId,
  role: Role,
  email = `${v7()}@shop.example`,
): Promise<UserActor & { email: string }> {
  hashed ??= hashPassword(PASSWORD);
  const person = { email, name: `a ${role}`, role, locale: "en", passwordHash: await hashed } as const;
  const id = await withTenant(org, (t) => createUser(t, person, SYSTEM, new Date()));
  return { ...actorOf(org, id, role), email };
}
