import "server-only";
import { prisma } from "@/lib/platform/db";
import { type TenantTx, withPerson } from "@/lib/platform/tenant";
import { type UserId, userId } from "@/lib/shared/ids";
import { LOCALES, type Locale, ROLES, type Role } from "@/lib/shared/vocabulary";
import { type InvitationView, MAIL_STATES, type MailState } from "./people-contract";

const COLUMNS = {
  id: true,
  email: true,
  role: true,
  locale: true,
  createdAt: true,
  createdBy: true,
  sentAt: true,
  expiresAt: true,
  acceptedAt: true,
  revokedAt: true,
  mail: true,
  mailError: true,
} as const;

type Stored = NonNullable<Awaited<ReturnType<typeof findOne>>>;
export type Invitation = Omit<Stored, "role" | "locale" | "mail"> & {
  readonly role: Role;
  readonly locale: Locale;
  readonly mail: MailState;
};

const findOne = (t: TenantTx, id: string) =>
  t.db.invitation.findUnique({
    where: { organizationId_id: { organizationId: t.org, id } },
    select: COLUMNS,
  });

// The table's own checks allow no other words.
const known = (row: Stored): Invitation => ({
  ...row,
  role: ROLES.find((role) => role === row.role) ?? "auditor",
  locale: LOCALES.find((locale) => locale === row.locale) ?? "ja",
  mail: MAIL_STATES.find((state) => state === row.mail) ?? "none",
});

const OPEN = { acceptedAt: null, revokedAt: null } as const;

export async function findInvitation(t: TenantTx, id: string): Promise<Invitation | null> {
  const row = await findOne(t, id);
  return row && known(row);
}

export async function findByToken(t: TenantTx, tokenHash: Uint8Array<ArrayBuffer>): Promise<Invitation | null> {
  const row = await t.db.invitation.findUnique({
    where: { organizationId_tokenHash: { organizationId: t.org, tokenHash } },
    select: COLUMNS,
  });
  return row && known(row);
}

type NewInvitation = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly locale: Locale;
  readonly tokenHash: Uint8Array<ArrayBuffer>;
  readonly createdBy: UserId;
  readonly at: Date;
  readonly expiresAt: Date;
  readonly mail: MailState;
};

/** Answers whether it was made; not while another one to the same address waits. An expired one makes room. */
export async function insertInvitation(t: TenantTx, invitation: NewInvitation): Promise<boolean> {
  const { at, ...fields } = invitation;
  await t.db.invitation.updateMany({
    where: { organizationId: t.org, email: fields.email, ...OPEN, expiresAt: { lte: at } },
    data: { revokedAt: at },
  });
  const { count } = await t.db.invitation.createMany({
    data: [{ organizationId: t.org, ...fields, createdAt: at, sentAt: at }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Another link in place of the one before, which opens nothing from now on. Answers whether the invitation was still open. */
export async function renewInvitation(
  t: TenantTx,
  id: string,
  link: { tokenHash: Uint8Array<ArrayBuffer>; at: Date; expiresAt: Date; mail: MailState },
): Promise<boolean> {
  const { at, ...fields } = link;
  const { count } = await t.db.invitation.updateMany({
    where: { organizationId: t.org, id, ...OPEN },
    data: { ...fields, sentAt: at, mailError: null },
  });
  return count === 1;
}

/** Answers whether it was open until now. */
export async function markInvitationRevoked(t: TenantTx, id: string, at: Date): Promise<boolean> {
  const { count } = await t.db.invitation.updateMany({
    where: { organizationId: t.org, id, ...OPEN },
    data: { revokedAt: at },
  });
  return count === 1;
}

/** Takes the invitation for good. Of two who follow the same link at once, one is answered true. */
export async function takeInvitation(
  t: TenantTx,
  invitation: { id: string; tokenHash: Uint8Array<ArrayBuffer> },
  at: Date,
): Promise<boolean> {
  const { id, tokenHash } = invitation;
  const { count } = await t.db.invitation.updateMany({
    where: { organizationId: t.org, id, tokenHash, ...OPEN, expiresAt: { gt: at } },
    data: { acceptedAt: at },
  });
  return count === 1;
}

export async function markAcceptedBy(t: TenantTx, id: string, user: UserId): Promise<void> {
  await t.db.invitation.updateMany({ where: { organizationId: t.org, id }, data: { acceptedBy: user } });
}

/** What became of the mail with this very link. A later link has a mail of its own. */
export async function noteMail(
  t: TenantTx,
  sent: { id: string; tokenHash: Uint8Array<ArrayBuffer> },
  mail: MailState,
  mailError: string | null,
): Promise<void> {
  const { id, tokenHash } = sent;
  await t.db.invitation.updateMany({ where: { organizationId: t.org, id, tokenHash }, data: { mail, mailError } });
}

/** Those that wait or have expired, newest first. */
export async function listOpenInvitations(t: TenantTx, now: Date): Promise<InvitationView[]> {
  const rows = await t.db.invitation.findMany({
    where: { organizationId: t.org, ...OPEN },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: COLUMNS,
  });
  const names = await nameOfInviters(t, rows);
  return rows.map((row) => toView(known(row), names.get(row.createdBy) ?? null, now));
}

export async function viewOf(t: TenantTx, id: string, now: Date): Promise<InvitationView | null> {
  const row = await findOne(t, id);
  if (!row) return null;
  return toView(known(row), (await nameOfInviters(t, [row])).get(row.createdBy) ?? null, now);
}

const toView = (row: Invitation, invitedBy: string | null, now: Date): InvitationView => ({
  id: row.id,
  email: row.email,
  role: row.role,
  state: row.expiresAt > now ? "waiting" : "expired",
  createdAt: row.createdAt.toISOString(),
  sentAt: row.sentAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  invitedBy,
  mail: row.mail,
  mailError: row.mailError,
});

async function nameOfInviters(t: TenantTx, rows: readonly { createdBy: string }[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.map((row) => row.createdBy))];
  const people = await t.db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(people.map((person) => [person.id, person.name]));
}

export async function nameOf(t: TenantTx, user: string): Promise<string | null> {
  const row = await t.db.user.findUnique({ where: { id: user }, select: { name: true } });
  return row?.name ?? null;
}

export type ExistingAccount = {
  readonly id: UserId;
  readonly passwordHash: string;
  readonly disabled: boolean;
  readonly belongsSomewhere: boolean;
};

/** Who signs in with this address already, and whether any organisation still counts them as its own. */
export async function accountOf(email: string): Promise<ExistingAccount | null> {
  const select = { id: true, passwordHash: true, disabledAt: true } as const;
  const row = await prisma().user.findUnique({ where: { email }, select });
  if (!row) return null;
  const id = userId(row.id);
  const memberships = await withPerson(id, ({ db }) => db.membership.count({ where: { userId: id } }));
  const { passwordHash, disabledAt } = row;
  return { id, passwordHash, disabled: disabledAt !== null, belongsSomewhere: memberships > 0 };
}

/**
 * An account that no organisation knows any more begins anew. Answers false when somebody else gave it a password meanwhile: then
 * it belongs to an organisation again, and is not to be taken from there.
 */
export async function renewAccount(
  t: TenantTx,
  account: ExistingAccount,
  fields: { name: string; passwordHash: string; locale: Locale },
  at: Date,
): Promise<boolean> {
  const { id, passwordHash } = account;
  const { count } = await t.db.user.updateMany({ where: { id, passwordHash }, data: fields });
  if (count === 0) return false;
  await t.db.userSession.updateMany({ where: { userId: id, revokedAt: null }, data: { revokedAt: at } });
  return true;
}
