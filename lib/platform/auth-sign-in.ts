import "server-only";
import { endSession, liveSession } from "./auth";
import { passwordMatches } from "./auth-password";
import { createSession, findAccount, type Session } from "./auth-session-store";
import { countTry, forgetTries, PER_EMAIL, PER_IP, takeBackTry, throttleKey } from "./auth-throttle-store";

export type SignInResult =
  | { readonly kind: "signed_in"; readonly session: Session }
  /** Unknown address, wrong password, disabled account, no organisation: nobody learns which. */
  | { readonly kind: "refused" }
  | { readonly kind: "locked"; readonly until: Date };

/** Mail addresses are compared without regard to case, width and surrounding space. None holds what a database could not store. */
export const normalizeEmail = (email: string): string =>
  email
    .toWellFormed()
    .normalize("NFKC")
    .replaceAll(/\p{Cc}/gu, "")
    .trim()
    .toLowerCase();

/**
 * Checks a password and begins a session with an id of its own. The session that this browser held until now ends.
 * Unknown addresses are counted, locked and timed like known ones.
 */
export async function signIn(
  attempt: { email: string; password: string; ip: string; userAgent: string; endingSessionId: string | null },
  now: Date,
): Promise<SignInResult> {
  const email = normalizeEmail(attempt.email);
  const ipKey = throttleKey("ip", attempt.ip);
  const emailKey = throttleKey("email", email);
  const lockedUntil = (await countTry(ipKey, PER_IP, now)) ?? (await countTry(emailKey, PER_EMAIL, now));
  if (lockedUntil) return { kind: "locked", until: lockedUntil };

  const account = await findAccount(email);
  if (!(await passwordMatches(account?.passwordHash ?? null, attempt.password)) || !account) return { kind: "refused" };
  const begun = await createSession({ userId: account.id, userAgent: attempt.userAgent, actingFor: null }, now);
  const session = await liveSession(begun.id, now);
  if (!session) return { kind: "refused" };
  await Promise.all([takeBackTry(ipKey), forgetTries(emailKey)]);
  if (attempt.endingSessionId) await endSession(attempt.endingSessionId, now);
  return { kind: "signed_in", session };
}
