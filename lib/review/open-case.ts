import "server-only";
import type { UserActor } from "@/lib/access/actor";
import type { TenantTx } from "@/lib/platform/tenant";
import { containsCardNumber } from "@/lib/screening/card-numbers";
import { DomainError } from "@/lib/shared/domain-error";
import { alreadyClosed, claimedByAnother, isBeyond } from "./claim-case";
import { findClaim } from "./claim-store";
import { type CaseState, findDecision, lockCase } from "./store";

/**
 * Locks an open case for what this person is about to do to it. Errors: `not_found`; `case_decided` with the decision that came
 * first; `case_closed`; `case_escalated`; `case_claimed` with who is on it.
 */
export async function openCase(t: TenantTx, actor: UserActor, caseId: string, now: Date): Promise<CaseState> {
  const locked = await lockCase(t, caseId);
  if (!locked) throw new DomainError("not_found");
  if (locked.closedAt !== null) throw alreadyClosed(await findDecision(t, caseId), actor);
  if (isBeyond(locked, actor)) throw new DomainError("case_escalated");
  const held = await findClaim(t, caseId, now);
  if (held && held.userId !== actor.userId) throw claimedByAnother(held, actor);
  return locked;
}

/** Notes are kept for good: a card number must not get into one. */
export function refuseCardNumber(note: string): void {
  if (!containsCardNumber(note)) return;
  throw new DomainError("card_number_refused", { errors: [{ pointer: "/note", code: "card_number" }] });
}
