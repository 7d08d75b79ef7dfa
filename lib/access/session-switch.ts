import "server-only";
import { endSession, liveSession, type Session } from "@/lib/platform/auth";
import { createSession } from "@/lib/platform/auth-session-store";
import { withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import { organizationId } from "@/lib/shared/ids";
import type { UserActor } from "./actor";
import { recordAct } from "./audit-store";
import type { OrganizationChoice } from "./profile-contract";
import { organizationsOf } from "./session-store";

export async function listOrganizations(actor: UserActor): Promise<OrganizationChoice[]> {
  const all = await organizationsOf(actor.userId);
  return all.map((one) => ({ ...one, current: one.organizationId === actor.organizationId }));
}

/**
 * Goes on for another organisation of the same person: a session of its own, which ends when the one before would have, so that
 * nobody stays signed in by switching. The one before ends: what still runs with it can't act for either.
 */
export async function switchOrganization(
  actor: UserActor,
  target: { organizationId: string; userAgent: string },
  at: Date,
  requestId: string,
): Promise<Session> {
  const choice = (await organizationsOf(actor.userId)).find((one) => one.organizationId === target.organizationId);
  const held = await liveSession(actor.sessionId, at);
  if (!held) throw new DomainError("unauthenticated");
  // Not a member and no such organisation look the same.
  if (!choice) throw new DomainError("not_found");
  if (choice.organizationId === actor.organizationId) return held;
  const { userAgent } = target;
  const actingFor = organizationId(choice.organizationId);
  const begun = await createSession({ userId: actor.userId, userAgent, actingFor, expiresAt: held.expiresAt }, at);
  const session = await liveSession(begun.id, at);
  if (!session) throw new DomainError("not_found");
  const call = { now: at, requestId };
  await withTenant(session.organizationId, (t) =>
    recordAct(t, actor, call, "session.start", ["session", session.sessionId]),
  );
  await endSession(actor.sessionId, at);
  await withTenant(actor.organizationId, (t) => recordAct(t, actor, call, "session.end", ["session", actor.sessionId]));
  return session;
}
