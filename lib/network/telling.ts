import "server-only";
import type { OrderEventType } from "@/lib/shared/vocabulary";
import { NEGATIVE_KINDS, type NegativeKind } from "./vocabulary";

/** Events of the outbox that the network takes: an outcome (of an order event), an order (of its screening). */
export const NETWORK_OUTCOME = "network.outcome";
export const NETWORK_ORDER = "network.order";

/** Overdue alone is none: many pay late. */
const NEGATIVES: Partial<Record<OrderEventType, NegativeKind>> = {
  chargeback: "chargeback",
  confirmed_fraud: "confirmed_fraud",
  collection: "unpaid",
  written_off: "unpaid",
  delivery_refused: "refused",
};

/** What an event takes back of what was told of its order. */
const CLEARED: Partial<Record<OrderEventType, readonly string[]>> = {
  paid: ["unpaid"],
  confirmed_genuine: NEGATIVE_KINDS,
  deleted: [...NEGATIVE_KINDS, "order"],
};

export const negativeOf = (type: OrderEventType): NegativeKind | null => NEGATIVES[type] ?? null;
export const clearedBy = (type: OrderEventType): readonly string[] => CLEARED[type] ?? [];
export const tellsNetwork = (type: OrderEventType): boolean => negativeOf(type) !== null || clearedBy(type).length > 0;
