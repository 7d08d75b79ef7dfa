import { FRAUD_EVENT_TYPES, GENUINE_EVENT_TYPES, type OrderEventType } from "../../shared/vocabulary";
import type { KindHistory } from "../facts";

/** What an honest customer's orders do not end in, or not for long. */
export const BAD_ENDINGS: readonly OrderEventType[] = [...FRAUD_EVENT_TYPES, "collection", "overdue"];
const GOOD_ENDINGS: readonly OrderEventType[] = GENUINE_EVENT_TYPES;
/** Orders that ended well for each that ended badly, at a place where honest people live beside others. */
const GOOD_PER_BAD = 3;

/**
 * Where orders were paid for, people live. A drop address is used up before anybody pays; an office, a dormitory or a tower goes on
 * being paid for, a bad order now and then notwithstanding.
 */
export function isHonestPlace({ outcomes }: KindHistory, ordersMin: number): boolean {
  const ended = (types: readonly OrderEventType[]) =>
    new Set(outcomes.filter(({ type }) => types.includes(type)).map(({ order }) => order)).size;
  const good = ended(GOOD_ENDINGS);
  return good >= ordersMin && good >= GOOD_PER_BAD * ended(BAD_ENDINGS);
}
