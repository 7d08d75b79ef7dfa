import "server-only";
import { forgetSession } from "@/lib/platform/auth";
import { withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import type { UserActor } from "./actor";
import { recordAct } from "./audit-store";
import type { SessionView } from "./profile-contract";
import { deviceOf } from "./session-device";
import { liveSessionsOf, organizationsOf, revokeOthers, revokeOwn } from "./session-store";

/** Where a person is signed in, this browser first. */
export async function listOwnSessions(actor: UserActor, now: Date): Promise<SessionView[]> {
  const [sessions, organizations] = await Promise.all([
    liveSessionsOf(actor.userId, now),
    organizationsOf(actor.userId),
  ]);
  // A session that names no organisation acts for the first.
  const nameOf = (id: string | null) =>
    (id === null ? organizations[0] : organizations.find((one) => one.organizationId === id))?.name ?? "";
  const views = sessions.map((session) => ({
    id: session.id,
    current: session.id === actor.sessionId,
    ...deviceOf(session.userAgent),
    organizationName: nameOf(session.actingFor),
    createdAt: session.createdAt.toISOString(),
    seenAt: session.seenAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
  }));
  return views.toSorted((a, b) => Number(b.current) - Number(a.current));
}

/** Ends one's own session on another browser, here at once and on other servers within five seconds. */
export async function endOwnSession(actor: UserActor, sessionId: string, at: Date, requestId: string): Promise<void> {
  if (!(await revokeOwn(actor.userId, sessionId, at))) throw new DomainError("not_found");
  await recordEnds(actor, [sessionId], at, requestId);
}

export async function endOtherSessions(actor: UserActor, at: Date, requestId: string): Promise<void> {
  await recordEnds(actor, await revokeOthers(actor.userId, actor.sessionId, at), at, requestId);
}

async function recordEnds(actor: UserActor, ended: readonly string[], at: Date, requestId: string): Promise<void> {
  for (const sessionId of ended) forgetSession(sessionId);
  if (ended.length === 0) return;
  await withTenant(actor.organizationId, async (t) => {
    for (const sessionId of ended) {
      await recordAct(t, actor, { now: at, requestId }, "session.end", ["session", sessionId]);
    }
  });
}
