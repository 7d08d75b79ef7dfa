import "server-only";
import type { JobCall } from "@/lib/platform/jobs/job";
import { log } from "@/lib/platform/log";
import { mailFault, sendMail } from "@/lib/platform/mail/send-mail";
import { operatorOrigin } from "@/lib/platform/page-origin";
import { openText } from "@/lib/platform/sealed-text";
import { withTenant } from "@/lib/platform/tenant";
import { organizationId } from "@/lib/shared/ids";
import { invitationMail } from "./invitation-mail";
import { parseInvitationToken } from "./invitation-token";
import { findByToken, nameOf, noteMail } from "./invitations-store";
import { nameOfOrganization } from "./organization-store";
import { invitationPath } from "./people-contract";
import { tokenPlace } from "./send-invitation.job";

type Payload = { readonly organizationId: string; readonly invitationId: string; readonly sealedToken: string };

/** Sends the mail, unless the invitation was withdrawn, used or renewed since. What fails is shown, and tried again by the queue. */
export async function handle(payload: Payload, call: JobCall): Promise<void> {
  const org = organizationId(payload.organizationId);
  const token = openText(payload.sealedToken, tokenPlace(org, payload.invitationId));
  const parsed = token === null ? null : parseInvitationToken(token);
  if (token === null || !parsed) {
    log().warn({ event: "invitation.mail_unreadable", invitationId: payload.invitationId });
    return;
  }
  const about = await withTenant(org, async (t) => {
    const invitation = await findByToken(t, parsed.hash);
    if (!invitation || invitation.acceptedAt || invitation.revokedAt || invitation.expiresAt <= call.now) return null;
    const names = { organizationName: await nameOfOrganization(t), invitedBy: await nameOf(t, invitation.createdBy) };
    return { ...invitation, ...names };
  });
  if (!about) return;
  const link = operatorOrigin() + invitationPath(token);
  const sent = { id: about.id, tokenHash: parsed.hash };
  try {
    await sendMail({ to: about.email, ...invitationMail({ ...about, link }, about.locale) });
  } catch (error) {
    const fault = mailFault(error);
    await withTenant(org, (t) => noteMail(t, sent, "failed", fault));
    log().warn({ event: "invitation.mail_failed", invitationId: about.id, fault, attempt: call.attempt });
    throw new Error(`the mail server answered ${fault}`);
  }
  await withTenant(org, (t) => noteMail(t, sent, "sent", null));
  log().info({ event: "invitation.mail_sent", invitationId: about.id });
}
