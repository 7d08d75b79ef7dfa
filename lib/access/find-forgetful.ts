import "server-only";
import type { JobCall } from "@/lib/platform/jobs/job";
import { log } from "@/lib/platform/log";
import { openText } from "@/lib/platform/sealed-text";
import { withTenant } from "@/lib/platform/tenant";
import { organizationId } from "@/lib/shared/ids";
import { recordAudit } from "./audit-store";
import { FORGETFUL_PLACE } from "./find-forgetful.job";
import { accountOf } from "./invitations-store";
import { OWN_RESET_MINUTES } from "./reset-contract";
import { issueReset } from "./resets";
import { findPerson } from "./resets-store";
import { organizationsOf } from "./session-store";

/** Whoever belongs to several organisations gets a link of the one they joined first; the password is the same everywhere. */
export async function handle({ sealedEmail }: { readonly sealedEmail: string }, { now }: JobCall): Promise<void> {
  const email = openText(sealedEmail, FORGETFUL_PLACE);
  if (email === null) return log().warn({ event: "reset.address_unreadable" });
  const account = await accountOf(email);
  if (!account || account.disabled) return;
  const [first] = await organizationsOf(account.id);
  if (!first) return;
  await withTenant(organizationId(first.organizationId), async (t) => {
    const person = await findPerson(t, account.id);
    if (!person) return;
    const expiresAt = new Date(now.getTime() + OWN_RESET_MINUTES * 60_000);
    await issueReset(t, person, { createdBy: null, at: now, expiresAt });
    await recordAudit(t, {
      actorType: "user",
      actorId: person.id,
      action: "user.ask_reset",
      subjectType: "user",
      subjectId: person.id,
      at: now,
    });
  });
}
