import type { Facts, UnknownWhy } from "../facts";
import type { Order, OrderInput } from "../order";
import { whyNoHistory } from "./history";

export type FirstOrder =
  | { readonly known: true; readonly value: boolean }
  | { readonly known: false; readonly why: UnknownWhy };

/** Whether this is the buyer's first order: as the merchant says, else disproved by an earlier order of the same member. */
export function isFirstOrder(order: Order, facts: Facts): FirstOrder {
  const said = order.input.isFirstOrder;
  if (said !== undefined) return { known: true, value: said };
  const earlier = facts.history.kinds.member?.sightings.length ?? 0;
  return earlier > 0 ? { known: true, value: false } : { known: false, why: whyNoHistory(facts) };
}

/**
 * Whether an order takes an offer meant for first orders: a trial article, the first cycle of a subscription, or a first order at
 * a reduced price. `Sighting.firstOffer` of a recorded order is this function's answer for it (`undefined` counts as false).
 * `undefined`: the order says nothing from which it could be told.
 */
export function takesFirstOffer(input: OrderInput): boolean | undefined {
  if (input.items?.some((item) => item.isTrial === true)) return true;
  const { subscription, isFirstOrder: first } = input;
  if (subscription !== undefined && (subscription.cycleNo === 1 || first === true)) return true;
  if (first === true && (input.couponCode !== undefined || (input.discount ?? 0) > 0)) return true;
  const told = first !== undefined || subscription !== undefined || input.items?.some((i) => i.isTrial !== undefined);
  return told === true ? false : undefined;
}

/** An offer for first orders, an article with a limit or one that resells well; an order that tells nothing of these may hold one. */
export function isWorthDisguise(input: OrderInput): boolean {
  const items = input.items ?? [];
  const told = items.some((item) => item.isHighResale !== undefined || item.isTrial !== undefined);
  return (
    !told ||
    takesFirstOffer(input) === true ||
    items.some((item) => item.isHighResale === true || item.purchaseLimit !== undefined)
  );
}
