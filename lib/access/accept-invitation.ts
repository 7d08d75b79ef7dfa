import "server-only";
import { endSession, forgetSessions } from "@/lib/platform/auth";
import { hashPassword } from "@/lib/platform/auth-password";
import { createSession } from "@/lib/platform/auth-session-store";
import { signIn } from "@/lib/platform/auth-sign-in";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import type { UserId } from "@/lib/shared/ids";
import { recordAudit } from "./audit-store";
import {
  accountOf,
  type ExistingAccount,
  findByToken,
  type Invitation,
  markAcceptedBy,
  nameOf,
  renewAccount,
  takeInvitation,
} from "./invitations-store";
import { type LinkToken, parseLinkToken } from "./link-token";
import { nameOfOrganization } from "./organization-store";
import type { AcceptRequest, OpenedInvitation } from "./people-contract";
import { lockMembers } from "./people-store";
import { checkPassword } from "./users";
import { insertMembership, insertUser } from "./users-store";

type Call = { readonly now: Date; readonly requestId: string; readonly ip: string; readonly userAgent: string };
type Found = { readonly token: LinkToken; readonly invitation: Invitation };

/** What the invited person is shown. Changes nothing, so that a mail scanner that follows links does no harm. */
export async function openInvitation(tokenText: string, now: Date): Promise<OpenedInvitation> {
  const { token, invitation } = await usable(tokenText, now);
  const { email, role, expiresAt } = invitation;
  const account = await accountOf(email);
  return withTenant(token.org, async (t) => ({
    organizationName: await nameOfOrganization(t),
    invitedBy: await nameOf(t, invitation.createdBy),
    email,
    role,
    expiresAt: expiresAt.toISOString(),
    account: account?.belongsSomewhere ? "existing" : "new",
  }));
}

/**
 * Joins. Somebody new chooses a name and a password; somebody who belongs elsewhere proves with the password of that sign-in that
 * it is theirs. Answers the address to sign in with.
 */
export async function acceptInvitation(request: AcceptRequest, call: Call): Promise<{ email: string }> {
  const { token, invitation } = await usable(request.token, call.now);
  const account = await accountOf(invitation.email);
  if (account?.disabled) throw new DomainError("forbidden");
  // The page was shown before, or after, the person got an account elsewhere: it has to be shown anew.
  if ((request.account === "existing") !== (account?.belongsSomewhere ?? false)) {
    throw new DomainError("changed_meanwhile");
  }
  const enter = await entering(request, invitation, account, call);
  const user = await withTenant(token.org, (t) => join(t, { token, invitation }, enter, call));
  forgetSessions();
  await enterThereNext(token, user, call);
  return { email: invitation.email };
}

async function usable(text: string, now: Date): Promise<Found> {
  const token = parseLinkToken("invitation", text);
  const invitation = token && (await withTenant(token.org, (t) => findByToken(t, token.hash)));
  if (!token || !invitation) throw voided("unknown");
  if (invitation.acceptedAt) throw voided("accepted");
  if (invitation.revokedAt) throw voided("revoked");
  if (invitation.expiresAt <= now) throw voided("expired");
  return { token, invitation };
}

const voided = (why: "unknown" | "expired" | "accepted" | "revoked"): DomainError =>
  new DomainError("invitation_void", { values: { why }, extra: { why } });

/** Finds or makes the account inside the transaction; what takes time, and may be refused, is done before it. */
type Enter = (t: TenantTx) => Promise<UserId>;

async function entering(
  request: AcceptRequest,
  invitation: Invitation,
  account: ExistingAccount | null,
  call: Call,
): Promise<Enter> {
  if (request.account === "existing") return provenAccount(request.password, invitation.email, call);
  const { name, locale, password } = request;
  checkPassword(password, invitation.email);
  const fields = { name, locale, passwordHash: await hashPassword(password) };
  return async (t) => {
    const { now } = call;
    const entered = account
      ? (await renewAccount(t, account, fields, now)) && account.id
      : await insertUser(t, { ...fields, email: invitation.email, at: now });
    if (!entered) throw new DomainError("changed_meanwhile");
    return entered;
  };
}

/** By the same door, and the same counting of failures, as any sign-in. */
async function provenAccount(password: string, email: string, call: Call): Promise<Enter> {
  const { now, ip, userAgent } = call;
  const result = await signIn({ email, password, ip, userAgent, endingSessionId: null }, now);
  if (result.kind === "locked") {
    const minutes = Math.max(1, Math.ceil((result.until.getTime() - now.getTime()) / 60_000));
    throw new DomainError("sign_in_locked", { values: { minutes } });
  }
  if (result.kind === "refused") {
    throw new DomainError("password_wrong", { errors: [{ pointer: "/password", code: "invalid" }] });
  }
  await endSession(result.session.sessionId, now);
  return async () => result.session.userId;
}

async function join(t: TenantTx, found: Found, enter: Enter, call: Call): Promise<UserId> {
  const { token, invitation } = found;
  const { id, role } = invitation;
  if (!(await takeInvitation(t, { id, tokenHash: token.hash }, call.now))) throw voided("accepted");
  await lockMembers(t);
  const userId = await enter(t);
  await insertMembership(t, { userId, role, at: call.now });
  await markAcceptedBy(t, id, userId);
  await recordAudit(t, {
    actorType: "user",
    actorId: userId,
    action: "invitation.accept",
    subjectType: "invitation",
    subjectId: id,
    detail: { role },
    requestId: call.requestId,
    at: call.now,
  });
  return userId;
}

/** Who belongs to several organisations enters where they were last: a session that ends at once makes that the one they joined. */
async function enterThereNext(token: LinkToken, userId: UserId, call: Call): Promise<void> {
  const session = await createSession({ userId, userAgent: call.userAgent, actingFor: token.org }, call.now);
  await endSession(session.id, call.now);
}
