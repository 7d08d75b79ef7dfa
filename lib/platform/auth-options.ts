import "server-only";
import type { AuthOptions } from "next-auth";
import { encode, type JWT } from "next-auth/jwt";
import credentials from "next-auth/providers/credentials";
import { endSession, isSecure, liveSession, readToken, sessionCookieName } from "./auth";
import { IDLE_HOURS } from "./auth-cookie";
import { SESSION_HOURS, type Session } from "./auth-session-store";
import { signIn } from "./auth-sign-in";
import { now } from "./clock";
import { isDatabaseDown } from "./database-down";
import { env } from "./env";
import { clientIp } from "./http/client-ip";
import { log } from "./log";

declare module "next-auth/jwt" {
  interface JWT {
    /** The session it stands for. */
    sid?: string;
    /** When that session ends, in seconds since 1970. */
    end?: number;
  }
}

/** What happens beside: the audit log is a business module, which this one may not know. */
export type AuthEvents = {
  readonly onSignIn: (session: Session) => Promise<void>;
  readonly onSignOut: (session: Session) => Promise<void>;
};

type Headers = Readonly<Record<string, string | undefined>>;

/** next-auth puts the message of what `authorize` throws into the answer; these are the ones the sign-in page knows. */
const refusal = (code: `locked:${number}` | "unavailable"): Error => new Error(code);

async function authorize(
  email: string,
  password: string,
  headers: Headers,
  events: AuthEvents,
): Promise<Session | null> {
  try {
    const at = now();
    const held = await readToken(cookieValue(headers.cookie, sessionCookieName()), at);
    const result = await signIn(
      {
        email,
        password,
        ip: clientIp(headers["x-forwarded-for"]),
        userAgent: headers["user-agent"] ?? "",
        endingSessionId: held?.sessionId ?? null,
      },
      at,
    );
    if (result.kind === "signed_in") {
      await events.onSignIn(result.session);
      return result.session;
    }
    log().info({ event: "sign_in.failed", reason: result.kind });
    if (result.kind === "refused") return null;
    throw refusal(`locked:${Math.max(1, Math.ceil((result.until.getTime() - at.getTime()) / 60_000))}`);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("locked:")) throw error;
    log().error({ event: "sign_in.broken", databaseDown: isDatabaseDown(error), err: error });
    throw refusal("unavailable");
  }
}

const TYPED_LENGTH_MAX = 1_000;
/** The form may hold anything; what no person types is as good as nothing typed. */
const typed = (value: unknown): string => (typeof value === "string" && value.length <= TYPED_LENGTH_MAX ? value : "");

function cookieValue(header: string | undefined, name: string): string {
  const pair = header?.split(";").find((part) => part.trim().startsWith(`${name}=`));
  return pair?.slice(pair.indexOf("=") + 1).trim() ?? "";
}

/** Made per request: building the pages needs no environment. */
export function authOptions(events: AuthEvents): AuthOptions {
  const secure = isSecure();
  return {
    secret: env().NEXTAUTH_SECRET,
    useSecureCookies: secure,
    session: { strategy: "jwt", maxAge: IDLE_HOURS * 3_600 },
    cookies: {
      sessionToken: { name: sessionCookieName(), options: { httpOnly: true, sameSite: "lax", path: "/", secure } },
    },
    jwt: {
      encode: ({ token, secret, maxAge }) => encode({ token: token ?? {}, secret, maxAge: lifetime(token, maxAge) }),
    },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      credentials({
        credentials: { email: {}, password: {} },
        authorize: async (given, request) => {
          const session = await authorize(typed(given?.email), typed(given?.password), request.headers ?? {}, events);
          return session ? { id: session.sessionId } : null;
        },
      }),
    ],
    callbacks: {
      jwt: async ({ token, user }) => {
        if (user) return { sid: user.id, end: Math.floor(now().getTime() / 1_000) + SESSION_HOURS * 3_600 };
        if (!token.sid || !(await liveSession(token.sid, now()))) throw new SessionEnded();
        return { sid: token.sid, ...(token.end === undefined ? {} : { end: token.end }) };
      },
      // The page needs to know only that the session lives; who it is comes with the page.
      session: async ({ session }) => ({ expires: session.expires }),
    },
    events: { signOut: ({ token }) => signedOut(token, events) },
    logger: {
      error: (code, metadata) => {
        if (isSessionEnd(metadata)) return;
        log().error({ event: "auth.error", code, err: "error" in metadata ? metadata.error : metadata });
      },
      warn: (code) => log().debug({ event: "auth.warning", code }),
      debug: () => undefined,
    },
  };
}

/** Renewed for as long as the console is used, and never beyond the session's own end. */
function lifetime(token: JWT | undefined, maxAge: number | undefined): number {
  const seconds = maxAge ?? IDLE_HOURS * 3_600;
  return token?.end === undefined
    ? seconds
    : Math.max(1, Math.min(seconds, token.end - Math.floor(now().getTime() / 1_000)));
}

async function signedOut(token: JWT, events: AuthEvents): Promise<void> {
  if (!token?.sid) return;
  const session = await liveSession(token.sid, now());
  await endSession(token.sid, now());
  if (session) await events.onSignOut(session);
}

/** A session that has ended is no fault worth a line in the log; next-auth clears the cookie. */
class SessionEnded extends Error {
  override readonly name = "SessionEnded";
}

function isSessionEnd(metadata: unknown): boolean {
  if (typeof metadata !== "object" || metadata === null) return false;
  if ("name" in metadata && (metadata.name === "SessionEnded" || metadata.name === "JWTExpired")) return true;
  return "error" in metadata && isSessionEnd(metadata.error);
}
