import "server-only";
import { v7 as newId } from "uuid";
import type { OutboxEvent, OutboxReceiver } from "@/lib/platform/outbox/relay";
import type { TenantTx } from "@/lib/platform/tenant";
import { kindOf } from "@/lib/screening/identifier-kinds";
import { tokyoDay } from "@/lib/shared/tokyo-day";
import { networkHash, networkKeys } from "./keys";
import {
  findMember,
  ordersOfEvents,
  ordersOfScreenings,
  type Telling,
  type TellingOrder,
  tellNetwork,
  withdrawOfOrder,
} from "./store";
import { clearedBy, NETWORK_ORDER, NETWORK_OUTCOME, negativeOf } from "./telling";
import { ORDER_DAYS, type SharedKind } from "./vocabulary";

/**
 * Tells the network what happened at a member, in the relay's transaction: told and removed from the outbox together, or not at all.
 * Nothing leaves but keyed hashes, the kind, the day and a count.
 */
export const relayToNetwork: OutboxReceiver = async (t, events) => {
  const ours = events.filter((event) => event.eventType === NETWORK_OUTCOME || event.eventType === NETWORK_ORDER);
  if (ours.length === 0) return;
  const member = await findMember(t);
  // Left meanwhile: what was on its way is not told any more.
  if (!member || member.leftAt !== null) return;
  const latest = ours.at(-1)?.createdAt ?? new Date(0);
  const orders = await subjects(t, ours);
  let tellings: Telling[] = [];
  const tell = async () => {
    await tellNetwork(t, networkKeys()[0].id, tellings, latest);
    tellings = [];
  };
  for (const event of ours) {
    const order = orders.get(event.subjectId);
    if (!order) continue;
    tellings.push(...tellingsOf(t, order, event));
    const cleared = order.type === null ? [] : clearedBy(order.type);
    if (cleared.length === 0) continue;
    // In the order in which it happened: told first, then taken back.
    await tell();
    await withdrawOfOrder(t, order.orderId, cleared, event.createdAt);
  }
  await tell();
};

async function subjects(t: TenantTx, events: readonly OutboxEvent[]): Promise<ReadonlyMap<string, TellingOrder>> {
  const ids = (type: string) => events.filter((event) => event.eventType === type).map((event) => event.subjectId);
  const found = [
    ...(await ordersOfEvents(t, ids(NETWORK_OUTCOME))),
    ...(await ordersOfScreenings(t, ids(NETWORK_ORDER))),
  ];
  return new Map(found.map((order) => [order.subjectId, order]));
}

function tellingsOf(t: TenantTx, order: TellingOrder, event: OutboxEvent): Telling[] {
  const kind = order.type === null ? "order" : negativeOf(order.type);
  if (kind === null) return [];
  const day = tokyoDay(order.at);
  // An order of the past has met nobody lately.
  if (kind === "order" && day <= tokyoDay(event.createdAt, -ORDER_DAYS)) return [];
  const [current, previous = current] = networkKeys();
  return shared(order).map(([sharedKind, identity]) => ({
    id: newId(),
    hash: networkHash(current, sharedKind, identity),
    earlierHash: networkHash(previous, sharedKind, identity),
    identifierKind: sharedKind,
    kind,
    day,
    sourceId: kind === "order" ? order.shopId : t.org,
    orderId: order.orderId,
  }));
}

/** The identifiers of a stored order that mean the same elsewhere. */
function shared(order: TellingOrder): [SharedKind, string][] {
  return order.kinds.flatMap((number, at): [SharedKind, string][] => {
    const key = order.keys[at];
    const kind = sharedKind(number);
    return kind === null || key === undefined ? [] : [[kind, key.toString()]];
  });
}

function sharedKind(number: number): SharedKind | null {
  const kind = kindOf(number);
  if (kind === "email" || kind === "phone") return kind;
  return kind === "shipRoom" ? "address" : null;
}
