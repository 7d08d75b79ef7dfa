import "server-only";
import { forgetSession } from "@/lib/platform/auth";
import { hashPassword, passwordMatches } from "@/lib/platform/auth-password";
import { normalizeEmail } from "@/lib/platform/auth-sign-in";
import { countTry, forgetTries, PER_EMAIL, throttleKey } from "@/lib/platform/auth-throttle-store";
import { withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import type { UserActor } from "./actor";
import { recordAct } from "./audit-store";
import type { MeRequest } from "./profile-contract";
import { mergePreferences, passwordHashOf, replaceOwnPassword, storeLocale } from "./profile-store";
import { checkPassword } from "./users";

/** Language and preferences on any browser of this person; what is not named stays. */
export async function saveProfile(actor: UserActor, change: MeRequest): Promise<void> {
  if (change.locale !== undefined) await storeLocale(actor.userId, change.locale);
  if (change.preferences !== undefined) await mergePreferences(actor.userId, definedOf(change.preferences));
  forgetSession(actor.sessionId);
}

const definedOf = (values: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/**
 * Sets one's own password, with the present one as proof: a console left open must not be enough. Tries count like those of
 * signing in. All other sessions end; answers how many that were.
 */
export async function changeOwnPassword(
  actor: UserActor,
  change: { email: string; current: string; next: string },
  at: Date,
  requestId: string,
): Promise<number> {
  checkPassword(change.next, change.email, "/next");
  await provePassword(actor, change, at);
  const passwordHash = await hashPassword(change.next);
  const ended = await withTenant(actor.organizationId, async (t) => {
    const sessions = await replaceOwnPassword(t, actor.userId, { passwordHash, keptSessionId: actor.sessionId, at });
    await recordAct(t, actor, { now: at, requestId }, "user.change_password", ["user", actor.userId], {
      endedSessions: sessions.length,
    });
    return sessions;
  });
  for (const sessionId of ended) forgetSession(sessionId);
  return ended.length;
}

async function provePassword(actor: UserActor, given: { email: string; current: string }, at: Date): Promise<void> {
  const key = throttleKey("email", normalizeEmail(given.email));
  const lockedUntil = await countTry(key, PER_EMAIL, at);
  if (lockedUntil) {
    const minutes = Math.max(1, Math.ceil((lockedUntil.getTime() - at.getTime()) / 60_000));
    throw new DomainError("password_locked", { values: { minutes } });
  }
  if (!(await passwordMatches(await passwordHashOf(actor.userId), given.current))) {
    const errors = [{ pointer: "/current", code: "wrong_password" }];
    throw new DomainError("invalid_request", { values: { count: 1 }, errors });
  }
  await forgetTries(key);
}
