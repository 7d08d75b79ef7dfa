import "server-only";
import { v7 } from "uuid";
import { HOUR_MS } from "@/lib/shared/durations";
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
  /** How they like the console, unparsed. */
  readonly preferences: Readonly<Record<string, unknown>>;
  readonly organizationId: OrganizationId;
  readonly organizationName: string;
  readonly role: Role;
  readonly expiresAt: Date;
};

/** Whom a session acts for, and until when. Without an end it lasts as long as any sign-in. */
export type NewSession = {
  readonly userId: UserId;
  readonly userAgent: string;
  /** Null: the organisation of the person's last session, while they still belong to it; else the first they joined. */
  readonly actingFor: OrganizationId | null;
  readonly expiresAt?: Date;
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

export async function createSession(session: NewSession, now: Date): Promise<{ id: string; expiresAt: Date }> {
  const { userId } = session;
  const expiresAt = session.expiresAt ?? new Date(now.getTime() + SESSION_HOURS * HOUR_MS);
  const row = await prisma().userSession.create({
    data: {
      id: v7(),
      userId,
      createdAt: now,
      seenAt: now,
      expiresAt,
      userAgent: session.userAgent.toWellFormed().replaceAll("\0", "").slice(0, USER_AGENT_LENGTH_MAX),
      actingFor: session.actingFor ?? (await lastOrganization(userId)),
    },
    select: { id: true },
  });
  return { id: row.id, expiresAt };
}

/** Where the person worked last, or null when they never chose or no longer belong there. */
async function lastOrganization(userId: UserId): Promise<OrganizationId | null> {
  const last = await prisma().userSession.findFirst({
    where: { userId, actingFor: { not: null } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { actingFor: true },
  });
  if (!last?.actingFor) return null;
  const chosen = organizationId(last.actingFor);
  return (await membershipOf(userId, chosen)) ? chosen : null;
}

/** The session with its person and organisation, or null when it is unknown, ended, expired, or the person may no longer enter. */
export async function findSession(sessionId: string, now: Date): Promise<Session | null> {
  const row = await prisma().userSession.findUnique({
    where: { id: sessionId },
    select: {
      expiresAt: true,
      revokedAt: true,
      seenAt: true,
      actingFor: true,
      user: { select: { id: true, name: true, email: true, locale: true, preferences: true, disabledAt: true } },
    },
  });
  if (!row || row.revokedAt || row.expiresAt <= now || row.user.disabledAt) return null;
  const user = asUserId(row.user.id);
  const membership = await membershipOf(user, row.actingFor === null ? null : organizationId(row.actingFor));
  if (!membership) return null;
  if (now.getTime() - row.seenAt.getTime() > SEEN_EVERY_MS) await touch(sessionId, now);
  const locale = LOCALES.find((known) => known === row.user.locale) ?? "ja";
  return {
    sessionId,
    userId: user,
    name: row.user.name,
    email: row.user.email,
    locale,
    preferences: recordOf(row.user.preferences),
    expiresAt: row.expiresAt,
    ...membership,
  };
}

type Membership = Pick<Session, "organizationId" | "organizationName" | "role">;

/**
 * What the person is in an organisation, or null when they do not belong to it. Without one: in the one they joined first. A
 * session that was begun for an organisation never acts for another.
 */
function membershipOf(user: UserId, org: OrganizationId | null): Promise<Membership | null> {
  return withPerson(user, async ({ db }) => {
    const member = await db.membership.findFirst({
      where: { userId: user, ...(org === null ? {} : { organizationId: org }) },
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

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};

async function touch(sessionId: string, now: Date): Promise<void> {
  await prisma().userSession.updateMany({ where: { id: sessionId, seenAt: { lt: now } }, data: { seenAt: now } });
}

export async function revokeSession(sessionId: string, now: Date): Promise<void> {
  await prisma().userSession.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: now } });
}
