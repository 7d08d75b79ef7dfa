import "server-only";
import type { JobCall } from "@/lib/platform/jobs/job";
import { operatorOrigin } from "@/lib/platform/page-origin";
import { invitationMail } from "./invitation-mail";
import { findByToken, nameOf, noteMail } from "./invitations-store";
import { type LinkKind, mailLink } from "./mail-link";
import { nameOfOrganization } from "./organization-store";
import { invitationPath } from "./people-contract";
import { tokenPlace } from "./send-invitation.job";

const INVITATION: LinkKind = {
  purpose: "invitation",
  place: tokenPlace,
  find: async (t, token, now) => {
    const invitation = await findByToken(t, token.hash);
    if (!invitation || invitation.acceptedAt || invitation.revokedAt || invitation.expiresAt <= now) return null;
    const { id, email, role, expiresAt, locale } = invitation;
    const organizationName = await nameOfOrganization(t);
    const invitedBy = await nameOf(t, invitation.createdBy);
    const about = { organizationName, invitedBy, role, expiresAt };
    const linkOf = (text: string) => operatorOrigin() + invitationPath(text);
    return { id, to: email, mail: (text) => invitationMail({ ...about, link: linkOf(text) }, locale) };
  },
  note: noteMail,
};

type Payload = { readonly organizationId: string; readonly invitationId: string; readonly sealedToken: string };

export const handle = ({ invitationId, ...rest }: Payload, call: JobCall): Promise<void> =>
  mailLink(INVITATION, { ...rest, id: invitationId }, call);
