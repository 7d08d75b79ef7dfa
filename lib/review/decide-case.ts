import "server-only";
import { v7 } from "uuid";
import type { UserActor } from "@/lib/access/actor";
import { recordAct } from "@/lib/access/audit-store";
import { tellLive } from "@/lib/live/tell";
import { listDecision } from "@/lib/orders/listing-store";
import { nudgeRelay } from "@/lib/platform/outbox/relay";
import { withTenant } from "@/lib/platform/tenant";
import type { Decision, DecisionBody } from "./act-contract";
import { shownDecision } from "./claim-case";
import { openCase, refuseCardNumber } from "./open-case";
import { storeDecision, storeNote, tellOutbox } from "./store";

/**
 * The human's word on a case, for good: there is one a case. Decision, note, closing, audit and events are one transaction.
 * Whoever holds no lease may decide where nobody else holds one. Errors: `not_found`; `card_number_refused` with nothing stored;
 * `case_claimed` with who is on it; `case_decided` with the decision that came first; `case_closed` where the
 * order was given up; `case_escalated`.
 */
export async function decideCase(
  actor: UserActor,
  caseId: string,
  body: DecisionBody,
  at: { now: Date; requestId: string },
): Promise<Decision> {
  const note = body.note ?? "";
  refuseCardNumber(note);
  const decision = await withTenant(actor.organizationId, async (t) => {
    const { orderId } = await openCase(t, actor, caseId, at.now);
    const stored = { caseId, orderId, decision: body.decision, reasonCode: body.reasonCode, decidedBy: actor.userId };
    await storeDecision(t, { id: v7(), ...stored, at: at.now });
    await listDecision(t, orderId, body.decision);
    if (note !== "") await storeNote(t, { id: v7(), caseId, authorId: actor.userId, body: note, at: at.now });
    await recordAct(t, actor, at, "case.decide", ["case", caseId], {
      decision: body.decision,
      reasonCode: body.reasonCode,
      orderId,
      noted: note !== "",
    });
    await tellOutbox(t, eventsOf(body.decision), caseId, at.now);
    return shownDecision({ ...stored, decidedAt: at.now, decidedById: actor.userId, decidedBy: actor.name }, actor);
  });
  nudgeRelay();
  tellLive(actor.organizationId, { caseId, change: "decided" });
  return decision;
}

/** Both events name the case; a rejected order is one that the merchant is asked to cancel. */
function eventsOf(decision: DecisionBody["decision"]): readonly string[] {
  return decision === "reject" ? ["case.decided", "order.cancel_requested"] : ["case.decided"];
}
