import "server-only";
import { v7 } from "uuid";
import { userId as asUserId, type OrganizationId, organizationId, type UserId } from "@/lib/shared/ids";
import { LOCALES, type Locale, ROLES, type Role } from "@/lib/shared/vocabulary";
import { prisma } from "./db";
import { withPerson } from "./tenant";

/** However often the token is renewed, a sign-in ends after this. */
export const SESSION_HOURS = 12;
const USER_AGENT_LENGTH_MAX = 200;
/** The last sign of life of a session is written at most this often. */
const SEEN_EVERY_MS = 60_000;

export type Account = { readonly id: UserId; readonly passwordHash: string };

/** What a live session says of the person and of the organisation they act for. */
export type Session = {
  readonly sessionId: string;
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  readonly organizationId: OrganizationId;
  readonly organizationName: string;
  readonly role: Role;
  readonly expiresAt: Date;
};

/** An account that may sign in: neither disabled nor without an organisation. */
export async function findAccount(email: string): Promise<Account | null> {
  const user = await prisma().user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, disabledAt: true },
  });
  if (!user || user.disabledAt) return null;
  return { id: asUserId(user.id), passwordHash: user.passwordHash };
}

export async function createSession(
  userId: UserId,
  userAgent: string,
  now: Date,
): Promise<{ id: string; expiresAt: Date }> {
  const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
  const row = await prisma().userSession.create({
    data: {
      id: v7(),
      userId,
      createdAt: now,
      seenAt: now,
      expiresAt,
      userAgent: userAgent.slice(0, USER_AGENT_LENGTH_MAX),
    },
    select: { id: true },
  });
  return { id: row.id, expiresAt };
}

/** The session with its person and organisation, or null when it is unknown, ended, expired, or the person may no longer enter. */
export async function findSession(sessionId: string, now: Date): Promise<Session | null> {
  const row = await prisma().userSession.findUnique({
    where: { id: sessionId },
    select: {
      expiresAt: true,
      revokedAt: true,
      seenAt: true,
      user: { select: { id: true, name: true, email: true, locale: true, disabledAt: true } },
    },
  });
  if (!row || row.revokedAt || row.expiresAt <= now || row.user.disabledAt) return null;
  const user = asUserId(row.user.id);
  const membership = await firstMembership(user);
  if (!membership) return null;
  if (now.getTime() - row.seenAt.getTime() > SEEN_EVERY_MS) await touch(sessionId, now);
  const locale = LOCALES.find((known) => known === row.user.locale) ?? "ja";
  return {
    sessionId,
    userId: user,
    name: row.user.name,
    email: row.user.email,
    locale,
    expiresAt: row.expiresAt,
    ...membership,
  };
}

/** A person of several organisations acts for the one they joined first; choosing another is a matter of this function alone. */
function firstMembership(user: UserId): Promise<Pick<Session, "organizationId" | "organizationName" | "role"> | null> {
  return withPerson(user, async ({ db }) => {
    const member = await db.membership.findFirst({
      where: { userId: user },
      orderBy: [{ createdAt: "asc" }, { organizationId: "asc" }],
      select: { organizationId: true, role: true },
    });
    const role = ROLES.find((known) => known === member?.role);
    if (!member || !role) return null;
    const organization = await db.organization.findUnique({
      where: { organizationId: member.organizationId },
      select: { name: true },
    });
    return { organizationId: organizationId(member.organizationId), organizationName: organization?.name ?? "", role };
  });
}

async function touch(sessionId: string, now: Date): Promise<void> {
  await prisma().userSession.updateMany({ where: { id: sessionId, seenAt: { lt: now } }, data: { seenAt: now } });
}

export async function revokeSession(sessionId: string, now: Date): Promise<void> {
  await prisma().userSession.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: now } });
}
