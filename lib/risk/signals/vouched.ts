import type { Facts } from "../facts";
import type { Order } from "../order";
import { BAD_ENDINGS } from "./endings";
import { earlierOrders, historiesOf, pastOutcomes } from "./history";
import { DAY } from "./params";

/** Stolen cards and invented people are used up within days; who came back after a fortnight is neither. */
const KNOWN_DAYS = 14;

/**
 * A customer who ordered from this very device a fortnight ago or longer, as the same member or by the same mailbox, and of whom
 * nothing bad was heard. What merely hides or displaces a device is then no longer the sign of a stranger.
 */
export function isKnownDevice(facts: Facts): boolean {
  const histories = historiesOf(facts, ["member", "email"]);
  const isLongKnown = earlierOrders(histories).some(({ device, ago }) => device === 0 && ago >= KNOWN_DAYS * DAY);
  return isLongKnown && !pastOutcomes(histories).some(({ type }) => BAD_ENDINGS.includes(type));
}

/** The issuer asked the card's owner, and got the answer. */
export function passedChallenge({ input }: Order): boolean {
  const { status, flow } = input.payment?.threeDS ?? {};
  return status === "Y" && flow !== undefined && /^c(?:hallenge)?$/iu.test(flow.trim());
}
