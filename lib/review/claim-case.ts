import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { can } from "@/lib/access/permissions";
import { tellLive } from "@/lib/live/tell";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import type { Decision } from "./act-contract";
import { findClaim, type StoredClaim, takeClaim } from "./claim-store";
import type { Claim, ClaimResult } from "./contract";
import { findCase, findDecision, type StoredDecision } from "./store";

/** A lease ends this long after its last renewal, so that a closed laptop keeps nobody waiting. Consoles renew every minute. */
export const LEASE_SECONDS = 180;

/**
 * Takes the case for this person, or renews their lease. Of any number of people exactly one holds a case at a time.
 * Errors: `not_found`; `case_decided` with the decision; `case_closed`; `case_claimed` with who is on it; `case_escalated`.
 */
export async function claimCase(actor: UserActor, caseId: string, now: Date): Promise<ClaimResult> {
  const taken = await withTenant(actor.organizationId, async (t) => {
    const claim = await lease(t, actor, caseId, now);
    if (claim) return { caseId, claim };
    throw await refusal(t, actor, caseId, now);
  });
  tellTaken(actor, taken, now);
  return taken;
}

/** A renewal is no news. */
export function tellTaken(actor: UserActor, { caseId, claim }: ClaimResult, now: Date): void {
  if (claim.claimedAt === now.toISOString()) tellLive(actor.organizationId, { caseId, change: "claimed" });
}

/** Null when the case can't be had; `refusal` says why. */
export async function lease(t: TenantTx, actor: UserActor, caseId: string, now: Date): Promise<Claim | null> {
  const expiresAt = new Date(now.getTime() + LEASE_SECONDS * 1_000);
  const mayDecideEscalated = can(actor.role, "cases.decideEscalated");
  const taken = await takeClaim(t, { caseId, userId: actor.userId, mayDecideEscalated, now, expiresAt });
  return taken && shownClaim({ userId: actor.userId, holder: actor.name, ...taken }, actor);
}

async function refusal(t: TenantTx, actor: UserActor, caseId: string, now: Date): Promise<DomainError> {
  const found = await findCase(t, caseId);
  if (!found) return new DomainError("not_found");
  if (isBeyond(found, actor)) return new DomainError("case_escalated");
  const held = await findClaim(t, caseId, now);
  if (held) return claimedByAnother(held, actor);
  return alreadyClosed(await findDecision(t, caseId), actor);
}

/** Whether an open case waits for somebody who may do more than this person. */
export const isBeyond = (found: { closedAt: Date | null; escalatedAt: Date | null }, actor: UserActor): boolean =>
  found.closedAt === null && found.escalatedAt !== null && !can(actor.role, "cases.decideEscalated");

export function claimedByAnother(held: StoredClaim, actor: UserActor): DomainError {
  return new DomainError("case_claimed", { extra: { claim: shownClaim(held, actor) } });
}

/** `decision` is null when the case was closed by something else than a decision: the order was given up. */
export function alreadyClosed(decision: StoredDecision | null, actor: UserActor): DomainError {
  if (!decision) return new DomainError("case_closed");
  return new DomainError("case_decided", { extra: { decision: shownDecision(decision, actor) } });
}

export function shownClaim(claim: StoredClaim, actor: UserActor): Claim {
  return {
    holder: claim.holder,
    mine: claim.userId === actor.userId,
    claimedAt: claim.claimedAt.toISOString(),
    expiresAt: claim.expiresAt.toISOString(),
  };
}

export function shownDecision(stored: StoredDecision, actor: UserActor): Decision {
  return {
    decision: stored.decision,
    reasonCode: stored.reasonCode,
    decidedAt: stored.decidedAt.toISOString(),
    decidedBy: stored.decidedBy,
    mine: stored.decidedById === actor.userId,
  };
}
