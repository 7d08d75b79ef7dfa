import "server-only";
import { prisma } from "@/lib/platform/db";
import { withPerson } from "@/lib/platform/tenant";
import type { UserId } from "@/lib/shared/ids";
import { ROLES, type Role } from "@/lib/shared/vocabulary";

export type SessionRow = {
  readonly id: string;
  readonly userAgent: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
  readonly actingFor: string | null;
};

/** The sessions a person is signed in with now, the one used last first. */
export async function liveSessionsOf(user: UserId, now: Date): Promise<readonly SessionRow[]> {
  return prisma().userSession.findMany({
    where: { userId: user, revokedAt: null, expiresAt: { gt: now } },
    orderBy: [{ seenAt: "desc" }, { id: "desc" }],
    take: 100,
    select: { id: true, userAgent: true, createdAt: true, seenAt: true, expiresAt: true, actingFor: true },
  });
}

/** Whether the person has such a session and it had not ended. */
export async function revokeOwn(user: UserId, sessionId: string, now: Date): Promise<boolean> {
  const ended = await prisma().userSession.updateMany({
    where: { id: sessionId, userId: user, revokedAt: null, expiresAt: { gt: now } },
    data: { revokedAt: now },
  });
  return ended.count === 1;
}

/** Ends all sessions of a person but one. Answers which. */
export async function revokeOthers(user: UserId, keptSessionId: string, now: Date): Promise<string[]> {
  const ended = await prisma().userSession.updateManyAndReturn({
    where: { userId: user, id: { not: keptSessionId }, revokedAt: null, expiresAt: { gt: now } },
    data: { revokedAt: now },
    select: { id: true },
  });
  return ended.map((session) => session.id);
}

export type MembershipRow = { readonly organizationId: string; readonly name: string; readonly role: Role };

/** The organisations a person belongs to, the one they joined first at the head. */
export async function organizationsOf(user: UserId): Promise<readonly MembershipRow[]> {
  return withPerson(user, async ({ db }) => {
    const members = await db.membership.findMany({
      where: { userId: user },
      orderBy: [{ createdAt: "asc" }, { organizationId: "asc" }],
      select: { organizationId: true, role: true },
    });
    const names = await db.organization.findMany({
      where: { organizationId: { in: members.map((member) => member.organizationId) } },
      select: { organizationId: true, name: true },
    });
    return members.flatMap(({ organizationId, role }) => {
      const known = ROLES.find((one) => one === role);
      const name = names.find((one) => one.organizationId === organizationId)?.name;
      return known && name !== undefined ? [{ organizationId, name, role: known }] : [];
    });
  });
}
