import { FRAUD_EVENT_TYPES, GENUINE_EVENT_TYPES, ORDER_EVENT_TYPES, type OrderEventType } from "../shared/vocabulary";

const FRAUD: readonly string[] = FRAUD_EVENT_TYPES;
const GENUINE: readonly string[] = GENUINE_EVENT_TYPES;

/**
 * What became of an order, in one word, from its events in order of time: the last that confirms fraud, else the last that confirms
 * a genuine order, else the last. The database's `orders_told` says the same for the listing.
 */
export function outcomeOf(types: readonly string[]): OrderEventType | null {
  const telling = types.filter((type) => type !== "in_house_verdict");
  const told =
    telling.findLast((type) => FRAUD.includes(type)) ??
    telling.findLast((type) => GENUINE.includes(type)) ??
    telling.at(-1);
  return ORDER_EVENT_TYPES.find((type) => type === told) ?? null;
}
