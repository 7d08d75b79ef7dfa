import type { UserActor } from "@/lib/access/actor";
import { insertMembership } from "@/lib/access/users-store";
import { liveSession } from "@/lib/platform/auth";
import { sessionCookie } from "@/lib/platform/auth-cookie";
import { createSession } from "@/lib/platform/auth-session-store";
import { withTenant } from "@/lib/platform/tenant";

/** A person who belongs to an organisation and is signed in: the cookie of a session that lives. */
export async function signedIn(actor: UserActor, now = new Date()): Promise<{ cookie: string; sessionId: string }> {
  const { organizationId, userId, role } = actor;
  await withTenant(organizationId, (t) => insertMembership(t, { userId, role, at: now }));
  return sessionFor(actor, now);
}

/** Another session of somebody who belongs there already. */
export async function sessionFor(actor: UserActor, now = new Date()): Promise<{ cookie: string; sessionId: string }> {
  const userAgent =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";
  const { id } = await createSession({ userId: actor.userId, userAgent, actingFor: actor.organizationId }, now);
  const session = await liveSession(id, now);
  if (!session) throw new Error("the session does not live");
  const [cookie = ""] = (await sessionCookie(session, now)).split(";");
  return { cookie, sessionId: id };
}
