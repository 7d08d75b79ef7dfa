import "server-only";
import { v7 as newId } from "uuid";
import type { ApiKeyActor } from "@/lib/access/actor";
import { withTenant } from "@/lib/platform/tenant";
import { tellClosed } from "@/lib/review/close-cases";
import { refuseCardNumbers } from "@/lib/screening/card-numbers";
import { organizationConfig } from "@/lib/screening/organization-config";
import { EARLY_MINUTES_MAX } from "@/lib/screening/time-limits";
import { DomainError } from "@/lib/shared/domain-error";
import type { BatchEvent, RecordedEvent } from "./contract";
import { findOrders, type NewEvent, storeEvents } from "./store";

/**
 * Records events of orders, each once: the same type at the same instant is the same event. All or nothing of what is stored, one
 * answer per event in the order given: the event, or why it was refused (not_found, shop_required, shop_unknown,
 * card_number_refused, ordered_in_future).
 */
export async function recordEvents(
  actor: ApiKeyActor,
  events: readonly BatchEvent[],
  now: Date,
): Promise<readonly (RecordedEvent | DomainError)[]> {
  const config = await organizationConfig(actor.organizationId);
  const checked = events.map((event) => refusal(event, now) ?? shopOf(actor, event, config.shopIdByCode));
  const { answers, closedCases } = await withTenant(actor.organizationId, async (t) => {
    const found = await findOrders(t, [...new Set(events.map((event) => event.externalOrderId))]);
    const answers: (RecordedEvent | DomainError)[] = [];
    const toStore: NewEvent[] = [];
    for (const [index, event] of events.entries()) {
      const shop = checked[index];
      if (shop instanceof DomainError) {
        answers.push(shop);
        continue;
      }
      const orders = found.filter(
        (order) => order.externalOrderId === event.externalOrderId && (!shop || order.shopId === shop),
      );
      const order = orders[0];
      if (!order || orders.length > 1) {
        answers.push(order ? shopRequired() : new DomainError("not_found"));
        continue;
      }
      const id = newId();
      toStore.push({ id, order, event });
      answers.push(recorded(id, event));
    }
    const stored = await storeEvents(t, actor, toStore, { now, requestId: null });
    const created = answers.map((answer) =>
      answer instanceof DomainError ? answer : { ...answer, created: stored.fresh.has(answer.eventId) },
    );
    return { answers: created, closedCases: stored.closedCases };
  });
  tellClosed(actor.organizationId, closedCases);
  return answers;
}

function recorded(eventId: string, event: BatchEvent): RecordedEvent {
  const occurredAt = new Date(event.occurredAt).toISOString();
  return { eventId, externalOrderId: event.externalOrderId, type: event.type, occurredAt, created: true };
}

/** What can be refused without a look at the database. */
function refusal(event: BatchEvent, now: Date): DomainError | null {
  if (Date.parse(event.occurredAt) - now.getTime() > EARLY_MINUTES_MAX * 60_000) {
    return new DomainError("ordered_in_future", {
      values: { minutes: EARLY_MINUTES_MAX },
      errors: [{ pointer: "/occurredAt", code: "in_future" }],
    });
  }
  try {
    refuseCardNumbers(event);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/** The shop the event speaks of, null when any of the key's shops may be meant. */
function shopOf(
  actor: ApiKeyActor,
  event: BatchEvent,
  shops: ReadonlyMap<string, string>,
): string | null | DomainError {
  if (event.shopId === undefined) return actor.shopId;
  const shopId = shops.get(event.shopId);
  if (shopId !== undefined && (actor.shopId === null || actor.shopId === shopId)) return shopId;
  return new DomainError("shop_unknown", { errors: [{ pointer: "/shopId", code: "unknown_shop" }] });
}

const shopRequired = () => new DomainError("shop_required", { errors: [{ pointer: "/shopId", code: "required" }] });
