import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import { type UserId, userId } from "@/lib/shared/ids";
import { LOCALES, type Locale } from "@/lib/shared/vocabulary";
import { type LinkToken, sha256 } from "./link-token";
import type { MailState } from "./people-contract";

/** A link with the person it is for. */
export type Reset = {
  readonly id: string;
  readonly createdBy: string | null;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
  /** Whether the password is still the one that was forgotten. */
  readonly current: boolean;
  readonly user: { readonly id: UserId; readonly email: string; readonly locale: Locale; readonly disabled: boolean };
};

const OPEN = { usedAt: null, revokedAt: null } as const;

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(b);

export async function findResetByToken(t: TenantTx, tokenHash: LinkToken["hash"]): Promise<Reset | null> {
  const row = await t.db.passwordReset.findUnique({
    where: { organizationId_tokenHash: { organizationId: t.org, tokenHash } },
    select: {
      id: true,
      userId: true,
      createdBy: true,
      expiresAt: true,
      usedAt: true,
      revokedAt: true,
      passwordMark: true,
    },
  });
  const user = row && (await findPerson(t, userId(row.userId)));
  if (!row || !user) return null;
  const { id, createdBy, expiresAt, usedAt, revokedAt, passwordMark } = row;
  const { passwordHash, ...person } = user;
  const current = sameBytes(passwordMark, sha256(passwordHash));
  return { id, createdBy, expiresAt, usedAt, revokedAt, current, user: person };
}

export type Person = Reset["user"] & { readonly passwordHash: string };

/** A member of this organisation, with what a link for a new password needs to know; null for anybody else. */
export async function findPerson(t: TenantTx, id: UserId): Promise<Person | null> {
  const member = await t.db.membership.findUnique({
    where: { organizationId_userId: { organizationId: t.org, userId: id } },
    select: { userId: true },
  });
  const select = { email: true, locale: true, passwordHash: true, disabledAt: true } as const;
  const row = member && (await t.db.user.findUnique({ where: { id }, select }));
  if (!row) return null;
  const locale = LOCALES.find((known) => known === row.locale) ?? "ja";
  return { id, email: row.email, locale, passwordHash: row.passwordHash, disabled: row.disabledAt !== null };
}

type NewReset = {
  readonly id: string;
  readonly person: Person;
  readonly tokenHash: LinkToken["hash"];
  readonly createdBy: UserId | null;
  readonly at: Date;
  readonly expiresAt: Date;
  readonly mail: MailState;
};

/** The link before opens nothing from now on. Of two made at once, the second waits for the first and takes its place. */
export async function insertReset(t: TenantTx, { person, at, ...fields }: NewReset): Promise<void> {
  await t.db.$queryRaw`
    SELECT FROM membership WHERE organization_id = ${t.org}::uuid AND user_id = ${person.id}::uuid FOR NO KEY UPDATE`;
  await t.db.passwordReset.updateMany({
    where: { organizationId: t.org, userId: person.id, ...OPEN },
    data: { revokedAt: at },
  });
  const passwordMark = sha256(person.passwordHash);
  await t.db.passwordReset.createMany({
    data: [{ organizationId: t.org, userId: person.id, passwordMark, createdAt: at, ...fields }],
  });
}

/** Takes the link for good. Of two who follow it at once, one is answered true. */
export async function takeReset(t: TenantTx, reset: { id: string; tokenHash: LinkToken["hash"] }, at: Date) {
  const { count } = await t.db.passwordReset.updateMany({
    where: { organizationId: t.org, ...reset, ...OPEN, expiresAt: { gt: at } },
    data: { usedAt: at },
  });
  return count === 1;
}

/** What became of the mail with this very link. */
export async function noteResetMail(
  t: TenantTx,
  { id, tokenHash }: { id: string; tokenHash: LinkToken["hash"] },
  mail: MailState,
  mailError: string | null,
): Promise<void> {
  await t.db.passwordReset.updateMany({ where: { organizationId: t.org, id, tokenHash }, data: { mail, mailError } });
}
