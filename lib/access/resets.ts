import "server-only";
import { v7 } from "uuid";
import { forgetSessions } from "@/lib/platform/auth";
import { hashPassword } from "@/lib/platform/auth-password";
import { normalizeEmail } from "@/lib/platform/auth-sign-in";
import { countTry, forgetTries, type Limit, throttleKey } from "@/lib/platform/auth-throttle-store";
import { enqueue, enqueueWithin } from "@/lib/platform/jobs/queue";
import { mailConfigured } from "@/lib/platform/mail/send-mail";
import { sealText } from "@/lib/platform/sealed-text";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import { HOUR_MS } from "@/lib/shared/durations";
import type { UserId } from "@/lib/shared/ids";
import type { UserActor } from "./actor";
import { recordAct, recordAudit } from "./audit-store";
import { FORGETFUL_PLACE, findForgetful } from "./find-forgetful.job";
import { type LinkToken, newLinkToken, parseLinkToken } from "./link-token";
import { memberOf } from "./people-store";
import { can } from "./permissions";
import {
  type ForgottenRequest,
  GIVEN_RESET_HOURS,
  type IssuedReset,
  type OpenedReset,
  type ResetRequest,
} from "./reset-contract";
import { findPerson, findResetByToken, insertReset, type Person, type Reset, takeReset } from "./resets-store";
import { resetPlace, sendReset } from "./send-reset.job";
import { organizationsOf } from "./session-store";
import { checkPassword } from "./users";
import { replacePassword } from "./users-store";

/** Whether somebody who forgot a password can be sent a link, or has to ask an administrator for one. */
export const linksAreMailed = (): boolean => mailConfigured();

type Call = { readonly now: Date; readonly requestId: string };

/**
 * An administrator gives a member who can't get in a link for a new password. It is mailed to them; where no mail can be sent it is
 * answered, to be handed over. Errors: `own_membership`; `not_found`; `reset_elsewhere` where it would have to be handed over and
 * opens other organisations too.
 */
export async function giveReset(actor: UserActor, user: UserId, { now, requestId }: Call): Promise<IssuedReset> {
  if (user === actor.userId) throw new DomainError("own_membership");
  const elsewhere = (await organizationsOf(user)).some((one) => one.organizationId !== actor.organizationId);
  return withTenant(actor.organizationId, async (t) => {
    const self = await memberOf(t, actor.userId);
    if (!self || !can(self.role, "users.manage")) throw new DomainError("forbidden");
    const person = await findPerson(t, user);
    if (!person || person.disabled) throw new DomainError("not_found");
    if (elsewhere && !mailConfigured()) throw new DomainError("reset_elsewhere");
    const expiresAt = new Date(now.getTime() + GIVEN_RESET_HOURS * HOUR_MS);
    const token = await issueReset(t, person, { createdBy: actor.userId, at: now, expiresAt });
    const call = { now, requestId };
    await recordAct(t, actor, call, "user.give_reset", ["user", user], { mailed: mailConfigured() });
    return {
      email: person.email,
      expiresAt: expiresAt.toISOString(),
      mail: mailConfigured() ? "queued" : "none",
      token: mailConfigured() ? null : token,
    };
  });
}

/** Makes the link, and mails it where mail can be sent: the mail leaves with the transaction, or with neither. Answers its token. */
export async function issueReset(
  t: TenantTx,
  person: Person,
  about: { readonly createdBy: UserId | null; readonly at: Date; readonly expiresAt: Date },
): Promise<string> {
  const id = v7();
  const token = newLinkToken("reset", t.org);
  await insertReset(t, { id, person, tokenHash: token.hash, ...about, mail: mailConfigured() ? "queued" : "none" });
  if (mailConfigured()) {
    const sealedToken = sealText(token.text, resetPlace(t.org, id));
    await enqueueWithin(t, sendReset, [{ payload: { organizationId: t.org, id, sealedToken } }]);
  }
  return token.text;
}

/** A mail or two is a slip; a mailbox that fills is a nuisance made with our help. */
const PER_ADDRESS: Limit = { freeFailures: 3, firstWaitSeconds: 600, waitSecondsMax: 3_600 };
const PER_IP: Limit = { freeFailures: 20, firstWaitSeconds: 600, waitSecondsMax: 3_600 };

/**
 * Somebody has forgotten their password, or says so. The answer, and the time it takes, are the same whether the address is known.
 * Errors: `mail_missing` on an installation that sends no mail; `reset_locked`, for unknown addresses too.
 */
export async function askForReset(request: ForgottenRequest, call: { now: Date; ip: string }): Promise<void> {
  if (!mailConfigured()) throw new DomainError("mail_missing");
  const { now, ip } = call;
  const email = normalizeEmail(request.email);
  const key = throttleKey("email", `reset\n${email}`);
  const locked =
    (await countTry(throttleKey("ip", `reset\n${ip}`), PER_IP, now)) ?? (await countTry(key, PER_ADDRESS, now));
  if (locked) {
    const minutes = Math.max(1, Math.ceil((locked.getTime() - now.getTime()) / 60_000));
    throw new DomainError("reset_locked", { values: { minutes } });
  }
  await enqueue(findForgetful, { sealedEmail: sealText(email, FORGETFUL_PLACE) }, { jobKey: key });
}

type Found = { readonly token: LinkToken; readonly reset: Reset };

/** Whose password the link changes. Changes nothing, so that a mail scanner that follows links does no harm. */
export async function openReset(tokenText: string, now: Date): Promise<OpenedReset> {
  const { reset } = await usable(tokenText, now);
  return { email: reset.user.email, expiresAt: reset.expiresAt.toISOString() };
}

/**
 * Sets the password. All sessions of the person end, here at once and elsewhere within five seconds; all other links for it, and a
 * lock for failed tries, are void. Answers the address to sign in with. Errors: `reset_void`, `invalid_request`.
 */
export async function resetPassword(request: ResetRequest, call: Call): Promise<{ email: string }> {
  const { token, reset } = await usable(request.token, call.now);
  const { id: userId, email } = reset.user;
  checkPassword(request.password, email);
  const passwordHash = await hashPassword(request.password);
  await withTenant(token.org, async (t) => {
    if (!(await takeReset(t, { id: reset.id, tokenHash: token.hash }, call.now))) throw voided("used");
    await replacePassword(t, userId, passwordHash, call.now);
    await recordAudit(t, {
      actorType: "user",
      actorId: userId,
      action: "user.reset_password",
      subjectType: "user",
      subjectId: userId,
      requestId: call.requestId,
      at: call.now,
    });
  });
  forgetSessions();
  await forgetTries(throttleKey("email", normalizeEmail(email)));
  return { email };
}

async function usable(text: string, now: Date): Promise<Found> {
  const token = parseLinkToken("reset", text);
  const reset = token && (await withTenant(token.org, (t) => findResetByToken(t, token.hash)));
  if (!token || !reset || reset.user.disabled) throw voided("unknown");
  if (reset.usedAt) throw voided("used");
  if (reset.revokedAt || !reset.current) throw voided("replaced");
  if (reset.expiresAt <= now) throw voided("expired");
  return { token, reset };
}

/** `replaced`: by a newer link, or the password has changed since. */
const voided = (why: "unknown" | "expired" | "used" | "replaced"): DomainError =>
  new DomainError("reset_void", { values: { why }, extra: { why } });
