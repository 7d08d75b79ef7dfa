import "server-only";
import { forgetSessions } from "@/lib/platform/auth";
import { hashPassword } from "@/lib/platform/auth-password";
import { normalizeEmail } from "@/lib/platform/auth-sign-in";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import type { UserId } from "@/lib/shared/ids";
import type { Locale, Role } from "@/lib/shared/vocabulary";
import type { UserActor } from "./actor";
import { type AuditActor, recordAct, recordAudit } from "./audit-store";
import { PASSWORD_LENGTH_MIN } from "./contract";
import { insertMembership, insertUser, isMember, replacePassword } from "./users-store";

export type NewUser = {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly role: Role;
  readonly locale: Locale;
};

/** Refuses what a guesser tries first. Length is what protects; composition rules would not. */
export function checkPassword(password: string, email: string, pointer = "/password"): void {
  const local = normalizeEmail(email).split("@")[0] ?? "";
  const telling = local.length >= 4 && password.toLowerCase().includes(local);
  const repeated = new Set(password).size < 4;
  if (password.length >= PASSWORD_LENGTH_MIN && !telling && !repeated) return;
  throw new DomainError("invalid_request", {
    values: { count: 1 },
    errors: [{ pointer, code: "weak_password", values: { minimum: PASSWORD_LENGTH_MIN } }],
  });
}

/** A new person with a role in this organisation. `passwordHash` is made before the transaction: it takes tens of milliseconds. */
export async function createUser(
  t: TenantTx,
  user: Omit<NewUser, "password"> & { readonly passwordHash: string },
  by: AuditActor,
  at: Date,
  requestId: string | null = null,
): Promise<UserId> {
  const { email, name, passwordHash, locale, role } = user;
  const id = await insertUser(t, { email: normalizeEmail(email), name, passwordHash, locale, at });
  if (id === null) {
    throw new DomainError("invalid_request", { values: { count: 1 }, errors: [{ pointer: "/email", code: "taken" }] });
  }
  await insertMembership(t, { userId: id, role, at });
  await recordAudit(t, {
    ...by,
    action: "user.create",
    subjectType: "user",
    subjectId: id,
    detail: { role },
    requestId,
    at,
  });
  return id;
}

/** Sets a member's password; every session of theirs ends, here at once and elsewhere within five seconds. */
export async function setPassword(
  actor: UserActor,
  target: { userId: UserId; email: string; password: string },
  at: Date,
  requestId: string,
): Promise<void> {
  checkPassword(target.password, target.email);
  const passwordHash = await hashPassword(target.password);
  await withTenant(actor.organizationId, async (t) => {
    if (!(await isMember(t, target.userId))) throw new DomainError("not_found");
    await replacePassword(t, target.userId, passwordHash, at);
    await recordAct(t, actor, { now: at, requestId }, "user.set_password", ["user", target.userId]);
  });
  forgetSessions();
}
