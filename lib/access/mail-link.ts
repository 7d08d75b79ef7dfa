import "server-only";
import type { JobCall } from "@/lib/platform/jobs/job";
import { log } from "@/lib/platform/log";
import { mailFault, sendMail } from "@/lib/platform/mail/send-mail";
import { openText, type SealPlace } from "@/lib/platform/sealed-text";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { organizationId } from "@/lib/shared/ids";
import { type LinkPurpose, type LinkToken, parseLinkToken } from "./link-token";
import type { MailState } from "./people-contract";

/** A link that waits to be mailed. The queue holds its token sealed: who reads that table can't use it. */
export type SealedLink = { readonly organizationId: string; readonly id: string; readonly sealedToken: string };

type LinkMail = {
  readonly id: string;
  readonly to: string;
  readonly mail: (token: string) => { readonly subject: string; readonly text: string };
};

export type LinkKind = {
  readonly purpose: LinkPurpose;
  readonly place: (organizationId: string, id: string) => SealPlace;
  /** Null when the link opens nothing any more. */
  readonly find: (t: TenantTx, token: LinkToken, now: Date) => Promise<LinkMail | null>;
  readonly note: (
    t: TenantTx,
    sent: { id: string; tokenHash: LinkToken["hash"] },
    mail: MailState,
    fault: string | null,
  ) => Promise<void>;
};

/** Mails a link, unless it was withdrawn, used or renewed since. What fails is noted where people see it, and tried again by the queue. */
export async function mailLink(kind: LinkKind, sealed: SealedLink, call: JobCall): Promise<void> {
  const org = organizationId(sealed.organizationId);
  const text = openText(sealed.sealedToken, kind.place(org, sealed.id));
  const token = text === null ? null : parseLinkToken(kind.purpose, text);
  const event = (what: string) => ({ event: `link.mail_${what}`, purpose: kind.purpose, linkId: sealed.id });
  if (text === null || !token) {
    log().warn(event("unreadable"));
    return;
  }
  const about = await withTenant(org, (t) => kind.find(t, token, call.now));
  if (!about) return;
  const sent = { id: about.id, tokenHash: token.hash };
  try {
    await sendMail({ to: about.to, ...about.mail(text) });
  } catch (error) {
    const fault = mailFault(error);
    await withTenant(org, (t) => kind.note(t, sent, "failed", fault));
    log().warn({ ...event("failed"), fault, attempt: call.attempt });
    throw new Error(`the mail server answered ${fault}`);
  }
  await withTenant(org, (t) => kind.note(t, sent, "sent", null));
  log().info(event("sent"));
}
