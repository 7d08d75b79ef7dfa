import "server-only";
import { analyzeTables } from "@/lib/platform/db";
import type { TenantTx } from "@/lib/platform/tenant";

/** Ids of the people of this organisation, by mail address. */
export async function findPeople(t: TenantTx, emails: readonly string[]): Promise<Map<string, string>> {
  const members = await t.db.membership.findMany({ where: { organizationId: t.org }, select: { userId: true } });
  const users = await t.db.user.findMany({
    where: { id: { in: members.map((member) => member.userId) }, email: { in: [...emails] } },
    select: { id: true, email: true },
  });
  return new Map(users.map((user) => [user.email, user.id]));
}

/** How long a case of this organisation may wait. */
export async function setReviewMinutes(t: TenantTx, reviewMinutes: number): Promise<void> {
  await t.db.organization.update({ where: { organizationId: t.org }, data: { reviewMinutes }, select: { name: true } });
}

/** After a part of the load: plans made on empty tables are slow. */
export const lookAtTables = (): Promise<void> => analyzeTables();
