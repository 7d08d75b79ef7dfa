import "server-only";
import { v7 } from "uuid";
import type { UserActor } from "@/lib/access/actor";
import { recordAct } from "@/lib/access/audit-store";
import { tellLive } from "@/lib/live/tell";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import { DAY_MS } from "@/lib/shared/durations";
import type { EscalateBody, KeepBody, Standing } from "./act-contract";
import { type CaseEventType, markEscalated, moveDeadline, type NewCaseEvent, storeCaseEvent } from "./act-store";
import { openCase, refuseCardNumber } from "./open-case";
import { KEEP_DAYS_MAX } from "./reason-words";
import { storeNote } from "./store";

type At = { readonly now: Date; readonly requestId: string };

/**
 * Keeps an order on hold: a new deadline, the reason, and a note. The case goes back to the queue for anybody. Errors: those of
 * `openCase`; `card_number_refused`; `invalid_request` for a deadline that is past or too far away.
 */
export async function keepCase(actor: UserActor, caseId: string, body: KeepBody, at: At): Promise<Standing> {
  const dueAt = new Date(body.dueAt);
  refuseUnusable(dueAt, at.now);
  return act(actor, caseId, { type: "keep", ...body, dueAt }, at, async (t) => {
    await moveDeadline(t, caseId, dueAt, at.now);
  });
}

/** Hands a case to the managers: from then on only they decide it. Errors: those of `openCase`; `card_number_refused`. */
export async function escalateCase(actor: UserActor, caseId: string, body: EscalateBody, at: At): Promise<Standing> {
  return act(actor, caseId, { type: "escalate", ...body }, at, (t) => markEscalated(t, caseId, at.now));
}

type Act = {
  readonly type: CaseEventType;
  readonly reasonCode: NewCaseEvent["reasonCode"];
  readonly note?: string | undefined;
  readonly dueAt?: Date;
};

async function act(
  actor: UserActor,
  caseId: string,
  { note = "", ...what }: Act,
  { now, requestId }: At,
  change: (t: TenantTx) => Promise<void>,
): Promise<Standing> {
  refuseCardNumber(note);
  const standing = await withTenant(actor.organizationId, async (t) => {
    const before = await openCase(t, actor, caseId, now);
    await change(t);
    await storeCaseEvent(t, { ...what, id: v7(), caseId, actorId: actor.userId, at: now });
    if (note !== "") await storeNote(t, { id: v7(), caseId, authorId: actor.userId, body: note, at: now });
    await recordAct(t, actor, { now, requestId }, `case.${what.type}`, ["case", caseId], {
      reasonCode: what.reasonCode,
      orderId: before.orderId,
      noted: note !== "",
      ...(what.dueAt ? { dueAt: what.dueAt.toISOString() } : {}),
    });
    return {
      caseId,
      dueAt: (what.dueAt ?? before.dueAt).toISOString(),
      escalatedAt: (what.type === "escalate" ? now : before.escalatedAt)?.toISOString() ?? null,
    };
  });
  tellLive(actor.organizationId, { caseId, change: "changed" });
  return standing;
}

function refuseUnusable(dueAt: Date, now: Date): void {
  const daysAhead = (dueAt.getTime() - now.getTime()) / DAY_MS;
  if (daysAhead > 0 && daysAhead <= KEEP_DAYS_MAX) return;
  throw new DomainError("invalid_request", {
    values: { count: 1 },
    errors: [{ pointer: "/dueAt", code: "invalid" }],
  });
}
