import "server-only";
import { v7 } from "uuid";
import { prisma } from "@/lib/platform/db";
import type { TenantTx } from "@/lib/platform/tenant";
import { type UserId, userId } from "@/lib/shared/ids";
import type { Locale, Role } from "@/lib/shared/vocabulary";

/** Answers the new person's id, or null when the mail address is taken. */
export async function insertUser(
  t: TenantTx,
  user: { email: string; name: string; passwordHash: string; locale: Locale; at: Date },
): Promise<UserId | null> {
  const id = v7();
  const { at, ...fields } = user;
  const created = await t.db.user.createMany({ data: [{ id, ...fields, createdAt: at }], skipDuplicates: true });
  return created.count === 1 ? userId(id) : null;
}

/** Who is a member already stays what they are. */
export async function insertMembership(t: TenantTx, member: { userId: UserId; role: Role; at: Date }): Promise<void> {
  await t.db.membership.createMany({
    data: [{ organizationId: t.org, userId: member.userId, role: member.role, createdAt: member.at }],
    skipDuplicates: true,
  });
}

export const isMember = async (t: TenantTx, user: UserId): Promise<boolean> =>
  (await t.db.membership.count({ where: { organizationId: t.org, userId: user } })) > 0;

/** Changes the password and ends all sessions begun with the old one. */
export async function replacePassword(t: TenantTx, user: UserId, passwordHash: string, at: Date): Promise<void> {
  await t.db.user.updateMany({ where: { id: user }, data: { passwordHash } });
  await t.db.userSession.updateMany({ where: { userId: user, revokedAt: null }, data: { revokedAt: at } });
}

export const anyUserExists = async (): Promise<boolean> =>
  (await prisma().user.findFirst({ select: { id: true } })) !== null;

/** The same inside the transaction of the first set-up, which nobody else can enter until it ends. */
export async function anyUserExistsLocked(t: TenantTx): Promise<boolean> {
  await t.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('sekisho.first_setup', 0))`;
  return (await t.db.user.findFirst({ select: { id: true } })) !== null;
}
