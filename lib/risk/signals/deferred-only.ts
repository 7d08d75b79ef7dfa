import type { Order } from "../order";
import { type Reading, unknown } from "./signal";

/** The reading of an order that is not, or not known to be, paid later; null where it is. */
export function deferredOnly(order: Order): Reading | null {
  const method = order.input.payment?.method;
  if (method === undefined) return unknown("not_sent");
  return method === "deferred" ? null : unknown("not_applicable");
}
