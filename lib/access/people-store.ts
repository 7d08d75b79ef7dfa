import "server-only";
import { Prisma, type TenantTx } from "@/lib/platform/tenant";
import { type UserId, userId } from "@/lib/shared/ids";
import { ROLES, type Role } from "@/lib/shared/vocabulary";
import { MAIL_STATES, type PersonView } from "./people-contract";

type PersonRow = {
  user_id: string;
  name: string;
  email: string;
  role: string;
  created_at: Date;
  revision: number;
  last_sign_in_at: Date | null;
  reset: { createdAt: string; expiresAt: string; mail: string; mailError: string | null } | null;
};

// The table's own check allows no other word.
const roleOf = (word: string): Role => ROLES.find((role) => role === word) ?? "auditor";

/**
 * The members by name. The last sign-in is read from this organisation's audit log: sessions are the person's own, and would tell
 * what they do elsewhere.
 */
export async function listPeople(t: TenantTx, now: Date): Promise<PersonView[]> {
  const rows = await t.db.$queryRaw<PersonRow[]>(Prisma.sql`
    SELECT m.user_id, u.name, u.email, m.role, m.created_at, m.revision, s.at AS last_sign_in_at, r.reset
    FROM membership m JOIN app_user u ON u.id = m.user_id
    LEFT JOIN LATERAL (
      SELECT a.at FROM audit_event a
      WHERE a.organization_id = m.organization_id AND a.actor_id = m.user_id AND a.action = 'session.start'
      ORDER BY a.at DESC LIMIT 1) s ON true
    LEFT JOIN LATERAL (
      SELECT jsonb_build_object('createdAt', p.created_at, 'expiresAt', p.expires_at, 'mail', p.mail, 'mailError', p.mail_error) AS reset
      FROM password_reset p
      WHERE p.organization_id = m.organization_id AND p.user_id = m.user_id AND p.used_at IS NULL AND p.revoked_at IS NULL
        AND p.expires_at > ${now}) r ON true
    WHERE m.organization_id = ${t.org}::uuid
    ORDER BY u.name, m.user_id`);
  return rows.map((row) => ({
    userId: row.user_id,
    name: row.name,
    email: row.email,
    role: roleOf(row.role),
    joinedAt: row.created_at.toISOString(),
    lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
    reset: row.reset && shownReset(row.reset),
    revision: row.revision,
  }));
}

const shownReset = ({ createdAt, expiresAt, mail, mailError }: NonNullable<PersonRow["reset"]>) => ({
  createdAt: new Date(createdAt).toISOString(),
  expiresAt: new Date(expiresAt).toISOString(),
  mail: MAIL_STATES.find((state) => state === mail) ?? "none",
  mailError,
});

/**
 * From here to the end of the transaction nobody else changes who belongs to this organisation and as what: changes of members come
 * one after another, each seeing what the one before left.
 */
export async function lockMembers(t: TenantTx): Promise<void> {
  await t.db.$queryRaw`
    SELECT FROM organization WHERE organization_id = ${t.org}::uuid FOR NO KEY UPDATE`;
}

export type Member = { readonly role: Role; readonly revision: number };

export async function memberOf(t: TenantTx, user: UserId): Promise<Member | null> {
  const row = await t.db.membership.findUnique({
    where: { organizationId_userId: { organizationId: t.org, userId: user } },
    select: { role: true, revision: true },
  });
  return row ? { role: roleOf(row.role), revision: row.revision } : null;
}

export async function isMemberByEmail(t: TenantTx, email: string): Promise<boolean> {
  const user = await t.db.user.findUnique({ where: { email }, select: { id: true } });
  return user !== null && (await memberOf(t, userId(user.id))) !== null;
}

export async function updateRole(t: TenantTx, user: UserId, role: Role): Promise<void> {
  await t.db.membership.updateMany({
    where: { organizationId: t.org, userId: user },
    data: { role, revision: { increment: 1 } },
  });
}

/** Ends the membership, and the sessions that act for this organisation; those for another one go on. */
export async function deleteMember(t: TenantTx, user: UserId, at: Date): Promise<void> {
  await t.db.membership.deleteMany({ where: { organizationId: t.org, userId: user } });
  await t.db.userSession.updateMany({
    where: { userId: user, revokedAt: null, OR: [{ actingFor: t.org }, { actingFor: null }] },
    data: { revokedAt: at },
  });
}
