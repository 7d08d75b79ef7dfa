import "server-only";
import { encode } from "next-auth/jwt";
import { isSecure, type Session, sessionCookieName } from "./auth";
import { env } from "./env";

/** A token that nobody renews for this long is worthless. The console renews it every fifteen minutes while it is looked at. */
export const IDLE_HOURS = 2;

/** The `Set-Cookie` by which a browser holds a session from now on, as signing in would set it. */
export async function sessionCookie(session: Session, now: Date): Promise<string> {
  const end = Math.floor(session.expiresAt.getTime() / 1_000);
  const maxAge = Math.max(1, Math.min(IDLE_HOURS * 3_600, end - Math.floor(now.getTime() / 1_000)));
  const token = await encode({ token: { sid: session.sessionId, end }, secret: env().NEXTAUTH_SECRET, maxAge });
  const parts = [`${sessionCookieName()}=${token}`, "Path=/", `Max-Age=${maxAge}`, "HttpOnly", "SameSite=Lax"];
  return [...parts, ...(isSecure() ? ["Secure"] : [])].join("; ");
}
