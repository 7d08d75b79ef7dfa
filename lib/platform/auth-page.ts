import "server-only";
import { cookies, headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import type { UserActor } from "@/lib/access/actor";
import { can, type Permission } from "@/lib/access/permissions";
import { actorOf, readToken, type Session, sessionCookieName, sessionOf, type Token } from "./auth";
import { safeReturnPath } from "./auth-return-path";
import { now } from "./clock";
import { PATH_HEADER } from "./page-headers";

const cookie = async (): Promise<string | null> => (await cookies()).get(sessionCookieName())?.value ?? null;

/** The session of the page being rendered, or null. Looked up once a page. */
export const currentSession = cache(async (): Promise<Session | null> => sessionOf(await cookie(), now()));

/** When the page's token was issued and ends; the shell renews it in time. */
export async function currentToken(): Promise<Token | null> {
  const value = await cookie();
  return value ? readToken(value, now()) : null;
}

/** For a page that any signed-in person may see: sends everybody else to sign in, and back here afterwards. */
export async function requireSession(): Promise<Session> {
  const session = await currentSession();
  if (session) return session;
  const path = safeReturnPath((await headers()).get(PATH_HEADER));
  redirect(path === "/" ? "/sign-in" : `/sign-in?from=${encodeURIComponent(path)}`);
}

/** The same, and who acts by it. */
export async function requireActor(): Promise<{ session: Session; actor: UserActor }> {
  const session = await requireSession();
  return { session, actor: actorOf(session) };
}

/** The first line of every signed-in page: who acts, or a redirect to sign-in, or the page that says "not yours" (403). */
export async function requirePermission(permission: Permission): Promise<UserActor> {
  const session = await requireSession();
  if (!can(session.role, permission)) forbidden();
  return actorOf(session);
}
