import "server-only";
import { prisma } from "@/lib/platform/db";
import type { TenantTx } from "@/lib/platform/tenant";
import type { UserId } from "@/lib/shared/ids";
import type { JsonObject } from "@/lib/shared/json";
import type { Locale } from "@/lib/shared/vocabulary";

/** Keeps the named preferences and leaves the others, whatever another browser writes at the same time. */
export async function mergePreferences(user: UserId, change: JsonObject): Promise<void> {
  await prisma().$executeRaw`
    UPDATE app_user SET preferences = preferences || ${JSON.stringify(change)}::jsonb WHERE id = ${user}::uuid`;
}

export async function storeLocale(user: UserId, locale: Locale): Promise<void> {
  await prisma().user.updateMany({ where: { id: user }, data: { locale } });
}

export async function passwordHashOf(user: UserId): Promise<string | null> {
  const row = await prisma().user.findUnique({ where: { id: user }, select: { passwordHash: true } });
  return row?.passwordHash ?? null;
}

/** Changes the password and ends all other sessions, in the transaction that records it. Answers the sessions that ended. */
export async function replaceOwnPassword(
  t: TenantTx,
  user: UserId,
  change: { passwordHash: string; keptSessionId: string; at: Date },
): Promise<string[]> {
  await t.db.user.updateMany({ where: { id: user }, data: { passwordHash: change.passwordHash } });
  const ended = await t.db.userSession.updateManyAndReturn({
    where: { userId: user, id: { not: change.keptSessionId }, revokedAt: null, expiresAt: { gt: change.at } },
    data: { revokedAt: change.at },
    select: { id: true },
  });
  return ended.map((session) => session.id);
}
