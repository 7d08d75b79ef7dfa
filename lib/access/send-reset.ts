import "server-only";
import type { JobCall } from "@/lib/platform/jobs/job";
import { operatorOrigin } from "@/lib/platform/page-origin";
import { nameOf } from "./invitations-store";
import { type LinkKind, mailLink, type SealedLink } from "./mail-link";
import { nameOfOrganization } from "./organization-store";
import { resetPath } from "./reset-contract";
import { resetMail } from "./reset-mail";
import { findResetByToken, noteResetMail } from "./resets-store";
import { resetPlace } from "./send-reset.job";

const RESET: LinkKind = {
  purpose: "reset",
  place: resetPlace,
  find: async (t, token, now) => {
    const reset = await findResetByToken(t, token.hash);
    if (!reset || reset.usedAt || reset.revokedAt || reset.expiresAt <= now || !reset.current) return null;
    const { id, user, createdBy, expiresAt } = reset;
    const sentBy = createdBy === null ? null : await nameOf(t, createdBy);
    const about = { organizationName: await nameOfOrganization(t), sentBy, expiresAt };
    const linkOf = (text: string) => operatorOrigin() + resetPath(text);
    return { id, to: user.email, mail: (text) => resetMail({ ...about, link: linkOf(text) }, user.locale) };
  },
  note: noteResetMail,
};

export const handle = (sealed: SealedLink, call: JobCall): Promise<void> => mailLink(RESET, sealed, call);
