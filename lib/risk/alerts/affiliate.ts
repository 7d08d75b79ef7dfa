import { z } from "zod";
import { countMin, DAY, ratioMin, share } from "../signals/params";
import {
  type AffiliateGroup,
  type AffiliateOrder,
  type Answer,
  type OwnTally,
  overShare,
  overUsual,
  tallied,
} from "./affiliate-orders";
import { type AlertReading, defineAlert } from "./alert";
import { commissionDays, lookBackDays } from "./params";

/** What every share needs besides its threshold: so many orders that can be judged, and so many of them hit. */
const least = (ordersMin: number, hitsMin: number) => ({ ordersMin: countMin(ordersMin), hitsMin: countMin(hitsMin) });

/** Defines a question about an affiliate's orders together with its tally, which the other orders are counted by, too. */
function ofAffiliate<const Code extends string, Params extends z.ZodType<{ windowDays: number }>>(definition: {
  readonly code: Code;
  readonly params: Params;
  readonly ask: (order: AffiliateOrder, params: z.output<Params>) => Answer;
  readonly judge: (own: OwnTally, others: AffiliateGroup["others"], params: z.output<Params>) => AlertReading;
}) {
  const { code, params, ask, judge } = definition;
  const tally = (orders: readonly AffiliateOrder[], limits: z.output<Params>): OwnTally =>
    tallied(
      orders.filter(({ ago }) => ago <= limits.windowDays * DAY),
      (order) => ask(order, limits),
    );
  const described = defineAlert({
    code,
    typology: "affiliate",
    subject: "affiliate",
    params,
    read: (group: AffiliateGroup, limits: z.output<Params>) => judge(tally(group.orders, limits), group.others, limits),
  });
  /** Fixes the thresholds, so that questions with different ones can be asked alike. Throws a ZodError on what does not parse. */
  const bind = (raw: unknown) => {
    const limits = params.parse(raw);
    return {
      tally: (orders: readonly AffiliateOrder[]): OwnTally => tally(orders, limits),
      read: (group: AffiliateGroup): AlertReading => described.read(group, limits),
    };
  };
  return { ...described, bind };
}

type Events = AffiliateOrder["events"];
const lastOf = (events: Events, ...types: readonly Events[number]["type"][]): number | null =>
  events
    .filter(({ type }) => types.includes(type))
    .reduce<number | null>((last, { ago }) => Math.min(last ?? ago, ago), null);

/** Refused or sent back, of what is known to have arrived at the door: since when; false where it was taken, null where it is open. */
export function refusedOrReturned({ events }: Pick<AffiliateOrder, "events">): number | false | null {
  const refused = lastOf(events, "delivery_refused", "returned");
  if (refused !== null) return refused;
  return lastOf(events, "delivered") === null ? null : false;
}

/** Refusals or returns (受取拒否・返品), against the rest of the shop. */
export const A02 = ofAffiliate({
  code: "A02",
  params: z.strictObject({ windowDays: lookBackDays(60), ...least(10, 3), ratioMin: ratioMin(3) }),
  ask: refusedOrReturned,
  judge: (own, others, params) => overUsual(own, others, params, { windowDays: params.windowDays }),
});

/** Made-up or third-party addresses (架空・第三者住所). */
export const A07 = ofAffiliate({
  code: "A07",
  params: z.strictObject({ windowDays: lookBackDays(30), ...least(20, 3), shareMin: share(0.1) }),
  ask: ({ isOddAddress }) => isOddAddress ?? "unknown",
  judge: (own, others, params) => overShare(own, others, params, { windowDays: params.windowDays }),
});

/**
 * Cash on delivery postponed past the commission date (代引きの配達を成果確定後へ先送り): the parcel was asked for, or came to the door,
 * only once the commission was due.
 */
export const A08 = ofAffiliate({
  code: "A08",
  params: z.strictObject({
    windowDays: lookBackDays(90),
    commissionDays: commissionDays(30),
    ...least(10, 3),
    shareMin: share(0.2),
  }),
  ask: (order, params) => {
    if (!order.isCod) return null;
    const dueAgo = order.ago - params.commissionDays * DAY;
    const arrivedAgo = lastOf(order.events, "delivered", "delivery_refused");
    if (arrivedAgo === null && order.deliveryAgo === null) return null;
    return arrivedAgo === null ? (order.deliveryAgo ?? 0) < dueAgo : arrivedAgo < dueAgo && arrivedAgo;
  },
  judge: (own, others, { windowDays, commissionDays: days, ...limits }) =>
    overShare(own, others, limits, { windowDays, commissionDays: days }),
});

/** Returns bunched after the commission date (成果確定後の返品集中), of orders old enough to have reached it. */
export const A09 = ofAffiliate({
  code: "A09",
  params: z.strictObject({
    windowDays: lookBackDays(90),
    commissionDays: commissionDays(30),
    bunchDays: lookBackDays(7),
    ...least(5, 3),
    shareMin: share(0.5),
  }),
  ask: (order, params) => {
    if (order.ago < (params.commissionDays + params.bunchDays) * DAY) return null;
    const returnedAgo = lastOf(order.events, "delivery_refused", "returned");
    if (returnedAgo === null) return null;
    const days = (order.ago - returnedAgo) / DAY;
    const isBunched = days >= params.commissionDays && days <= params.commissionDays + params.bunchDays;
    return isBunched && returnedAgo;
  },
  judge: (own, others, { windowDays, commissionDays: days, bunchDays, ...limits }) =>
    overShare(own, others, limits, { windowDays, commissionDays: days, bunchDays }),
});

/** Unreachable phones (電話不通). */
export const A10 = ofAffiliate({
  code: "A10",
  params: z.strictObject({ windowDays: lookBackDays(30), ...least(20, 3), shareMin: share(0.2) }),
  ask: ({ isPhoneUnreachable }) => isPhoneUnreachable ?? "unknown",
  judge: (own, others, params) => overShare(own, others, params, { windowDays: params.windowDays }),
});

/** First-delivery cancellations (初回解約), against the subscriptions that came through others. */
export const A14 = ofAffiliate({
  code: "A14",
  params: z.strictObject({ windowDays: lookBackDays(60), ...least(10, 3), ratioMin: ratioMin(3) }),
  ask: (order) => {
    if (!order.isFirstDelivery) return null;
    return lastOf(order.events, "subscription_cancelled") ?? false;
  },
  judge: (own, others, params) => overUsual(own, others, params, { windowDays: params.windowDays }),
});
