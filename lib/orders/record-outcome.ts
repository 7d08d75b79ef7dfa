import "server-only";
import { v7 as newId } from "uuid";
import type { UserActor } from "@/lib/access/actor";
import { recordAct } from "@/lib/access/audit-store";
import { storeEvents } from "@/lib/outcomes/store";
import { withTenant } from "@/lib/platform/tenant";
import { tellClosed } from "@/lib/review/close-cases";
import { refuseCardNumbers } from "@/lib/screening/card-numbers";
import { DomainError } from "@/lib/shared/domain-error";
import { DAY_MS } from "@/lib/shared/durations";
import type { OutcomeBody, RecordedOutcome } from "./page-contract";
import { findNumber } from "./store";

/**
 * Records what a person learnt of an order. It counts from the end of its day (or from now, today): no order of that day is judged
 * by what may have been known only after it. Errors: `not_found`; `invalid_request` for a day before the order or in the future;
 * `card_number_refused`.
 */
export async function recordOutcome(
  actor: UserActor,
  orderId: string,
  body: OutcomeBody,
  at: { readonly now: Date; readonly requestId: string },
): Promise<RecordedOutcome> {
  refuseCardNumbers(body);
  const { outcome, closedCases } = await withTenant(actor.organizationId, async (t) => {
    const order = await findNumber(t, orderId);
    if (!order) throw new DomainError("not_found");
    const occurredAt = instantOf(body.day, order.orderedAt, at.now);
    const eventId = newId();
    const note = body.note ? { note: body.note } : {};
    const event = {
      externalOrderId: order.externalOrderId,
      type: body.type,
      occurredAt: occurredAt.toISOString(),
      ...note,
    };
    const { fresh, closedCases } = await storeEvents(t, actor, [{ id: eventId, order, event }], at);
    const created = fresh.has(eventId);
    if (created) {
      await recordAct(t, actor, at, "order.record_outcome", ["order", orderId], {
        eventId,
        type: body.type,
        day: body.day,
        noted: body.note !== undefined && body.note !== "",
      });
    }
    const id = created ? eventId : null;
    return { outcome: { eventId: id, type: body.type, occurredAt: occurredAt.toISOString(), created }, closedCases };
  });
  tellClosed(actor.organizationId, closedCases);
  return outcome;
}

function instantOf(day: string, orderedAt: Date, now: Date): Date {
  const starts = Date.parse(`${day}T00:00:00+09:00`);
  const ends = starts + DAY_MS - 1;
  if (starts > now.getTime()) throw wrongDay("in_future");
  if (ends < orderedAt.getTime()) throw wrongDay("before_order");
  return new Date(Math.max(Math.min(ends, now.getTime()), orderedAt.getTime()));
}

const wrongDay = (code: "in_future" | "before_order") =>
  new DomainError("invalid_request", { values: { count: 1 }, errors: [{ pointer: "/day", code }] });
