import "server-only";
import { v7 } from "uuid";
import type { UserActor } from "@/lib/access/actor";
import { auditActor, recordAudit } from "@/lib/access/audit-store";
import { nudgeRelay } from "@/lib/platform/outbox/relay";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { containsCardNumber } from "@/lib/screening/card-numbers";
import { DomainError } from "@/lib/shared/domain-error";
import { alreadyDecided, claimedByAnother, shownDecision } from "./claim-case";
import { findClaim } from "./claim-store";
import type { Decision, DecisionBody } from "./contract";
import { findDecision, lockCase, storeDecision, storeNote, tellOutbox } from "./store";

/**
 * The human's word on a case, for good: there is one a case. Decision, note, closing, audit and events are one transaction.
 * Whoever holds no lease may decide where nobody else holds one. Errors: `not_found`; `card_number_refused` with nothing stored;
 * `case_claimed` with who is on it; `case_decided` with the decision that came first.
 */
export async function decideCase(
  actor: UserActor,
  caseId: string,
  body: DecisionBody,
  at: { now: Date; requestId: string },
): Promise<Decision> {
  const note = body.note ?? "";
  if (containsCardNumber(note)) {
    throw new DomainError("card_number_refused", { errors: [{ pointer: "/note", code: "card_number" }] });
  }
  const decision = await withTenant(actor.organizationId, async (t) => {
    const orderId = await openCase(t, actor, caseId, at.now);
    const stored = { caseId, orderId, decision: body.decision, reasonCode: body.reasonCode, decidedBy: actor.userId };
    await storeDecision(t, { id: v7(), ...stored, at: at.now });
    if (note !== "") await storeNote(t, { id: v7(), caseId, authorId: actor.userId, body: note, at: at.now });
    await recordAudit(t, {
      ...auditActor(actor),
      action: "case.decide",
      subjectType: "case",
      subjectId: caseId,
      detail: { decision: body.decision, reasonCode: body.reasonCode, orderId, noted: note !== "" },
      requestId: at.requestId,
      at: at.now,
    });
    await tellOutbox(t, eventsOf(body.decision), caseId, at.now);
    return shownDecision({ ...stored, decidedAt: at.now, decidedById: actor.userId, decidedBy: actor.name }, actor);
  });
  nudgeRelay();
  return decision;
}

/** Locks the case for this decision; its order's id. */
async function openCase(t: TenantTx, actor: UserActor, caseId: string, now: Date): Promise<string> {
  const locked = await lockCase(t, caseId);
  if (!locked) throw new DomainError("not_found");
  if (locked.closedAt !== null) throw alreadyDecided(await findDecision(t, caseId), actor);
  const held = await findClaim(t, caseId, now);
  if (held && held.userId !== actor.userId) throw claimedByAnother(held, actor);
  return locked.orderId;
}

/** Both events name the case; a rejected order is one that the merchant is asked to cancel. */
function eventsOf(decision: DecisionBody["decision"]): readonly string[] {
  return decision === "reject" ? ["case.decided", "order.cancel_requested"] : ["case.decided"];
}
