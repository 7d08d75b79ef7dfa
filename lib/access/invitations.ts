import "server-only";
import { v7 } from "uuid";
import { normalizeEmail } from "@/lib/platform/auth-sign-in";
import { enqueueWithin } from "@/lib/platform/jobs/queue";
import { mailConfigured } from "@/lib/platform/mail/send-mail";
import { sealText } from "@/lib/platform/sealed-text";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import { DAY_MS } from "@/lib/shared/durations";
import type { UserActor } from "./actor";
import { recordAct } from "./audit-store";
import { findInvitation, insertInvitation, markInvitationRevoked, renewInvitation, viewOf } from "./invitations-store";
import { newLinkToken } from "./link-token";
import { INVITATION_DAYS, type InvitationRequest, type IssuedInvitation, type MailState } from "./people-contract";
import { isMemberByEmail } from "./people-store";
import { invitationMailKey, sendInvitation, tokenPlace } from "./send-invitation.job";

type Call = { readonly now: Date; readonly requestId: string };

const expiry = (now: Date): Date => new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
const mailState = (): MailState => (mailConfigured() ? "queued" : "none");

/** Invites a mail address with a role. The answer holds the token of the link; it is not told again. */
export async function invite(actor: UserActor, request: InvitationRequest, call: Call): Promise<IssuedInvitation> {
  const { role, locale } = request;
  const email = normalizeEmail(request.email);
  const id = v7();
  const token = newLinkToken("invitation", actor.organizationId);
  return withTenant(actor.organizationId, async (t) => {
    if (await isMemberByEmail(t, email)) throw faultOfEmail("already_member");
    const made = await insertInvitation(t, {
      id,
      email,
      role,
      locale,
      tokenHash: token.hash,
      createdBy: actor.userId,
      at: call.now,
      expiresAt: expiry(call.now),
      mail: mailState(),
    });
    if (!made) throw faultOfEmail("already_invited");
    await recordAct(t, actor, call, "invitation.create", ["invitation", id], { role });
    return issue(t, id, token.text, call.now);
  });
}

/** Makes a new link with a new expiry. The one before opens nothing from now on. */
export async function resendInvitation(actor: UserActor, id: string, call: Call): Promise<IssuedInvitation> {
  const token = newLinkToken("invitation", actor.organizationId);
  return withTenant(actor.organizationId, async (t) => {
    const invitation = await findInvitation(t, id);
    if (!invitation) throw new DomainError("not_found");
    if (await isMemberByEmail(t, invitation.email)) throw faultOfEmail("already_member");
    const link = { tokenHash: token.hash, at: call.now, expiresAt: expiry(call.now), mail: mailState() };
    if (!(await renewInvitation(t, id, link))) {
      throw new DomainError("invitation_void", { values: { why: invitation.acceptedAt ? "accepted" : "revoked" } });
    }
    await recordAct(t, actor, call, "invitation.resend", ["invitation", id], { role: invitation.role });
    return issue(t, id, token.text, call.now);
  });
}

/** Withdraws it. Twice is no fault; what was accepted stays accepted. */
export async function revokeInvitation(actor: UserActor, id: string, call: Call): Promise<void> {
  await withTenant(actor.organizationId, async (t) => {
    const invitation = await findInvitation(t, id);
    if (!invitation) throw new DomainError("not_found");
    if (await markInvitationRevoked(t, id, call.now)) {
      await recordAct(t, actor, call, "invitation.revoke", ["invitation", id], { role: invitation.role });
    } else if (invitation.acceptedAt) {
      throw new DomainError("invitation_void", { values: { why: "accepted" } });
    }
  });
}

/** The mail leaves with the transaction, or with neither. */
async function issue(t: TenantTx, id: string, token: string, now: Date): Promise<IssuedInvitation> {
  if (mailConfigured()) {
    const sealedToken = sealText(token, tokenPlace(t.org, id));
    const payload = { organizationId: t.org, invitationId: id, sealedToken };
    await enqueueWithin(t, sendInvitation, [{ payload, jobKey: invitationMailKey(id) }]);
  }
  const invitation = await viewOf(t, id, now);
  if (!invitation) throw new Error("an invitation is not there where it was just written");
  return { invitation, token };
}

const faultOfEmail = (code: "already_member" | "already_invited"): DomainError =>
  new DomainError(code, { errors: [{ pointer: "/email", code: "taken" }] });
