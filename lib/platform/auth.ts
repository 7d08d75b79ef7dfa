import "server-only";
import { decode } from "next-auth/jwt";
import type { UserActor } from "@/lib/access/actor";
import { findSession, revokeSession, type Session } from "./auth-session-store";
import { env } from "./env";
import { ExpiringCache } from "./expiring-cache";
import { singleton } from "./singleton";

export type { Session } from "./auth-session-store";

/** How long an ended session may still be believed in *other* processes; in this one it ends at once. */
const SESSION_CACHE_MS = 5_000;
const SESSION_CACHE_ENTRIES_MAX = 5_000;
const sessions = () =>
  singleton(
    "auth.sessions",
    () => new ExpiringCache<Session | null>({ entriesMax: SESSION_CACHE_ENTRIES_MAX, lifetimeMs: SESSION_CACHE_MS }),
  );

/** Decrypting a token costs a third of a millisecond, and its content never changes. */
const TOKEN_CACHE_MS = 60_000;
const TOKEN_CACHE_ENTRIES_MAX = 2_000;
const tokens = () =>
  singleton(
    "auth.tokens",
    () => new ExpiringCache<Token | null>({ entriesMax: TOKEN_CACHE_ENTRIES_MAX, lifetimeMs: TOKEN_CACHE_MS }),
  );

/** What the cookie says, once decrypted: which session, and when this token was issued and ends (seconds since 1970). */
export type Token = { readonly sessionId: string; readonly issuedAt: number; readonly expiresAt: number };

/** Cookies are marked Secure when this installation is reached by TLS. `__Host-` binds them to this very host. */
export const isSecure = (): boolean => env().NEXTAUTH_URL?.startsWith("https:") ?? false;
export const sessionCookieName = (): string => (isSecure() ? "__Host-sekisho-session" : "sekisho-session");

/** Who is signed in, by the cookie of a web request; null for no, a bad, an ended or an expired session. */
export async function sessionActor(request: Request, now: Date): Promise<UserActor | null> {
  const session = await sessionOf(cookieOf(request.headers.get("cookie"), sessionCookieName()), now);
  return session ? actorOf(session) : null;
}

/** The same by the cookie's value. */
export async function sessionOf(cookie: string | null, now: Date): Promise<Session | null> {
  const token = cookie ? await readToken(cookie, now) : null;
  return token ? liveSession(token.sessionId, now) : null;
}

export async function liveSession(sessionId: string, now: Date): Promise<Session | null> {
  const session = await sessions().load(sessionId, now, () => findSession(sessionId, now));
  return session && session.expiresAt > now ? session : null;
}

export const actorOf = (session: Session): UserActor => ({
  kind: "user",
  organizationId: session.organizationId,
  userId: session.userId,
  sessionId: session.sessionId,
  name: session.name,
  role: session.role,
});

/** Ends a session: nobody enters with its cookie any more. */
export async function endSession(sessionId: string, now: Date): Promise<void> {
  await revokeSession(sessionId, now);
  sessions().drop(sessionId);
}

/** Forgets what is remembered of a session, after something about its person has changed. */
export const forgetSession = (sessionId: string): void => sessions().drop(sessionId);
/** The same for everybody: a person's sessions are not known here by person. */
export const forgetSessions = (): void => sessions().clear();

export async function readToken(cookie: string, now: Date): Promise<Token | null> {
  const token = await tokens().load(cookie, now, () => decodeToken(cookie));
  return token && token.expiresAt * 1_000 > now.getTime() ? token : null;
}

async function decodeToken(cookie: string): Promise<Token | null> {
  try {
    const claims = await decode({ token: cookie, secret: env().NEXTAUTH_SECRET });
    if (typeof claims?.sid !== "string" || typeof claims.iat !== "number" || typeof claims.exp !== "number")
      return null;
    return { sessionId: claims.sid, issuedAt: claims.iat, expiresAt: claims.exp };
  } catch {
    // Forged, damaged, expired or made under another secret: the same to us.
    return null;
  }
}

function cookieOf(header: string | null, name: string): string | null {
  for (const part of header?.split(";") ?? []) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || null;
  }
  return null;
}
